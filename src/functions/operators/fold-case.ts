import { call, stringLiteral, type Fragment } from "../../fragment/fragment.js";

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

/** The text with case taken away; ASCII literals at once, the rest by the engine's own tables. */
export function foldCase(text: Fragment): Fragment {
  if (typeof text.literal === "string" && isAscii(text.literal))
    return stringLiteral(text.literal.toLowerCase());
  return call("lower", text);
}
