import { call, compose, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { overRows } from "./order.js";

const TYPES: readonly KqlType[] = [
  "string",
  "long",
  "real",
  "decimal",
  "bool",
  "datetime",
  "timespan",
  "guid",
  "dynamic",
];

function neighbour(name: "prev" | "next", sql: "lag" | "lead"): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: TYPES.map((type) =>
      openSignature({
        params: [type, "long", type],
        optional: 2,
        returns: type,
        sql: { duckdb: (value, offset, otherwise) => shifted(sql, type, value, offset, otherwise) },
      }),
    ),
  };
}

/** lag() and lead() of DuckDB take the offset and the stand-in from the row itself; a text is never null. */
function shifted(
  sql: string,
  type: KqlType,
  value: Fragment | undefined,
  offset: Fragment | undefined,
  otherwise: Fragment | undefined,
): Fragment | Refusal {
  if (value === undefined) throw new Error("bug: a neighbour of no value");
  if (offset !== undefined && (offset.literal === undefined || Number(offset.literal) < 0))
    return refuse("an offset that is no whole number from 0 on", "give a number");
  const args = [value, offset ?? raw("1"), ...(otherwise === undefined ? [] : [otherwise])];
  const text = `${sql}(${args.map((arg) => arg.text).join(", ")})${overRows()}`;
  const shiftedValue = compose(args, text, { nullable: true });
  return type === "string" ? notNull(call("coalesce", shiftedValue, raw("''"))) : shiftedValue;
}

/** The value of a row before this one. */
export const prev = neighbour("prev", "lag");
/** The value of a row after this one. */
export const next = neighbour("next", "lead");
