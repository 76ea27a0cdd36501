import type { Scalar } from "../../plan/scalar.js";
import type { Fragment } from "../../fragment/fragment.js";
import { refuse } from "../signature.js";

/** Why a period that the query does not name is not found in Spark. */
export const NO_PERIOD_IN_SPARK = refuse(
  "a period is found by a function of coldhunt itself, which Spark has not",
  "name the period as a number, or 0 for none",
);

/** How the season of a period that the query does not name may differ. */
export const FOUND_PERIOD =
  "the period of a series that is not named is where its autocorrelation is highest; how the engine finds it is not published";

/** Says so where the period is no number that is named. */
export function unlessNamed(period: number): (args: readonly Scalar[]) => string | undefined {
  return (args) => {
    const given = args[period];
    return given?.kind === "literal" && Number(given.value) >= 0 ? undefined : FOUND_PERIOD;
  };
}

/** Whether a period is to be looked for, as far as that is known before the query runs. */
export function isLookedFor(period: Fragment | undefined): boolean {
  return period === undefined || (period.literal !== undefined && Number(period.literal) === -1);
}
