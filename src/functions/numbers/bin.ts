import { infix, macro, Precedence, type Fragment } from "../../fragment/fragment.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

const positive = (value: Fragment): boolean =>
  (typeof value.literal === "bigint" || typeof value.literal === "number") && value.literal > 0;

/** A datetime is never negative, so the division that truncates is the one that rounds down. */
const binTime =
  (division: "//" | "div") =>
  (time: Fragment, size: Fragment): Fragment => {
    if (!positive(size)) return macro("kql_bin", time, size);
    return infix(
      infix(time, division, size, Precedence.Multiplicative),
      "*",
      size,
      Precedence.Multiplicative,
    );
  };

function binWhole(value: Fragment, size: Fragment): Fragment {
  const bin = macro("kql_bin", value, size);
  return positive(size) ? { ...bin, nullable: value.nullable } : bin;
}

function binReal(value: Fragment, size: Fragment): Fragment {
  const bin = macro("kql_bin_real", value, size);
  return positive(size) ? { ...bin, nullable: value.nullable } : bin;
}

/** The nearest multiple of a size that is not above the value; a size of 0 or less gives null. */
export const bin: ScalarFunction = {
  name: "bin",
  aliases: ["floor"],
  reference: "kusto/query/bin-function",
  signatures: [
    signature({ params: ["long", "long"], returns: "long", sql: everywhere(binWhole), repeats: "all" }),
    signature({ params: ["real", "real"], returns: "real", sql: everywhere(binReal), repeats: "all" }),
    signature({
      params: ["decimal", "decimal"],
      returns: "decimal",
      sql: everywhere(binReal),
      repeats: "all",
    }),
    signature({
      params: ["datetime", "timespan"],
      returns: "datetime",
      sql: { duckdb: binTime("//"), spark: binTime("div") },
      repeats: "all",
    }),
    signature({
      params: ["timespan", "timespan"],
      returns: "timespan",
      sql: everywhere(binWhole),
      repeats: "all",
    }),
  ],
};

/** As `bin`, but the multiples are counted from a fixed point. */
export const binAt: ScalarFunction = {
  name: "bin_at",
  reference: "kusto/query/bin-at-function",
  signatures: [
    signature({
      params: ["long", "long", "long"],
      returns: "long",
      sql: everywhere((value, size, point) => macro("kql_bin_at", value, size, point)),
      repeats: "all",
    }),
    signature({
      params: ["real", "real", "real"],
      returns: "real",
      sql: everywhere((value, size, point) => macro("kql_bin_at_real", value, size, point)),
      repeats: "all",
    }),
    signature({
      params: ["timespan", "timespan", "timespan"],
      returns: "timespan",
      sql: everywhere((value, size, point) => macro("kql_bin_at", value, size, point)),
      repeats: "all",
    }),
    signature({
      params: ["datetime", "timespan", "datetime"],
      returns: "datetime",
      sql: {
        // the bin of the first moments of year 1 may begin before it
        duckdb: (value, size, point) => macro("kql_valid_datetime", macro("kql_bin_at", value, size, point)),
        spark: (value, size, point) => macro("kql_valid_datetime", macro("kql_bin_at", value, size, point)),
      },
      repeats: "all",
    }),
  ],
};
