import {
  call,
  cast,
  integerLiteral,
  infix,
  macro,
  Precedence,
  tryCast,
  type Fragment,
} from "../../fragment/fragment.js";
import { UNIX_EPOCH_TICKS } from "../../plan/time.js";
import { signature, type ScalarFunction } from "../signature.js";
import { whole } from "./ticks.js";

const EPOCH: Fragment = {
  ...integerLiteral(UNIX_EPOCH_TICKS),
  text: `${UNIX_EPOCH_TICKS} /* 1970-01-01T00:00:00.0000000Z */`,
};

/** Ticks of a number of units that may have a fraction; parts of a tick are cut. */
function ticksOf(value: Fragment, unit: number): Fragment {
  return tryCast(call("trunc", productOf(value, unit)), "BIGINT");
}

function productOf(value: Fragment, unit: number): Fragment {
  const factor = cast(integerLiteral(BigInt(Math.round(Math.max(unit, 1)))), "DOUBLE");
  return infix(
    value,
    unit < 1 ? "/" : "*",
    unit < 1 ? cast(integerLiteral(100), "DOUBLE") : factor,
    Precedence.Multiplicative,
  );
}

/** The same in Spark, whose cast cuts itself. */
function cutTicksOf(value: Fragment, unit: number): Fragment {
  return tryCast(productOf(value, unit), "BIGINT");
}

function fromUnix(name: string, unit: bigint | undefined): ScalarFunction {
  return {
    name: `unixtime_${name}_todatetime`,
    reference: `kusto/query/unixtime-${name}-todatetime-function`,
    signatures: [
      signature({
        params: ["long"],
        returns: "datetime",
        sql: {
          duckdb: (value) =>
            unit === undefined
              ? macro("kql_datetime_add", EPOCH, whole(value, 100n, "duckdb"))
              : macro("kql_datetime_add_units", EPOCH, value, integerLiteral(unit)),
          spark: (value) =>
            unit === undefined
              ? macro("kql_datetime_add", EPOCH, whole(value, 100n, "spark"))
              : macro("kql_datetime_add_units", EPOCH, value, integerLiteral(unit)),
        },
        repeats: "all",
      }),
      signature({
        params: ["real"],
        returns: "datetime",
        sql: {
          duckdb: (value) =>
            macro("kql_datetime_add", EPOCH, ticksOf(value, unit === undefined ? 0.01 : Number(unit))),
          spark: (value) =>
            macro("kql_datetime_add", EPOCH, cutTicksOf(value, unit === undefined ? 0.01 : Number(unit))),
        },
        repeats: "all",
      }),
    ],
  };
}

/** The datetime some seconds (milliseconds ...) after 1970; null where that leaves the years 1 to 9999. */
export const fromUnixTime: readonly ScalarFunction[] = [
  fromUnix("seconds", 10_000_000n),
  fromUnix("milliseconds", 10_000n),
  fromUnix("microseconds", 10n),
  fromUnix("nanoseconds", undefined),
];
