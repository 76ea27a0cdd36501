import type { LiteralValue } from "../plan/scalar.js";
import type { Column, KqlType } from "../plan/types.js";
import { jsonText, jsonValue, type Json } from "./json-text.js";

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** A cell of a query's answer: whole numbers that a double cannot hold are texts. */
function queryCell(value: LiteralValue, type: KqlType): Json {
  if (typeof value === "bigint" && (type === "int" || type === "long")) {
    return value > LARGEST_EXACT || value < -LARGEST_EXACT ? value.toString() : value;
  }
  return jsonValue(value, type);
}

/** `{"columns":[{"name","type"}],"rows":[[...]]}` as the parts of an object. */
export function queryAnswer(
  columns: readonly Column[],
  rows: readonly (readonly LiteralValue[])[],
): Readonly<Record<string, Json>> {
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: rows.map((row) => columns.map((column, index) => queryCell(row[index] ?? null, column.type))),
  };
}

/** What a query was refused for; line and column are 1-based places in its text. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** One line of a batch: the answer or the refusal, under the id it was asked by. */
export function batchLine(
  id: Json,
  outcome:
    | { readonly columns: readonly Column[]; readonly rows: readonly (readonly LiteralValue[])[] }
    | { readonly error: Refused },
): string {
  if ("error" in outcome) return jsonText({ id, error: { ...outcome.error } });
  return jsonText({ id, ...queryAnswer(outcome.columns, outcome.rows) });
}
