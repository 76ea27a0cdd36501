import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { compile } from "../../src/compile.js";
import { selectCards } from "../../src/detect/select-cards.js";
import { DEFENDER_TABLES } from "../../src/schema/defender.js";
import type { BenchCase } from "../run/case.js";
import { runProgram } from "../run/program.js";
import { events } from "../run/data-sets.js";

const ROOT = new URL("../..", import.meta.url).pathname;

/** The built program in a process of its own. */
function program(name: string, args: readonly string[]): BenchCase {
  return {
    name,
    prepare: () =>
      Promise.resolve({
        rows: 0,
        bytes: 0,
        ours: () => runProgram(args),
      }),
  };
}

export const startSamples = program("start-samples", ["scan", "samples", "--quiet"]);
export const startHelp = program("start-help", ["--help"]);

/** SHA-256 of a file, as an import computes it. */
export const hash: BenchCase = {
  name: "hash",
  async prepare(bench) {
    const { files, rows, bytes } = await events(bench, "csv");
    return {
      rows,
      bytes,
      ours: async () => {
        for (const file of files)
          await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), createHash("sha256"));
      },
    };
  },
};

/** The shipped cards from KQL text to SQL, the parser loaded already. */
export const compileWarm: BenchCase = {
  name: "compile-warm",
  async prepare() {
    const cards = await selectCards([]);
    const queries = cards.flatMap((one) => (one.kind === "unreadable" ? [] : [one.card.query.text]));
    return {
      rows: 0,
      bytes: 0,
      ours: async () => {
        for (const query of queries)
          await compile(query, { tables: DEFENDER_TABLES, dialect: "duckdb", provenance: true });
      },
    };
  },
};

/** The same in a process that has to load everything. */
export const compileCold = program("compile-cold", ["translate", `${ROOT}bench/cases/cold.kql`]);
