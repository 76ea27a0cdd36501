/** Bracketed classes in the spelling of java.util.regex, which Spark uses. */
import { orbitOf, othersOf } from "./case-orbits.js";
import {
  escapedCharacter,
  escapedInClass,
  intersectionOf,
  isEverything,
  POSIX,
  posixRange,
  testOf,
  type CharacterClass,
} from "./character-class.js";
import { PERL_CLASSES } from "./unicode-classes.js";

/** A character in the cases that a search in any case takes it for. */
export function javaLiteral(character: string, anyCase: boolean): string {
  const members = anyCase ? orbitOf(character) : [character];
  return members.length === 1 ? escapedCharacter(character) : `[${members.map(escapedInClass).join("")}]`;
}

/** A class of characters. */
export function javaClass(characters: CharacterClass, anyCase: boolean): string {
  const { items, complements, negated } = characters;
  if (negated && complements.length > 0) return intersectionOf(characters, anyCase);
  const inside = (list: readonly string[]): string => insideOf(list.join(""), anyCase);
  if (negated) return `[^${inside(items)}]`;
  if (isEverything(characters)) return "(?s:.)";
  const parts = complements.map((complement) => `[^${inside([complement])}]`);
  if (items.length > 0) parts.unshift(`[${inside(items)}]`);
  return parts.length === 1 ? (parts[0] ?? "") : `(?:${parts.join("|")})`;
}

/** The inside of a class from RE2's spelling. */
function insideOf(inside: string, anyCase: boolean): string {
  const others = anyCase ? othersOf(testOf(`[${inside}]`)) : [];
  const spelled = inside
    .replace(POSIX, posixRange)
    .replaceAll(String.raw`\p{C}`, String.raw`\p{Cc}\p{Cf}\p{Co}\p{Cs}`)
    .replace(/\\p\{(\w{3,})\}/g, String.raw`\p{Is$1}`)
    // two of them would intersect
    .replaceAll("&", String.raw`\&`);
  return spelled + others.map(escapedInClass).join("");
}

const WORD = `[${PERL_CLASSES["w"] ?? ""}]`;

/** A word boundary of Unicode's: Java's own one depends on its version. */
export const JAVA_BOUNDARY = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;
