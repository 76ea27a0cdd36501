import { cast, integerLiteral, macro, raw, type Fragment } from "../../fragment/fragment.js";
import { oneValueForms } from "../conversions/to-time.js";
import { everywhere, openSignature, signature, type ScalarFunction } from "../signature.js";
import { wide } from "./ticks.js";

const NOTHING = integerLiteral(0);
const NO_SECONDS = raw("0e0", { nullable: false });

function datetimeOf(...parts: readonly (Fragment | undefined)[]): Fragment {
  const [year, month, day, hour, minute, second] = parts;
  const numbers = [year, month, day, hour, minute].map((part) => wide(part ?? NOTHING));
  return macro("kql_make_datetime", ...numbers, second ?? NO_SECONDS);
}

/** A datetime from its parts; null where there is no such day or time. One value is converted as by `todatetime`. */
export const makeDatetime: ScalarFunction = {
  name: "make_datetime",
  reference: "kusto/query/make-datetime-function",
  signatures: [
    ...oneValueForms.datetime,
    openSignature({
      params: ["long", "long", "long", "long", "long", "real"],
      optional: 3,
      returns: "datetime",
      sql: everywhere(datetimeOf),
      repeats: "all",
    }),
  ],
};

function timespanOf(day: Fragment, hour: Fragment, minute: Fragment, second: Fragment): Fragment {
  return macro("kql_make_timespan", wide(day), wide(hour), wide(minute), cast(second, "DOUBLE"));
}

/** A timespan from its parts; null where a part is out of range. One value is converted as by `totimespan`. */
export const makeTimespan: ScalarFunction = {
  name: "make_timespan",
  reference: "kusto/query/make-timespan-function",
  signatures: [
    ...oneValueForms.timespan,
    signature({
      params: ["long", "long"],
      returns: "timespan",
      sql: everywhere((hour, minute) => timespanOf(NOTHING, hour, minute, NOTHING)),
      repeats: "all",
    }),
    signature({
      params: ["long", "long", "real"],
      returns: "timespan",
      sql: everywhere((hour, minute, second) => timespanOf(NOTHING, hour, minute, second)),
      repeats: "all",
    }),
    signature({
      params: ["long", "long", "long", "real"],
      returns: "timespan",
      sql: everywhere(timespanOf),
      repeats: "all",
    }),
  ],
};
