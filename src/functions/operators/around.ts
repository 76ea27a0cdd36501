import { compose, infix, Precedence, within, type Fragment } from "../../fragment/fragment.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

function near(value: Fragment, center: Fragment, delta: Fragment): Fragment {
  const low = infix(center, "-", delta, Precedence.Additive);
  const high = infix(center, "+", delta, Precedence.Additive);
  return compose(
    [value, center, delta],
    `${within(value, Precedence.Other)} BETWEEN ${low.text} AND ${high.text}`,
    { precedence: Precedence.Comparison },
  );
}

/** Whether a value is no further than `delta` from `center`. */
export const around: ScalarFunction = {
  name: "around",
  reference: "kusto/query/around-function",
  signatures: [
    ...(["long", "real", "timespan"] as const).map((type) =>
      signature({ params: [type, type, type], returns: "bool", sql: everywhere(near), repeats: "all" }),
    ),
    signature({
      params: ["datetime", "datetime", "timespan"],
      returns: "bool",
      sql: everywhere(near),
      repeats: "all",
    }),
  ],
};
