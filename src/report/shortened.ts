import { visible } from "../diagnostics/visible.js";

/** Longest text of a value on a terminal: JSON has all of it. */
export const LONGEST = 300;

/** A text of evidence for a terminal, cut where it is very long. */
export function shortened(text: string): string {
  return visible(text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);
}
