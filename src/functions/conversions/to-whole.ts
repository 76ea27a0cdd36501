import { integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import { everywhere, refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";
import { bit, total, truncated, cut } from "./kinds.js";

/** A real cut toward zero and to the ends of the type. A constant out of range the engine works out otherwise. */
function ofReal(bits: 32n | 64n): (value: Fragment) => Fragment | Refusal {
  const end = 2n ** (bits - 1n);
  return (value) =>
    typeof value.literal === "number" && Math.abs(value.literal) >= Number(end)
      ? refuse("the engine takes a constant that does not fit for another number than the same in a column")
      : macro("kql_long_of_real", value, integerLiteral(-end), integerLiteral(end - 1n));
}

const same = (value: Fragment): Fragment => value;

/** Reals are cut toward zero and to what fits, text is read in decimal or hexadecimal, times give their ticks; null where nothing fits. */
export const tolong: ScalarFunction = {
  name: "tolong",
  reference: "kusto/query/tolong-function",
  signatures: [
    signature({ params: ["long"], returns: "long", sql: everywhere(same) }),
    signature({ params: ["real"], returns: "long", sql: everywhere(ofReal(64n)), repeats: "all" }),
    signature({ params: ["decimal"], returns: "long", sql: { duckdb: truncated, spark: cut } }),
    signature({ params: ["bool"], returns: "long", sql: everywhere(bit) }),
    signature({
      params: ["string"],
      returns: "long",
      sql: everywhere((text) => macro("kql_long_of_text", text)),
      repeats: "all",
    }),
    signature({ params: ["datetime"], returns: "long", sql: everywhere(same) }),
    signature({ params: ["timespan"], returns: "long", sql: everywhere(same) }),
    signature({
      params: ["dynamic"],
      returns: "long",
      sql: everywhere((value) => macro("kql_long_of_dynamic", value)),
      repeats: "all",
    }),
  ],
};

/** As `tolong`, but a long wraps round at 32 bits, a real is cut to them; text out of range is null. */
export const toint: ScalarFunction = {
  name: "toint",
  reference: "kusto/query/toint-function",
  signatures: [
    signature({ params: ["int"], returns: "int", sql: everywhere(same) }),
    signature({ params: ["long"], returns: "int", sql: everywhere((value) => total("kql_int32", value)) }),
    signature({ params: ["real"], returns: "int", sql: everywhere(ofReal(32n)), repeats: "all" }),
    signature({
      params: ["decimal"],
      returns: "int",
      sql: {
        duckdb: (value) => macro("kql_int32", truncated(value)),
        spark: (value) => macro("kql_int32", cut(value)),
      },
    }),
    signature({ params: ["bool"], returns: "int", sql: everywhere(bit) }),
    signature({
      params: ["string"],
      returns: "int",
      sql: everywhere((text) => macro("kql_int_of_text", text)),
      repeats: "all",
    }),
    signature({
      params: ["datetime"],
      returns: "int",
      sql: everywhere((value) => total("kql_int32", value)),
    }),
    signature({
      params: ["timespan"],
      returns: "int",
      sql: everywhere((value) => total("kql_int32", value)),
    }),
    signature({
      params: ["dynamic"],
      returns: "int",
      sql: everywhere((value) => macro("kql_int_of_dynamic", value)),
      repeats: "all",
    }),
  ],
};
