/**
 * Kusto's regular expressions (the syntax of Rust's regex crate) in RE2's spelling, which DuckDB takes. Both engines
 * search leftmost-first and know no lookaround; they differ in character classes, which are Unicode's in Kusto, in
 * some escapes, and in word boundaries, which RE2 knows for ASCII only. https://learn.microsoft.com/kusto/query/regex
 */
import { escapedInClass, isPosixName, MARK, type CharacterClass } from "./character-class.js";
import { changedFlags, NO_FLAGS } from "./flags.js";
import {
  anyPart,
  BOUNDARY,
  classPart,
  either,
  endPart,
  literalPart,
  startPart,
  zeroWidth,
  type Part,
} from "./part.js";
import { PERL_CLASSES, propertyOf } from "./unicode-classes.js";

/** A regular expression for RE2. */
export interface Re2 {
  /** Exact for every text, or for ASCII texts only where `marked` is there. */
  readonly pattern: string;
  /**
   * Where the expression asks for word boundaries: the form for texts in which every run of word characters stands
   * between marks (`kql_mark_words`).
   */
  readonly marked: string | undefined;
  /** How many marks `marked` needs at each end of a word: a boundary takes one. */
  readonly marks: number;
  /** The names of the capture groups in order, undefined where a group has none. */
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression for java.util.regex. */
export interface JavaRegex {
  readonly pattern: string;
  /** It may match nothing at all: which of such matches are found differs between engines. */
  readonly empty: boolean;
  /** The names of the capture groups in order, undefined where a group has none. */
  readonly groups: readonly (string | undefined)[];
}

/** Why an expression has no form; `position` counts characters of the pattern from 0. */
export interface RegexFault {
  readonly fault: string;
  readonly position: number;
}

class Fault extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** Rewrites a pattern of Kusto's. */
export function toRe2(pattern: string): Re2 | RegexFault {
  try {
    const parser = new Parser(pattern);
    const body = parser.parse();
    return {
      pattern: body.pattern,
      marked: parser.hasBoundary ? body.marked : undefined,
      marks: body.boundaries,
      groups: parser.groups,
    };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message, position: error.position };
    throw error;
  }
}

/** Rewrites a pattern of Kusto's, or one that `toRe2` gave. */
export function toJava(pattern: string): JavaRegex | RegexFault {
  try {
    const parser = new Parser(pattern);
    const body = parser.parse();
    if (parser.javaFault !== undefined) throw parser.javaFault;
    return { pattern: body.java, empty: body.empty, groups: parser.groups };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message, position: error.position };
    throw error;
  }
}

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;
const MAX_REPEATS = 1000;
const MAX_BOUNDARIES = 100;
const CONTROL_ESCAPES: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const NAMED_GROUP = /^\?P?<([\p{L}_][\p{L}\p{N}_.[\]]*)>/u;

class Parser {
  readonly groups: (string | undefined)[] = [];
  hasBoundary = false;
  /** Why Java would find other matches, where RE2 finds the right ones. */
  javaFault: Fault | undefined;
  private readonly text: string;
  private at = 0;
  private flags = NO_FLAGS;

  constructor(text: string) {
    this.text = text;
  }

  parse(): Part {
    const whole = this.parseAlternation();
    if (this.at < this.text.length) throw this.fault("an unmatched ')'");
    return whole;
  }

  private fault(message: string, position = this.at): Fault {
    return new Fault(message, [...this.text.slice(0, position)].length);
  }

  private get rest(): string {
    return this.text.slice(this.at);
  }

  /** The next character, a whole code point. */
  private peek(): string | undefined {
    const point = this.text.codePointAt(this.at);
    return point === undefined ? undefined : String.fromCodePoint(point);
  }

  private take(): string {
    const character = this.peek();
    if (character === undefined) throw this.fault("the pattern ends too early");
    this.at += character.length;
    return character;
  }

