import { infix, macro, Precedence, type Fragment } from "../../fragment/fragment.js";

/** The clock of a run is far from both ends of time: a short way from it needs no check. */
const CENTURY = 36_525n * 864_000_000_000n;

function nearNow(time: Fragment, span: Fragment): boolean {
  return (
    time.text === "kql_now()" &&
    typeof span.literal === "bigint" &&
    span.literal < CENTURY &&
    span.literal > -CENTURY
  );
}

/** A datetime moved by a timespan; null outside of the years 1 to 9999. */
export function later(time: Fragment, span: Fragment): Fragment {
  return nearNow(time, span)
    ? infix(time, "+", span, Precedence.Additive)
    : macro("kql_datetime_add", time, span);
}

/** A datetime moved back by a timespan; null outside of the years 1 to 9999. */
export function earlier(time: Fragment, span: Fragment): Fragment {
  return nearNow(time, span)
    ? infix(time, "-", span, Precedence.Additive)
    : macro("kql_datetime_subtract", time, span);
}
