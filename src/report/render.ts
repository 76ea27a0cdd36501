import type { ScanAccount } from "../case/finding.js";
import type { TableOptions } from "./table.js";

/** Formats for a reader or a script: of a scan, and of the answer to a query. */
export const TEXT_FORMATS = ["table", "json", "jsonl", "csv"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];
/** All formats of a scan. */
export const FORMATS = [
  ...TEXT_FORMATS,
  "html",
  "timesketch",
  "navigator",
  "ocsf",
  "arrow",
  "parquet",
] as const;
export type Format = (typeof FORMATS)[number];

/** The report of an account in a format, piece by piece: text, or bytes for arrow and parquet. */
export async function* render(
  account: ScanAccount,
  format: Format,
  options: TableOptions,
): AsyncGenerator<string | Uint8Array> {
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
    case "html":
      yield* (await import("./html/html.js")).renderHtml(account);
      return;
    case "timesketch":
      yield* (await import("./timesketch.js")).renderTimesketch(account);
      return;
    case "navigator":
      yield* (await import("./navigator.js")).renderNavigator(account);
      return;
    case "ocsf":
      yield* (await import("./ocsf.js")).renderOcsf(account);
      return;
    case "arrow":
      yield* (await import("./arrow.js")).renderArrow(account);
      return;
    case "parquet":
      yield* (await import("./parquet.js")).renderParquet(account);
      return;
  }
}