  private takes(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private parseAlternation(): Part {
    const outer = this.flags;
    const branches = [this.parseBranch()];
    while (this.takes("|")) branches.push(this.parseBranch());
    this.flags = outer;
    return either(branches);
  }

  private parseBranch(): Part {
    let pattern = "";
    let marked = "";
    let java = "";
    let boundaries = 0;
    let empty = true;
    let afterWord = false;
    for (;;) {
      this.skipVerbose();
      const next = this.peek();
      if (next === undefined || next === "|" || next === ")")
        return { pattern, marked, java, boundaries, empty };
      const atom = this.parseAtom();
      const part = this.parseQuantifiers(atom);
      const single = part === atom && atom.word === true;
      pattern += part.pattern;
      java += part.java;
      boundaries += part.boundaries;
      empty &&= part.empty;
      // between two word characters there is never a mark
      marked += single && afterWord ? part.pattern : part.marked;
      afterWord = single;
    }
  }

  private skipVerbose(): void {
    while (this.flags.verbose) {
      const skipped = /^(?:\s+|#[^\n]*\n?)/u.exec(this.rest)?.[0];
      if (skipped === undefined) return;
      this.at += skipped.length;
    }
  }

  /** RE2 takes one quantifier only; Rust repeats the repetition. */
  private parseQuantifiers(atom: Part): Part {
    let part = atom;
    for (let first = true; ; first = false) {
      this.skipVerbose();
      const quantifier = QUANTIFIER.exec(this.rest)?.[0];
      if (quantifier === undefined) {
        if (/^\{,\d+\}/.test(this.rest)) throw this.fault("a repetition without a lower bound");
        return part;
      }
      const counts = quantifier.match(/\d+/g)?.map(Number) ?? [];
      if (counts.some((count) => count > MAX_REPEATS))
        throw this.fault(`more than ${MAX_REPEATS} repetitions`);
      if (part.pattern === "") throw this.fault("a repetition of nothing");
      const rounds = this.roundsAtOnePlace(part, quantifier);
      const repeats = !/^(?:\?|\{[01]\}|\{0,1\})/.test(quantifier);
      if (part.empty && repeats) this.javaFault ??= this.fault("a repetition of what may be empty");
      this.at += quantifier.length;
      part = {
        pattern: (first ? part.pattern : `(?:${part.pattern})`) + quantifier,
        marked: `(?:${part.marked})${quantifier}`,
        java: (first ? part.java : `(?:${part.java})`) + (this.flags.lazy ? turned(quantifier) : quantifier),
        boundaries: part.boundaries * rounds,
        empty: part.empty || /^[*?]|^\{0/.test(quantifier),
      };
      if (part.boundaries > MAX_BOUNDARIES) throw this.fault(`more than ${MAX_BOUNDARIES} word boundaries`);
    }
  }

  /** How many rounds of a repetition may have their boundaries at one place, all taking marks there. */
  private roundsAtOnePlace(part: Part, quantifier: string): number {
    if (part.boundaries === 0) return 1;
    // the end of one round and the beginning of the next
    if (!part.empty) return 2;
    // what an engine does with a round that matches nothing but a boundary is its own affair
    const exactly = /^\{(\d+)\}/.exec(quantifier)?.[1];
    if (exactly === undefined) throw this.fault("a word boundary in a repetition of what may be empty");
    return Math.max(1, Number(exactly));
  }

  private parseAtom(): Part {
    const start = this.at;
    const character = this.take();
    switch (character) {
      case "(":
        return this.parseGroup(start);
      case "[":
        return classPart(this.parseClass(start), this.flags.anyCase);
      case ".":
        return anyPart(this.flags.dotAll);
      case "^":
        return startPart(this.flags.lines);
      case "$":
        return endPart(this.flags.lines);
      case "\\":
        return this.parseEscape(start);
      case "*":
      case "+":
      case "?":
        throw this.fault("a repetition of nothing", start);
      default:
        return literalPart(character, this.flags.anyCase);
    }
  }

  private parseGroup(start: number): Part {
    const named = NAMED_GROUP.exec(this.rest);
    if (named !== null) {
      this.at += named[0].length;
      return this.closeGroup("(", named[1], true, start);
    }
    if (!this.takes("?")) return this.closeGroup("(", undefined, true, start);
    const flags = /^([imsUuxR]*)(?:-([imsUuxR]+))?([:)])/.exec(this.rest);
    if (flags === null) {
      const lookaround = /^<?[=!]/.test(this.rest);
      throw this.fault(lookaround ? "lookaround" : "a group of an unknown kind", start);
    }
    const [whole, on = "", off = "", end] = flags;
    if (off.includes("u") || (on + off).includes("R")) throw this.fault(`the flags '(?${whole}'`, start);
    this.at += whole.length;
    const outer = this.flags;
    this.flags = changedFlags(outer, on, off);
    const kept = [on, off].map((letters) => letters.replace(/[ux]/g, ""));
    const text = (kept[0] ?? "") + (kept[1] === "" ? "" : `-${kept[1] ?? ""}`);
    // flags alone hold until the surrounding group ends
    if (end === ")") {
      const part = text === "" ? "" : `(?${text})`;
      return zeroWidth(part, part, "");
    }
    const part = this.closeGroup(`(?${text}:`, undefined, false, start);
    this.flags = outer;
    return part;
  }

  private closeGroup(open: string, name: string | undefined, captures: boolean, start: number): Part {
    if (captures) this.groups.push(name);
    const inner = this.parseAlternation();
    if (!this.takes(")")) throw this.fault("an unclosed group", start);
    return {
      ...inner,
      pattern: `${open}${inner.pattern})`,
      marked: `${open}${inner.marked})`,
      java: `${captures ? "(" : "(?:"}${inner.java})`,
    };
  }

  private parseEscape(start: number): Part {
    const character = this.peek();
    if (character === "b" || character === "B") {
      this.at++;
      if (this.peek() === "{") throw this.fault(String.raw`the boundary '\b{'`, start);
      if (character === "B") throw this.fault(String.raw`'\B'`, start);
      this.hasBoundary = true;
      return BOUNDARY;
    }
    if (character === "A") {
      this.at++;
      return zeroWidth(String.raw`\A`, String.raw`\A`, "^");
    }
    if (character === "z") {
      this.at++;
      return zeroWidth(String.raw`\z`, String.raw`${MARK}*\z`);
    }
    const escape = this.parseClassEscape(start);
    if (typeof escape === "string") return literalPart(escape, this.flags.anyCase);
    return classPart({ ...escape, negated: false }, this.flags.anyCase);
  }

  /** An escape that may stand inside a class: a character, or a set of them. */
  private parseClassEscape(start: number): string | Omit<CharacterClass, "negated"> {
    const character = this.take();
    const perl = PERL_CLASSES[character.toLowerCase()];
    if (perl !== undefined) {
      return character in PERL_CLASSES
        ? { items: [perl], complements: [] }
        : { items: [], complements: [perl] };
    }
    if (character === "p" || character === "P") return this.parseProperty(character === "P", start);
    const control = CONTROL_ESCAPES[character];
    if (control !== undefined) return String.fromCodePoint(control);
    if (character === "x") return this.parseHexadecimal(2, start);
    if (character === "u") return this.parseHexadecimal(4, start);
    if (character === "U") return this.parseHexadecimal(8, start);
    if (/[0-9]/.test(character)) {
      this.at--;
      const octal = /^(?:0[0-7]{0,2}|[1-3][0-7]{2})/.exec(this.rest)?.[0];
      if (octal === undefined) throw this.fault(`the back reference '\\${character}'`, start);
      this.at += octal.length;
      return String.fromCodePoint(parseInt(octal, 8));
    }
    if (/[A-Za-z<>]/.test(character)) throw this.fault(`the escape '\\${character}'`, start);
    return character;
  }

  private parseHexadecimal(digits: number, start: number): string {
    const found = this.takes("{")
      ? /^([0-9A-Fa-f]{1,8})\}/.exec(this.rest)
      : new RegExp(`^([0-9A-Fa-f]{${digits}})`).exec(this.rest);
    const point = parseInt(found?.[1] ?? "", 16);
    if (found === null || point > 0x10ffff) throw this.fault("a code that is no character's", start);
    this.at += found[0].length;
    return String.fromCodePoint(point);
  }

  private parseProperty(negated: boolean, start: number): Omit<CharacterClass, "negated"> {
    const braced = /^\{(\^?)([^}]*)\}/.exec(this.rest);
    const name = braced === null ? this.take() : (braced[2] ?? "");
    if (braced !== null) this.at += braced[0].length;
    const property = propertyOf(name);
    if (property === undefined) throw this.fault(`the character property '${name}'`, start);
    const inside = String.raw`\p{${property}}`;
    return negated !== (braced?.[1] === "^")
      ? { items: [], complements: [inside] }
      : { items: [inside], complements: [] };
  }

