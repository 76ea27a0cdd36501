import { caseWhen, compose, macro, NULL, Precedence, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

const AXES: readonly (readonly [axis: KqlType, step: KqlType])[] = [
  ["long", "long"],
  ["datetime", "timespan"],
  ["timespan", "timespan"],
  ["real", "real"],
];

function slot(value: Fragment, from: Fragment, to: Fragment, step: Fragment, real: boolean): Fragment {
  const number = macro(real ? "kql_slot_real" : "kql_slot", value, from, step);
  const conditions = [
    ...(from.literal === null ? [] : [compose([value, from], `${value.text} >= ${from.text}`)]),
    ...(to.literal === null ? [] : [compose([value, to], `${value.text} < ${to.text}`)]),
  ];
  if (conditions.length === 0) return number;
  const inside = compose(conditions, conditions.map((condition) => condition.text).join(" AND "));
  return { ...caseWhen([[inside, number]], NULL), nullable: true };
}

/**
 * `make-series`: the number of a value's step between two ends, counted from the first one; null outside of them. An
 * end that is null is open, and steps are counted from 0 then. Not a function of KQL.
 */
export const seriesSlot: ScalarFunction = {
  name: "series_slot",
  reference: "",
  signatures: AXES.map(([axis, step]) =>
    signature({
      params: [axis, axis, axis, step],
      returns: "long",
      repeats: "all",
      sql: everywhere((value, from, to, size) => slot(value, from, to, size, axis === "real")),
    }),
  ),
};

/** How many steps there are from one value to another, the last one begun included. Not a function of KQL. */
export const seriesLength: ScalarFunction = {
  name: "series_length",
  reference: "",
  signatures: AXES.map(([axis, step]) =>
    signature({
      params: [axis, axis, step],
      returns: "long",
      sql: {
        duckdb: (from, to, size) =>
          axis === "real"
            ? compose([from, to, size], `CAST(ceil((${to.text} - ${from.text}) / ${size.text}) AS BIGINT)`)
            : compose(
                [from, to, size],
                `((${to.text}) - (${from.text}) + (${size.text}) - 1) // (${size.text})`,
              ),
        spark: (from, to, size) =>
          axis === "real"
            ? compose([from, to, size], `CAST(ceil((${to.text} - ${from.text}) / ${size.text}) AS BIGINT)`)
            : compose(
                [from, to, size],
                `((${to.text}) - (${from.text}) + (${size.text}) - 1) div (${size.text})`,
              ),
      },
    }),
  ),
};

/** The value at which a numbered step begins. Not a function of KQL. */
export const seriesStep: ScalarFunction = {
  name: "series_step",
  reference: "",
  signatures: AXES.map(([axis, step]) =>
    signature({
      params: [axis, step, "long"],
      returns: axis,
      sql: everywhere((from, size, number) => {
        const origin = from.literal === null ? "0" : `(${from.text})`;
        return compose([from, size, number], `${origin} + ${number.text} * (${size.text})`, {
          precedence: Precedence.Additive,
        });
      }),
    }),
  ),
};
