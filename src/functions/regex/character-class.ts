import { orbitOf } from "./case-orbits.js";
import { PERL_CLASSES } from "./unicode-classes.js";

/** A code point that no text holds: it stands at the ends of words in marked texts, and no class may match it. */
export const MARK = String.raw`\x{10FFFE}`;

/** A bracketed class: what it lists, and the complements it lists (`\W`, `\P{..}`). */
export interface CharacterClass {
  /** Insides of classes in RE2's spelling. */
  readonly items: readonly string[];
  /** Insides of classes whose complements belong to the class. */
  readonly complements: readonly string[];
  readonly negated: boolean;
}

const WORD = PERL_CLASSES["w"] ?? "";
/** The connectors without the underscore. */
const OTHER_CONNECTORS = String.raw`\x{203F}\x{2040}\x{2054}\x{FE33}\x{FE34}\x{FE4D}-\x{FE4F}\x{FF3F}`;

/** A class in RE2's spelling; `mark` is what a complement must leave out besides. */
export function printClass(characters: CharacterClass, mark = ""): string {
  const { items, complements, negated } = characters;
  if (negated && complements.length > 0) return intersectionOf(characters);
  if (negated) return `[^${items.join("")}${mark}]`;
  if (isEverything(characters)) return mark === "" ? "(?s:.)" : `[^${mark}]`;
  if (complements.length === 0 && items.length === 1 && /^\\p\{\w+\}$/.test(items[0] ?? ""))
    return items[0] ?? "";
  const parts = complements.map((inside) => `[^${inside}${mark}]`);
  if (items.length > 0) parts.unshift(`[${items.join("")}]`);
  return parts.length === 1 ? (parts[0] ?? "") : `(?:${parts.join("|")})`;
}

/** `[\s\S]` and its like. */
export function isEverything({ items, complements }: CharacterClass): boolean {
  return complements.some((inside) => items.includes(inside));
}

/**
 * `[^\W_]` and its like: everything that is in all the complements' insides and in none of the items; in any case also
 * without what is such a character in another case.
 */
export function intersectionOf({ items, complements }: CharacterClass, anyCase = false): string {
  if (complements.length === 1 && complements[0] === WORD) {
    const taken = [...items].sort().join("");
    const letters = WORD.replace(String.raw`\p{Pc}`, OTHER_CONNECTORS);
    if (taken === "_") return `[${letters}]`;
    if (taken === String.raw`\p{Nd}_`) return `[${letters.replace(String.raw`\p{Nd}`, "")}]`;
  }
  const within = complements.map((inside) => testOf(`[${inside}]`));
  const outside = items.length === 0 ? undefined : testOf(`[${items.join("")}]`);
  const isLeft = (character: string): boolean =>
    within.every((test) => test(character)) && outside?.(character) !== true;
  return rangesOf(anyCase ? (character) => orbitOf(character).every(isLeft) : isLeft);
}

/** Tests characters for a class in RE2's spelling. */
export function testOf(inside: string): (character: string) => boolean {
  const expression = new RegExp(
    `^${inside
      .replaceAll(String.raw`\x{`, String.raw`\u{`)
      .replace(/\\p\{(\w{3,})\}/g, String.raw`\p{sc=$1}`)
      .replace(POSIX, posixRange)}$`,
    "u",
  );
  return (character) => expression.test(character);
}

export const POSIX = /\[:(\w+):\]/g;
const POSIX_RANGES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: String.raw`\x00-\x7F`,
  blank: String.raw`\t `,
  cntrl: String.raw`\x00-\x1F\x7F`,
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: String.raw`!-\/:-@\[-\x60\{-~`,
  space: String.raw`\t\n\v\f\r `,
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

/** Whether there is an ASCII class of that name. */
export function isPosixName(name: string): boolean {
  return name in POSIX_RANGES;
}

/** The characters of an ASCII class by its name, as the inside of a class. */
export function posixRange(_match: string, name: string): string {
  return POSIX_RANGES[name] ?? "";
}

/** The class of all characters that pass, as ranges. */
function rangesOf(test: (character: string) => boolean): string {
  const ranges: string[] = [];
  let start: number | undefined;
  for (let point = 0; point <= 0x110000; point++) {
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    const inside = point < 0x10fffe && !isSurrogate && test(String.fromCodePoint(point));
    if (inside && start === undefined) start = point;
    if (!inside && start !== undefined) {
      ranges.push(start === point - 1 ? hex(start) : `${hex(start)}-${hex(point - 1)}`);
      start = undefined;
    }
  }
  return ranges.length === 0 ? String.raw`[^\x{0}-\x{10FFFF}]` : `[${ranges.join("")}]`;
}

/** A code point in RE2's spelling. */
export function hex(point: number): string {
  return String.raw`\x{${point.toString(16).toUpperCase()}}`;
}

/** A character as itself in a pattern. */
export function escapedCharacter(character: string): string {
  return escaped(character, /[\\^$.*+?()[\]{}|]/);
}

/** A character as itself in a class. */
export function escapedInClass(character: string): string {
  return escaped(character, /[\\^[\]-]/);
}

function escaped(character: string, special: RegExp): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(character)) return hex(character.codePointAt(0) ?? 0);
  return special.test(character) ? `\\${character}` : character;
}
