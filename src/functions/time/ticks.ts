import { cast, infix, integerLiteral, macro, Precedence, type Fragment } from "../../fragment/fragment.js";
import type { Dialect } from "../signature.js";

/** Ticks of 100 ns in each unit of fixed length, by the names KQL gives the parts of a time. */
export const TICKS_PER_PART: Readonly<Record<string, bigint>> = {
  week: 6_048_000_000_000n,
  day: 864_000_000_000n,
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: 10_000n,
  microsecond: 10n,
};

/** The division of whole numbers that cuts. */
export const DIVISION: Readonly<Record<Dialect, string>> = { duckdb: "//", spark: "div" };

export const DAY = 864_000_000_000n;

/** A macro that is null only where an argument is. */
export function timeMacro(name: string, ...args: readonly Fragment[]): Fragment {
  return { ...macro(name, ...args), nullable: args.some((arg) => arg.nullable) };
}

/** Whole units in a number of ticks. A datetime is never negative, so the quotient is rounded down. */
export function whole(ticks: Fragment, unit: bigint, dialect: Dialect): Fragment {
  const quotient = infix(ticks, DIVISION[dialect], integerLiteral(unit), Precedence.Multiplicative);
  return { ...quotient, nullable: ticks.nullable };
}

export function times(value: Fragment, factor: bigint): Fragment {
  return infix(value, "*", integerLiteral(factor), Precedence.Multiplicative);
}

export function modulo(value: Fragment, divisor: bigint): Fragment {
  return {
    ...infix(value, "%", integerLiteral(divisor), Precedence.Multiplicative),
    nullable: value.nullable,
  };
}

export function plus(left: Fragment, right: Fragment): Fragment {
  return infix(left, "+", right, Precedence.Additive);
}

export function minus(left: Fragment, right: Fragment): Fragment {
  return infix(left, "-", right, Precedence.Additive);
}

/** The units from 0 to `count` - 1 within the next larger one: the hour of the day, the second of the minute. */
export function unitOf(ticks: Fragment, unit: bigint, count: bigint, dialect: Dialect): Fragment {
  return modulo(whole(ticks, unit, dialect), count);
}

/** The DATE of a datetime. */
export function dateOf(ticks: Fragment): Fragment {
  return timeMacro("kql_date", ticks);
}

/** A number as a BIGINT: literals of DuckDB are only 32 bits wide where they fit. */
export function wide(value: Fragment): Fragment {
  return cast(value, "BIGINT");
}
