/** Reads bracketed classes and the escapes that may stand in them, out of Kusto's spelling. */
import { escapedInClass, isPosixName, type CharacterClass } from "./character-class.js";
import { Fault, type PatternText } from "./pattern-text.js";
import { PERL_CLASSES, propertyOf } from "./unicode-classes.js";

/** What an escape or a part of a class stands for. */
type CharacterSet = Omit<CharacterClass, "negated">;

const CONTROL_ESCAPES: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** An escape that may stand inside a class: a character, or a set of them. */
export function parseClassEscape(text: PatternText, start: number): string | CharacterSet {
  const character = text.take();
  const perl = PERL_CLASSES[character.toLowerCase()];
  if (perl !== undefined) {
    return character in PERL_CLASSES
      ? { items: [perl], complements: [] }
      : { items: [], complements: [perl] };
  }
  if (character === "p" || character === "P") return parseProperty(text, character === "P", start);
  const control = CONTROL_ESCAPES[character];
  if (control !== undefined) return String.fromCodePoint(control);
  if (character === "x") return parseHexadecimal(text, 2, start);
  if (character === "u") return parseHexadecimal(text, 4, start);
  if (character === "U") return parseHexadecimal(text, 8, start);
  if (/[0-9]/.test(character)) {
    text.at--;
    const octal = /^(?:0[0-7]{0,2}|[1-3][0-7]{2})/.exec(text.rest)?.[0];
    if (octal === undefined) throw text.fault(`the back reference '\\${character}'`, start);
    text.at += octal.length;
    return String.fromCodePoint(parseInt(octal, 8));
  }
  if (/[A-Za-z<>]/.test(character)) throw text.fault(`the escape '\\${character}'`, start);
  return character;
}

function parseHexadecimal(text: PatternText, digits: number, start: number): string {
  const found = text.takes("{")
    ? /^([0-9A-Fa-f]{1,8})\}/.exec(text.rest)
    : new RegExp(`^([0-9A-Fa-f]{${digits}})`).exec(text.rest);
  const point = parseInt(found?.[1] ?? "", 16);
  if (found === null || point > 0x10ffff) throw text.fault("a code that is no character's", start);
  text.at += found[0].length;
  return String.fromCodePoint(point);
}

function parseProperty(text: PatternText, negated: boolean, start: number): CharacterSet {
  const braced = /^\{(\^?)([^}]*)\}/.exec(text.rest);
  const name = braced === null ? text.take() : (braced[2] ?? "");
  if (braced !== null) text.at += braced[0].length;
  const property = propertyOf(name);
  if (property === undefined) throw text.fault(`the character property '${name}'`, start);
  const inside = String.raw`\p{${property}}`;
  return negated !== (braced?.[1] === "^")
    ? { items: [], complements: [inside] }
    : { items: [inside], complements: [] };
}

/** The class whose opening bracket has been read. */
export function parseClass(text: PatternText, start: number): CharacterClass {
  const negated = text.takes("^");
  const items: string[] = [];
  const complements: string[] = [];
  for (let first = true; ; first = false) {
    const before = text.at;
    if (/^(?:&&|--[^\]]|~~)/.test(text.rest)) throw text.fault("set operations in a class");
    if (text.peek() === undefined) throw text.fault("an unclosed class", start);
    if (text.takes("]") && !first) break;
    if (text.at > before) {
      items.push(escapedInClass("]"));
      continue;
    }
    const nested = parseNested(text);
    if (nested !== undefined) {
      items.push(...nested.items);
      complements.push(...nested.complements);
      continue;
    }
    const low = parseClassCharacter(text);
    if (typeof low !== "string") {
      items.push(...low.items);
      complements.push(...low.complements);
      continue;
    }
    items.push(escapedInClass(low) + parseRangeEnd(text, low));
  }
  return { items, complements, negated };
}

function parseClassCharacter(text: PatternText): string | CharacterSet {
  const start = text.at;
  const character = text.take();
  return character === "\\" ? parseClassEscape(text, start) : character;
}

function parseRangeEnd(text: PatternText, low: string): string {
  if (!/^-[^\]]/.test(text.rest)) return "";
  const start = text.at;
  text.at++;
  const high = parseClassCharacter(text);
  if (typeof high !== "string") {
    // `[a-\d]` is an error in Rust; RE2 would take the hyphen for itself
    throw text.fault("a range that ends in a class", start);
  }
  if ((high.codePointAt(0) ?? 0) < (low.codePointAt(0) ?? 0))
    throw text.fault("a range that runs backwards", start);
  return `-${escapedInClass(high)}`;
}

/** `[:alpha:]`, or a class within the class; a bracket that nothing closes stands for itself. */
function parseNested(text: PatternText): CharacterClass | undefined {
  const posix = /^\[:(\^?)(\w+):\]/.exec(text.rest);
  if (posix !== null && isPosixName(posix[2] ?? "")) {
    text.at += posix[0].length;
    const inside = `[:${posix[2] ?? ""}:]`;
    return posix[1] === "^"
      ? { items: [], complements: [inside], negated: false }
      : { items: [inside], complements: [], negated: false };
  }
  if (text.peek() !== "[") return undefined;
  const start = text.at;
  try {
    text.at++;
    const nested = parseClass(text, start);
    if (!text.rest.includes("]")) throw text.fault("an unclosed class", start);
    if (!nested.negated) return nested;
    if (nested.complements.length === 0)
      return { items: [], complements: [nested.items.join("")], negated: false };
    throw text.fault("a negated class within a class", start);
  } catch (error) {
    if (!(error instanceof Fault) || !error.message.startsWith("an unclosed")) throw error;
    text.at = start;
    return undefined;
  }
}
