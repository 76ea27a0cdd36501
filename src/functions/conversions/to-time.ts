import { integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import { parseDatetime, parseTimespan } from "../../plan/parse-time.js";
import { formatDatetime, formatTimespan } from "../../plan/time.js";
import { everywhere, signature, type ScalarFunction, type Signature } from "../signature.js";
import { nullOf, truncated, cut } from "./kinds.js";

const same = (value: Fragment): Fragment => value;

/** A text known while compiling becomes its ticks, followed by the time they mean. */
function folded(
  text: Fragment,
  parse: (text: string) => bigint | undefined,
  format: (ticks: bigint) => string,
  suffix: "" | "L",
): Fragment | undefined {
  if (typeof text.literal !== "string") return undefined;
  const ticks = parse(text.literal);
  if (ticks === undefined) return nullOf("BIGINT");
  const literal = integerLiteral(ticks);
  return { ...literal, text: `${literal.text}${suffix} /* ${format(ticks)} */` };
}

// a literal of Spark without the L is a 32-bit one where it fits
const readDatetime =
  (suffix: "" | "L") =>
  (text: Fragment): Fragment =>
    folded(text, parseDatetime, formatDatetime, suffix) ?? macro("kql_datetime_of_text", text);
const readTimespan =
  (suffix: "" | "L") =>
  (text: Fragment): Fragment =>
    folded(text, parseTimespan, formatTimespan, suffix) ?? macro("kql_timespan_of_text", text);

const datetimeSignatures: readonly Signature[] = [
  signature({ params: ["datetime"], returns: "datetime", sql: everywhere(same) }),
  signature({
    params: ["string"],
    returns: "datetime",
    sql: {
      duckdb: readDatetime(""),
      spark: readDatetime("L"),
    },
    repeats: "all",
  }),
  signature({
    params: ["long"],
    returns: "datetime",
    sql: everywhere((ticks) => macro("kql_valid_datetime", ticks)),
  }),
  signature({
    params: ["real"],
    returns: "datetime",
    sql: {
      duckdb: (ticks) => macro("kql_valid_datetime", truncated(ticks)),
      spark: (ticks) => macro("kql_valid_datetime", cut(ticks)),
    },
  }),
  signature({
    params: ["dynamic"],
    returns: "datetime",
    sql: everywhere((value) => macro("kql_datetime_of_dynamic", value)),
    repeats: "all",
  }),
];

const timespanSignatures: readonly Signature[] = [
  signature({ params: ["timespan"], returns: "timespan", sql: everywhere(same) }),
  signature({
    params: ["string"],
    returns: "timespan",
    sql: {
      duckdb: readTimespan(""),
      spark: readTimespan("L"),
    },
    repeats: "all",
  }),
  signature({ params: ["long"], returns: "timespan", sql: everywhere(same) }),
  signature({ params: ["real"], returns: "timespan", sql: { duckdb: truncated, spark: cut } }),
  signature({
    params: ["dynamic"],
    returns: "timespan",
    sql: everywhere((value) => macro("kql_timespan_of_dynamic", value)),
    repeats: "all",
  }),
];

/** Text in any of KQL's spellings of a time; a number is ticks since year 1. */
export const todatetime: ScalarFunction = {
  name: "todatetime",
  reference: "kusto/query/todatetime-function",
  signatures: datetimeSignatures,
};

/** Text in any of KQL's spellings of a timespan; a number is ticks. */
export const totimespan: ScalarFunction = {
  name: "totimespan",
  aliases: ["totime"],
  reference: "kusto/query/totimespan-function",
  signatures: timespanSignatures,
};

/** The forms that make_datetime and make_timespan share with the conversions when they are given one value. */
export const oneValueForms = { datetime: datetimeSignatures, timespan: timespanSignatures };
