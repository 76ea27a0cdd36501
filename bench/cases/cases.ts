import type { BenchCase } from "../run/case.js";
import { argvCase } from "./argv.js";
import { cardOnCase } from "./card-on-case.js";
import { filterCore } from "./filter-core.js";
import { funnel } from "./funnel.js";
import { hundredCards } from "./hundred-cards.js";
import { importCase } from "./import.js";
import { compileCold, compileWarm, hash, startHelp, startSamples } from "./reported.js";
import { scanCase } from "./scan.js";

/** All cases, in the order of the table of results. */
export const CASES: readonly BenchCase[] = [
  filterCore(1),
  filterCore(10),
  cardOnCase,
  importCase("csv"),
  importCase("jsonl"),
  importCase("parquet"),
  scanCase("csv", "sparse", 0.8),
  scanCase("jsonl", "sparse", 0.8),
  scanCase("parquet", "sparse", 1),
  scanCase("csv", "dense", 1.1),
  hundredCards,
  funnel,
  argvCase("distinct", 1.5),
  argvCase("repeated", 0.5),
  hash,
  compileCold,
  compileWarm,
  startHelp,
  startSamples,
];
