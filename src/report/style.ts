import type { Level, Verdict } from "../case/finding.js";

/** How text is coloured for a terminal; every function gives its text back where colour is off. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly level: (level: Level, text?: string) => string;
  readonly verdict: (verdict: Verdict, text?: string) => string;
}

const LEVEL_COLOURS: Readonly<Record<Level, string>> = {
  informational: "2",
  low: "36",
  medium: "33",
  high: "31",
  critical: "1;31",
};
const VERDICT_COLOURS: Readonly<Record<Verdict, string>> = {
  hit: "1;31",
  clean: "32",
  "cannot-tell": "1;33",
};

export function style(colour: boolean): Style {
  const paint = (code: string, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: (text) => paint("1", text),
    dim: (text) => paint("2", text),
    level: (level, text = level) => paint(LEVEL_COLOURS[level], text),
    verdict: (verdict, text = verdict) => paint(VERDICT_COLOURS[verdict], text),
  };
}