  /** The class whose opening bracket has been read. */
  private parseClass(start: number): CharacterClass {
    const negated = this.takes("^");
    const items: string[] = [];
    const complements: string[] = [];
    for (let first = true; ; first = false) {
      const before = this.at;
      if (/^(?:&&|--[^\]]|~~)/.test(this.rest)) throw this.fault("set operations in a class");
      if (this.peek() === undefined) throw this.fault("an unclosed class", start);
      if (this.takes("]") && !first) break;
      if (this.at > before) {
        items.push(escapedInClass("]"));
        continue;
      }
      const nested = this.parseNested();
      if (nested !== undefined) {
        items.push(...nested.items);
        complements.push(...nested.complements);
        continue;
      }
      const low = this.parseClassCharacter();
      if (typeof low !== "string") {
        items.push(...low.items);
        complements.push(...low.complements);
        continue;
      }
      items.push(escapedInClass(low) + this.parseRangeEnd(low));
    }
    return { items, complements, negated };
  }

  private parseClassCharacter(): string | Omit<CharacterClass, "negated"> {
    const start = this.at;
    const character = this.take();
    return character === "\\" ? this.parseClassEscape(start) : character;
  }

  private parseRangeEnd(low: string): string {
    if (!/^-[^\]]/.test(this.rest)) return "";
    const start = this.at;
    this.at++;
    const high = this.parseClassCharacter();
    if (typeof high !== "string") {
      // `[a-\d]` is an error in Rust; RE2 would take the hyphen for itself
      throw this.fault("a range that ends in a class", start);
    }
    if ((high.codePointAt(0) ?? 0) < (low.codePointAt(0) ?? 0))
      throw this.fault("a range that runs backwards", start);
    return `-${escapedInClass(high)}`;
  }

  /** `[:alpha:]`, or a class within the class; a bracket that nothing closes stands for itself. */
  private parseNested(): CharacterClass | undefined {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.rest);
    if (posix !== null && isPosixName(posix[2] ?? "")) {
      this.at += posix[0].length;
      const inside = `[:${posix[2] ?? ""}:]`;
      return posix[1] === "^"
        ? { items: [], complements: [inside], negated: false }
        : { items: [inside], complements: [], negated: false };
    }
    if (this.peek() !== "[") return undefined;
    const start = this.at;
    try {
      this.at++;
      const nested = this.parseClass(start);
      if (!this.rest.includes("]")) throw this.fault("an unclosed class", start);
      if (!nested.negated) return nested;
      if (nested.complements.length === 0)
        return { items: [], complements: [nested.items.join("")], negated: false };
      throw this.fault("a negated class within a class", start);
    } catch (error) {
      if (!(error instanceof Fault) || !error.message.startsWith("an unclosed")) throw error;
      this.at = start;
      return undefined;
    }
  }
}

/** A quantifier that is greedy instead of lazy, or the other way round. */
function turned(quantifier: string): string {
  const isLazy = quantifier.length > 1 && quantifier.endsWith("?");
  return isLazy ? quantifier.slice(0, -1) : `${quantifier}?`;
}
