import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import { quoteName } from "../fragment/quote.js";
import type { ExternalData } from "../plan/externals.js";
import { parseDatetime } from "../plan/parse-time.js";
import { parseTimespan } from "../plan/parse-time.js";
import type { KqlType } from "../plan/types.js";
import type { Session } from "../store/session.js";
import { mappingOf } from "./external-mapping.js";
import { readRecords } from "./external-records.js";

/** Rows go to the engine in portions of this many. */
const PORTION = 5000;

/** Fills the table that `externaldata` reads, named by the address, from a local file. */
export async function loadExternal(session: Session, data: ExternalData, path: string): Promise<void> {
  const rows = await readRecords(data, path, mappingOf(data));
  const columns = data.columns.map(({ name, type }) => `${quoteName(name)} ${DUCKDB_TYPES[type]}`);
  const table = quoteName(data.address);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE ${table} (${[...columns, "coldhunt_input INTEGER", "coldhunt_row BIGINT", "coldhunt_ingestion BIGINT"].join(", ")})`,
  );
  const cells = data.columns.map(({ type }, index) => {
    const text = `row[${index + 1}]`;
    return type === "string" ? `coalesce(${text}, '')` : `CAST(${text} AS ${DUCKDB_TYPES[type]})`;
  });
  for (let start = 0; start < rows.length; start += PORTION) {
    const portion = rows
      .slice(start, start + PORTION)
      .map((row) => data.columns.map(({ type }, index) => storedText(row[index] ?? null, type)));
    await session.run(
      `INSERT INTO ${table} SELECT ${[...cells, "0", "0", "0"].join(", ")} FROM (SELECT unnest(from_json($1::JSON, '[["VARCHAR"]]')) AS row)`,
      [JSON.stringify(portion)],
    );
  }
}

/** A text of the file in the form that values of the type are stored in; null where it is no value of the type. */
function storedText(text: string | null, type: KqlType): string | null {
  if (text === null) return null;
  const trimmed = text.trim();
  switch (type) {
    case "string":
      return text;
    case "int":
    case "long":
      return /^[+-]?\d+$/.test(trimmed) ? trimmed : null;
    case "real":
    case "decimal":
      return trimmed !== "" && Number.isFinite(Number(trimmed)) ? trimmed : null;
    case "bool":
      return /^(true|1)$/i.test(trimmed) ? "true" : /^(false|0)$/i.test(trimmed) ? "false" : null;
    case "datetime":
      return parseDatetime(trimmed)?.toString() ?? null;
    case "timespan":
      return parseTimespan(trimmed)?.toString() ?? null;
    case "guid":
      return trimmed === "" ? null : trimmed.toLowerCase();
    case "dynamic":
      return trimmed === "" ? null : asJson(text);
    case "hll":
    case "tdigest":
      throw new Error("bug: a file has no sketches");
  }
}

function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}
