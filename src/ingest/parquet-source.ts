import { quoteName, quotePath, quotePaths } from "../fragment/quote.js";
import type { KqlType } from "../plan/types.js";
import type { Session } from "../store/session.js";
import type { SourceColumn } from "./columns.js";
import type { RecordSource } from "./source.js";

/** A Parquet file as a relation of its own types. */
export async function parquetSource(session: Session, path: string): Promise<RecordSource> {
  // names of folders such as y=2026 are no columns of the file
  const reader = `read_parquet(${quotePath(path)}, file_row_number = true, hive_partitioning = false)`;
  const described = (await session.arrays(
    `DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${reader}`,
  )) as string[][];
  const columns = described.map(([name = "", type = ""], index) => column(name, type, index));
  const select = described.map(([name = ""], index) => `${quoteName(name)} AS c${index}`);
  return {
    format: "parquet",
    sql: `SELECT file_row_number + 1 AS n, false AS broken, ${select.join(", ")}
      FROM ${reader}`,
    ...(described.some(([name = ""]) => name.toLowerCase() === "file_index")
      ? {}
      : {
          together: (paths) => `SELECT file_index AS file, false AS broken, ${select.join(", ")}
            FROM read_parquet(${quotePaths(paths)}, hive_partitioning = false)`,
        }),
    columns,
    notes: [],
    torn: [],
    originals: () => ({
      async at(row) {
        const [found] = await session.arrays(
          `SELECT to_json(t) FROM ${reader} AS t
           WHERE file_row_number = ${row - 1}`,
        );
        return found === undefined ? undefined : { line: null, text: found[0] as string };
      },
      close: () => Promise.resolve(),
    }),
  };
}

function column(name: string, type: string, index: number): SourceColumn {
  const cell = `c${index}`;
  // a function of one column is worked out once for each of its different values, of which a file has a list; COALESCE
  // is none, and what comes after it is worked out for every row, but it makes no texts anew
  if (type === "VARCHAR") return { name, sql: `coalesce(${cell}, '')`, looked: `concat(${cell}, '')` };
  if (type === "JSON") return { name, sql: `coalesce(${cell}, '')` };
  if (/[[(]/.test(type) && !type.startsWith("DECIMAL"))
    return { name, sql: `coalesce(CAST(to_json(${cell}) AS VARCHAR), '')` };
  const text = type === "BLOB" ? `decode(${cell})` : `CAST(${cell} AS VARCHAR)`;
  const typed = typedForms(type, cell);
  return { name, sql: `coalesce(${text}, '')`, ...(typed === undefined ? {} : { typed }) };
}

function typedForms(type: string, cell: string): Partial<Record<KqlType, string>> | undefined {
  if (type === "TIMESTAMP_NS") return { datetime: `epoch_ns(${cell}) // 100 + 621355968000000000` };
  if (/^(TIMESTAMP|DATE)/.test(type))
    return { datetime: `epoch_us(CAST(${cell} AS TIMESTAMP)) * 10 + 621355968000000000` };
  if (/^U?(TINY|SMALL)INT$|^U?INTEGER$|^BIGINT$/.test(type))
    return {
      int: `CAST(${cell} AS BIGINT)`,
      long: `CAST(${cell} AS BIGINT)`,
      real: `CAST(${cell} AS DOUBLE)`,
    };
  if (type === "BOOLEAN") return { bool: cell };
  if (type === "DOUBLE" || type === "FLOAT") return { real: `CAST(${cell} AS DOUBLE)` };
  return undefined;
}
