import { integerLiteral, macro, NULL, type Fragment } from "../../fragment/fragment.js";
import { openSignature, type ScalarFunction, type Signature } from "../signature.js";
import type { KqlType } from "../../plan/types.js";
import { asDynamic } from "./json.js";

const HOUR = 36_000_000_000n;

function range(
  type: KqlType,
  step: KqlType,
  defaultStep: bigint,
  render: (first: Fragment, last: Fragment, step: Fragment) => Fragment,
): Signature {
  return openSignature({
    params: [type, type, step],
    optional: 1,
    returns: "dynamic",
    sql: {
      duckdb: (...args) => {
        const [first = NULL, last = NULL, given] = args;
        return asDynamic(render(first, last, given ?? integerLiteral(defaultStep)));
      },
      spark: (...args) => {
        const [first = NULL, last = NULL, given] = args;
        return asDynamic(render(first, last, given ?? integerLiteral(defaultStep)));
      },
    },
  });
}

function whole(first: Fragment, last: Fragment, step: Fragment): Fragment {
  return macro("kql_range_long", first, last, step);
}

/** Values equally spaced from one to another, the last included; the step is 1 or an hour unless given. */
export const rangeFunction: ScalarFunction = {
  name: "range",
  reference: "kusto/query/range-function",
  signatures: [
    range("long", "long", 1n, whole),
    range("real", "real", 1n, (first, last, step) => macro("kql_range_real", first, last, step)),
    range("datetime", "timespan", HOUR, (first, last, step) =>
      macro("kql_datetime_texts", whole(first, last, step)),
    ),
    range("timespan", "timespan", HOUR, (first, last, step) =>
      macro("kql_timespan_texts", whole(first, last, step)),
    ),
  ],
};
