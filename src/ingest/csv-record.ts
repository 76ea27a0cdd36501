import { parse } from "csv-parse/sync";

/** The fields of one record, quotes out of place taken as text; undefined where even that does not help. */
export function parseRecord(text: string, delimiter: string): string[] | undefined {
  try {
    const records = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}
