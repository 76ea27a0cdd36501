import {
  call,
  cast,
  compose,
  infix,
  macro,
  notNull,
  Precedence,
  raw,
  type Fragment,
} from "../../fragment/fragment.js";
import { everywhere, openSignature, refuse, type ScalarFunction } from "../signature.js";
import { overRows } from "./order.js";

/* The last arguments of each function are the segments: the rows of each combination of their values are on their own. */

function given(arg: Fragment | undefined): Fragment {
  if (arg === undefined) throw new Error("bug: a window function without its argument");
  return arg;
}

function windowOf(text: string, parts: readonly Fragment[], segments: readonly Fragment[]): Fragment {
  return compose([...parts, ...segments], text + overRows(segments), { nullable: true });
}

/** The row's place in the whole, before anything is ordered by it. */
export const rowOrder: ScalarFunction = {
  name: "row_order",
  reference: "",
  signatures: [
    openSignature({
      params: [],
      returns: "long",
      sql: {
        duckdb: () => raw("row_number() OVER ()", { nullable: false }),
        // rises with the order of the rows: by partition first, and a sort puts its partitions in order
        spark: () => raw("monotonically_increasing_id()", { nullable: false }),
      },
    }),
  ],
};

/** How many rows up to this one fulfil a condition: the number of the segment that the last of them began. */
export const segment: ScalarFunction = {
  name: "segment",
  reference: "",
  signatures: [
    openSignature({
      params: ["bool"],
      rest: "any",
      returns: "long",
      sql: {
        duckdb: (begins, ...segments) =>
          notNull(windowOf(`count(*) FILTER (WHERE ${given(begins).text})`, [given(begins)], segments)),
        // no filter beside a window there
        spark: (begins, ...segments) =>
          notNull(windowOf(`count_if(${given(begins).text})`, [given(begins)], segments)),
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
      params: ["any"],
      rest: "any",
      returns: "bool",
      sql: everywhere((value, ...segments) => {
        const before = windowOf(`lag(${given(value).text})`, [given(value)], segments);
        const first = windowOf("row_number()", [], segments);
        return notNull(
          infix(
            infix(given(value), "IS DISTINCT FROM", before, Precedence.Comparison),
            "OR",
            infix(first, "=", raw("1"), Precedence.Comparison),
            Precedence.Or,
          ),
        );
      }),
    }),
  ],
};

function numberedFrom(start: Fragment | undefined, number: Fragment): Fragment {
  if (String(given(start).literal) === "1") return notNull(number);
  const before = infix(given(start), "-", raw("1"), Precedence.Additive);
  return notNull(infix(number, "+", before, Precedence.Additive));
}

/** The number of the row, counted from `start` on in each segment. */
export const rowNumber: ScalarFunction = {
  name: "row_number",
  reference: "kusto/query/row-number-function",
  signatures: [
    openSignature({
      params: ["long"],
      rest: "any",
      returns: "long",
      sql: {
        duckdb: (start, ...segments) => numberedFrom(start, windowOf("row_number()", [], segments)),
        // of 32 bits there
        spark: (start, ...segments) =>
          numberedFrom(start, cast(windowOf("row_number()", [], segments), "BIGINT")),
      },
    }),
  ],
};

/** The number of the first row of this row's run: the arguments are the row's number and its run's. */
export const firstOfRun: ScalarFunction = {
  name: "first_of_run",
  reference: "",
  signatures: [
    openSignature({
      params: ["long", "long"],
      rest: "any",
      returns: "long",
      sql: everywhere((number, ...parts) => {
        const by = parts.map((part) => part.text).join(", ");
        return notNull(
          compose([given(number), ...parts], `min(${given(number).text}) OVER (PARTITION BY ${by})`),
        );
      }),
    }),
  ],
};

function running(value: Fragment | undefined, segments: readonly Fragment[]): Fragment {
  return windowOf(`sum(${given(value).text})`, [given(value)], segments);
}

function wrapped(sum: Fragment): Fragment {
  return notNull(macro("kql_wrap", call("coalesce", sum, raw("0"))));
}

/** The running sum; it wraps round as long arithmetic does. */
export const rowCumsum: ScalarFunction = {
  name: "row_cumsum",
  reference: "kusto/query/row-cumsum-function",
  signatures: [
    ...(["long", "timespan"] as const).map((type) =>
      openSignature({
        params: [type],
        rest: "any",
        returns: type,
        sql: {
          duckdb: (value, ...segments) => wrapped(running(value, segments)),
          // its sum of longs overflows
          spark: (value, ...segments) => wrapped(running(cast(given(value), "DECIMAL(20, 0)"), segments)),
        },
      }),
    ),
    ...(["real", "decimal"] as const).map((type) =>
      openSignature({
        params: [type],
        rest: "any",
        returns: type,
        sql: everywhere((value, ...segments) =>
          notNull(call("coalesce", running(value, segments), raw("0e0"))),
        ),
      }),
    ),
  ],
};

const NO_WINDOW = refuse("no single window tells where a session begins");

/**
 * The value at the beginning of the session a row belongs to: a new one begins where too much time has passed since
 * its beginning or since the row before. It depends on all rows before it, so that the plan has it as a sequence.
 */
export const rowWindowSession: ScalarFunction = {
  name: "row_window_session",
  reference: "kusto/query/row-window-session-function",
  signatures: [
    openSignature({
      params: ["datetime", "timespan", "timespan", "bool"],
      optional: 1,
      returns: "datetime",
      sql: { duckdb: NO_WINDOW },
    }),
  ],
};
