import {
  call,
  compose,
  infix,
  macro,
  notNull,
  Precedence,
  raw,
  type Fragment,
} from "../../fragment/fragment.js";
import { openSignature, type ScalarFunction } from "../signature.js";
import { overRows } from "./order.js";

function given(arg: Fragment | undefined): Fragment {
  if (arg === undefined) throw new Error("bug: a window function without its argument");
  return arg;
}

function windowOf(
  text: string,
  parts: readonly (Fragment | undefined)[],
  segment: Fragment | undefined,
): Fragment {
  const used = [...parts, segment].filter((part) => part !== undefined);
  return compose(used, text + overRows(segment), { nullable: true });
}

/** The row's place in the whole, before anything is ordered by it. */
export const rowOrder: ScalarFunction = {
  name: "row_order",
  reference: "",
  signatures: [
    openSignature({
      params: [],
      returns: "long",
      sql: { duckdb: () => raw("row_number() OVER ()", { nullable: false }) },
    }),
  ],
};

/** How many rows up to this one fulfil a condition: the number of a segment that each of them begins. */
export const segment: ScalarFunction = {
  name: "segment",
  reference: "",
  signatures: [
    openSignature({
      params: ["bool", "long"],
      optional: 1,
      returns: "long",
      sql: {
        duckdb: (begins, outer) =>
          notNull(windowOf(`count(*) FILTER (WHERE ${given(begins).text})`, [begins], outer)),
      },
    }),
  ],
};

/** Whether a value differs from the one of the row before, true for the first row of a segment. */
export const changed: ScalarFunction = {
  name: "changed",
  reference: "",
  signatures: [
    openSignature({
      params: ["any", "long"],
      optional: 1,
      returns: "bool",
      sql: {
        duckdb: (value, outer) => {
          const before = windowOf(`lag(${given(value).text})`, [value], outer);
          const first = windowOf("row_number()", [], outer);
          return notNull(
            infix(
              infix(given(value), "IS DISTINCT FROM", before, Precedence.Comparison),
              "OR",
              infix(first, "=", raw("1"), Precedence.Comparison),
              Precedence.Or,
            ),
          );
        },
      },
    }),
  ],
};

/** The number of the row, counted from `start` on in each segment. */
export const rowNumber: ScalarFunction = {
  name: "row_number",
  reference: "kusto/query/row-number-function",
  signatures: [
    openSignature({
      params: ["long", "long"],
      optional: 1,
      returns: "long",
      sql: {
        duckdb: (start, outer) => {
          const number = windowOf("row_number()", [], outer);
          if (given(start).literal !== undefined && String(given(start).literal) === "1")
            return notNull(number);
          const before = infix(given(start), "-", raw("1"), Precedence.Additive);
          return notNull(infix(number, "+", before, Precedence.Additive));
        },
      },
    }),
  ],
};

/** The number of the first row of this row's run of equal values. */
export const firstOfRun: ScalarFunction = {
  name: "first_of_run",
  reference: "",
  signatures: [
    openSignature({
      params: ["long", "long", "long"],
      optional: 1,
      returns: "long",
      sql: {
        duckdb: (number, ...parts) => {
          const by = parts.map((part) => part.text).join(", ");
          return notNull(
            compose([given(number), ...parts], `min(${given(number).text}) OVER (PARTITION BY ${by})`),
          );
        },
      },
    }),
  ],
};

/** The running sum; it wraps round as long arithmetic does. */
export const rowCumsum: ScalarFunction = {
  name: "row_cumsum",
  reference: "kusto/query/row-cumsum-function",
  signatures: [
    ...(["long", "timespan"] as const).map((type) =>
      openSignature({
        params: [type, "long"],
        optional: 1,
        returns: type,
        sql: {
          duckdb: (value, outer) =>
            notNull(
              macro(
                "kql_wrap",
                call("coalesce", windowOf(`sum(${given(value).text})`, [value], outer), raw("0")),
              ),
            ),
        },
      }),
    ),
    ...(["real", "decimal"] as const).map((type) =>
      openSignature({
        params: [type, "long"],
        optional: 1,
        returns: type,
        sql: {
          duckdb: (value, outer) =>
            notNull(call("coalesce", windowOf(`sum(${given(value).text})`, [value], outer), raw("0e0"))),
        },
      }),
    ),
  ],
};
