import { macro, type Fragment } from "../../fragment/fragment.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";
import { asReal, bit } from "./kinds.js";

const same = (value: Fragment): Fragment => value;

/** Times give their ticks, a bool 1 or 0; text is read in decimal, NaN and inf included. */
export const todouble: ScalarFunction = {
  name: "todouble",
  aliases: ["toreal"],
  reference: "kusto/query/todouble-function",
  signatures: [
    signature({ params: ["real"], returns: "real", sql: everywhere(same) }),
    signature({ params: ["decimal"], returns: "real", sql: everywhere(same) }),
    signature({ params: ["long"], returns: "real", sql: everywhere(asReal) }),
    signature({ params: ["bool"], returns: "real", sql: everywhere((value) => asReal(bit(value))) }),
    signature({ params: ["datetime"], returns: "real", sql: everywhere(asReal) }),
    signature({ params: ["timespan"], returns: "real", sql: everywhere(asReal) }),
    signature({
      params: ["string"],
      returns: "real",
      sql: everywhere((text) => macro("kql_real_of_text", text)),
    }),
    signature({
      params: ["dynamic"],
      returns: "real",
      sql: everywhere((value) => macro("kql_real_of_dynamic", value)),
      repeats: "all",
    }),
  ],
};

/** A decimal is held as a 64-bit real: 15 of its digits. */
export const todecimal: ScalarFunction = {
  name: "todecimal",
  reference: "kusto/query/todecimal-function",
  approximate: "decimal numbers are held as 64-bit reals: digits past the fifteenth are lost",
  signatures: [
    signature({ params: ["decimal"], returns: "decimal", sql: everywhere(same) }),
    signature({ params: ["real"], returns: "decimal", sql: everywhere(same) }),
    signature({ params: ["long"], returns: "decimal", sql: everywhere(asReal) }),
    signature({ params: ["bool"], returns: "decimal", sql: everywhere((value) => asReal(bit(value))) }),
    signature({ params: ["timespan"], returns: "decimal", sql: everywhere(asReal) }),
    signature({
      params: ["string"],
      returns: "decimal",
      sql: everywhere((text) => macro("kql_decimal_of_text", text)),
    }),
    signature({
      params: ["dynamic"],
      returns: "decimal",
      sql: everywhere((value) => macro("kql_decimal_of_dynamic", value)),
      repeats: "all",
    }),
  ],
};
