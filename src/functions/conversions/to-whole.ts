import { macro, type Fragment } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";
import { bit, total, truncated } from "./kinds.js";

const same = (value: Fragment): Fragment => value;

/** Reals are cut toward zero, text is read in decimal or hexadecimal, times give their ticks; null where nothing fits. */
export const tolong: ScalarFunction = {
  name: "tolong",
  reference: "kusto/query/tolong-function",
  signatures: [
    signature({ params: ["long"], returns: "long", sql: { duckdb: same } }),
    signature({ params: ["real"], returns: "long", sql: { duckdb: truncated } }),
    signature({ params: ["decimal"], returns: "long", sql: { duckdb: truncated } }),
    signature({ params: ["bool"], returns: "long", sql: { duckdb: bit } }),
    signature({
      params: ["string"],
      returns: "long",
      sql: { duckdb: (text) => macro("kql_long_of_text", text) },
      repeats: "all",
    }),
    signature({ params: ["datetime"], returns: "long", sql: { duckdb: same } }),
    signature({ params: ["timespan"], returns: "long", sql: { duckdb: same } }),
    signature({
      params: ["dynamic"],
      returns: "long",
      sql: { duckdb: (value) => macro("kql_long_of_dynamic", value) },
      repeats: "all",
    }),
  ],
};

/** As `tolong`, but a long wraps round at 32 bits; text out of range is null. */
export const toint: ScalarFunction = {
  name: "toint",
  reference: "kusto/query/toint-function",
  signatures: [
    signature({ params: ["int"], returns: "int", sql: { duckdb: same } }),
    signature({ params: ["long"], returns: "int", sql: { duckdb: (value) => total("kql_int32", value) } }),
    signature({
      params: ["real"],
      returns: "int",
      sql: { duckdb: (value) => macro("kql_int32", truncated(value)) },
    }),
    signature({
      params: ["decimal"],
      returns: "int",
      sql: { duckdb: (value) => macro("kql_int32", truncated(value)) },
    }),
    signature({ params: ["bool"], returns: "int", sql: { duckdb: bit } }),
    signature({
      params: ["string"],
      returns: "int",
      sql: { duckdb: (text) => macro("kql_int_of_text", text) },
      repeats: "all",
    }),
    signature({
      params: ["datetime"],
      returns: "int",
      sql: { duckdb: (value) => total("kql_int32", value) },
    }),
    signature({
      params: ["timespan"],
      returns: "int",
      sql: { duckdb: (value) => total("kql_int32", value) },
    }),
    signature({
      params: ["dynamic"],
      returns: "int",
      sql: { duckdb: (value) => macro("kql_int_of_dynamic", value) },
      repeats: "all",
    }),
  ],
};
