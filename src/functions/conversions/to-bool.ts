import { infix, integerLiteral, macro, Precedence, raw, type Fragment } from "../../fragment/fragment.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

const nonZero =
  (zero: Fragment) =>
  (value: Fragment): Fragment =>
    infix(value, "<>", zero, Precedence.Comparison);
const ZERO = integerLiteral(0);
const REAL_ZERO = raw("0e0", { nullable: false });

/** Numbers are true unless 0; text is `true` or `false` in any case, or a whole number. */
export const tobool: ScalarFunction = {
  name: "tobool",
  aliases: ["toboolean"],
  reference: "kusto/query/tobool-function",
  signatures: [
    signature({ params: ["bool"], returns: "bool", sql: everywhere((value) => value) }),
    signature({ params: ["long"], returns: "bool", sql: everywhere(nonZero(ZERO)) }),
    signature({ params: ["real"], returns: "bool", sql: everywhere(nonZero(REAL_ZERO)) }),
    signature({ params: ["decimal"], returns: "bool", sql: everywhere(nonZero(REAL_ZERO)) }),
    signature({
      params: ["string"],
      returns: "bool",
      sql: everywhere((text) => macro("kql_bool_of_text", text)),
      repeats: "all",
    }),
    signature({
      params: ["dynamic"],
      returns: "bool",
      sql: everywhere((value) => macro("kql_bool_of_dynamic", value)),
      repeats: "all",
    }),
  ],
};
