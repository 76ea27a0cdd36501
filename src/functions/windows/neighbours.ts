import { call, compose, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";
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

/** Arguments: the value, how many rows away, what stands for a row that is not there, and the segments. */
function neighbour(name: "prev" | "next", sql: "lag" | "lead"): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: TYPES.map((type) =>
      openSignature({
        params: [type, "long", type],
        rest: "any",
        // an int stays one
        returns: 0,
        sql: everywhere((...args) => shifted(sql, type, args)),
      }),
    ),
  };
}

/** A text is never null: where there is no row it is empty. */
function shifted(sql: string, type: KqlType, args: readonly Fragment[]): Fragment | Refusal {
  const [value, offset, otherwise, ...segments] = args;
  if (value === undefined || offset === undefined || otherwise === undefined)
    throw new Error("bug: a neighbour without its arguments");
  if (offset.literal === undefined || Number(offset.literal) < 0)
    return refuse("an offset that is no whole number from 0 on", "give a number");
  const standIn = otherwise.literal === null ? "" : `, ${otherwise.text}`;
  // without the suffix that a long has in Spark, which wants 32 bits here
  const text = `${sql}(${value.text}, ${String(offset.literal)}${standIn})${overRows(segments)}`;
  const neighbouring = compose([...args], text, { nullable: true });
  return type === "string" ? notNull(call("coalesce", neighbouring, raw("''"))) : neighbouring;
}

/** The value of a row before this one. */
export const prev = neighbour("prev", "lag");
/** The value of a row after this one. */
export const next = neighbour("next", "lead");
