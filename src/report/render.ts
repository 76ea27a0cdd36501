import type { ScanAccount } from "../case/finding.js";
import type { TableOptions } from "./table.js";

export const FORMATS = ["table", "json", "jsonl", "csv"] as const;
export type Format = (typeof FORMATS)[number];

/** The report of an account in a format, piece by piece. */
export async function* render(
  account: ScanAccount,
  format: Format,
  options: TableOptions,
): AsyncGenerator<string> {
  switch (format) {
    case "table":
      yield* (await import("./table.js")).renderTable(account, options);
      return;
    case "json":
      yield* (await import("./json.js")).renderJson(account);
      return;
    case "jsonl":
      yield* (await import("./json.js")).renderJsonl(account);
      return;
    case "csv":
      yield* (await import("./csv.js")).renderCsv(account);
      return;
  }
}
