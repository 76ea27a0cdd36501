import { call, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import type { Dialect } from "../signature.js";

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

/** The text with case taken away; ASCII literals at once, the rest by the engine's own tables. */
export function foldCase(text: Fragment, dialect: Dialect = "duckdb"): Fragment {
  if (typeof text.literal === "string" && isAscii(text.literal))
    return (dialect === "spark" ? sparkText : stringLiteral)(text.literal.toLowerCase());
  // Spark's lower() knows more than one letter for a letter: a final sigma, and a dot over the i
  return call(
    "lower",
    dialect === "spark" ? call("translate", text, sparkText("Σİ"), sparkText("σi")) : text,
  );
}
