import { join } from "node:path";
import type { BenchCase } from "../run/case.js";
import { coldhunt } from "../run/coldhunt.js";
import { events } from "../run/data-sets.js";

const CARD = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";

/** `coldhunt hunt --funnel` with the MMC card over a case against the same run without it. */
export const funnel: BenchCase = {
  name: "funnel",
  async prepare(bench) {
    const data = await events(bench, "parquet");
    const path = join(bench.scratch, "funnel.duckdb");
    const report = join(bench.scratch, "funnel.json");
    await coldhunt("import", [...data.files, "--case", path, "--quiet"]);
    const hunt = (more: readonly string[]) =>
      coldhunt("hunt", ["--case", path, "--card", CARD, "--quiet", "--force", "-o", report, ...more]);
    return {
      rows: data.rows,
      bytes: 0,
      ours: () => hunt(["--funnel"]),
      baseline: { what: "the same hunt without --funnel", run: () => hunt([]) },
    };
  },
};
