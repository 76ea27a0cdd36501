/**
 * Characters a terminal or a reader's eye would obey: C0 and C1 controls, bidi and zero-width marks, line and
 * paragraph separators, interlinear and tag characters, surrogates that stand alone.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Text of evidence or cards with such characters shown as `\n`, `\t`, `\u202E`, so that no reader obeys them. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (char) => SHORT[char] ?? unicodeEscape(char));
}

/** `\uXXXX` for each UTF-16 unit: the form JSON, JavaScript and the eye all read. */
export function unicodeEscape(char: string): string {
  return Array.from(
    { length: char.length },
    (_, index) => `\\u${char.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0")}`,
  ).join("");
}
