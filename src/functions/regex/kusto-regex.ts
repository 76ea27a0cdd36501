/**
 * Kusto's regular expressions (the syntax of Rust's regex crate) in RE2's spelling, which DuckDB takes. Both engines
 * search leftmost-first and know no lookaround; they differ in character classes, which are Unicode's in Kusto, in
 * some escapes, and in word boundaries, which RE2 knows for ASCII only. https://learn.microsoft.com/kusto/query/regex
 */
import { MARK } from "./character-class.js";
import { parseClass, parseClassEscape } from "./class-pattern.js";
import { changedFlags, NO_FLAGS } from "./flags.js";
import {
  anyPart,
  BOUNDARY,
  classPart,
  either,
  endPart,
  inTurn,
  literalPart,
  startPart,
  zeroWidth,
  type Part,
} from "./part.js";
import { Fault, PatternText } from "./pattern-text.js";

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

/** Rewrites a pattern of Kusto's. */
export function toRe2(pattern: string): Re2 | RegexFault {
  return rewritten(pattern, (body, parser) => ({
    pattern: body.pattern,
    marked: parser.hasBoundary ? body.marked : undefined,
    marks: body.boundaries,
    groups: parser.groups,
  }));
}

/** Rewrites a pattern of Kusto's, or one that `toRe2` gave. */
export function toJava(pattern: string): JavaRegex | RegexFault {
  return rewritten(pattern, (body, parser) => {
    if (parser.javaFault !== undefined) throw parser.javaFault;
    return { pattern: body.java(), empty: body.empty, groups: parser.groups };
  });
}

function rewritten<Form>(pattern: string, form: (body: Part, parser: Parser) => Form): Form | RegexFault {
  try {
    const parser = new Parser(pattern);
    return form(parser.parse(), parser);
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message, position: error.position };
    throw error;
  }
}

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;
const MAX_REPEATS = 1000;
const MAX_BOUNDARIES = 100;
const NAMED_GROUP = /^\?P?<([\p{L}_][\p{L}\p{N}_.[\]]*)>/u;

class Parser {
  readonly groups: (string | undefined)[] = [];
  hasBoundary = false;
  /** Why Java would find other matches, where RE2 finds the right ones. */
  javaFault: Fault | undefined;
  private readonly text: PatternText;
  private flags = NO_FLAGS;

  constructor(pattern: string) {
    this.text = new PatternText(pattern);
  }

  parse(): Part {
    const whole = this.parseAlternation();
    if (this.text.peek() !== undefined) throw this.text.fault("an unmatched ')'");
    return whole;
  }

  private parseAlternation(): Part {
    const outer = this.flags;
    const branches = [this.parseBranch()];
    while (this.text.takes("|")) branches.push(this.parseBranch());
    this.flags = outer;
    return either(branches);
  }

  private parseBranch(): Part {
    const parts: Part[] = [];
    for (;;) {
      this.skipVerbose();
      const next = this.text.peek();
      if (next === undefined || next === "|" || next === ")") return inTurn(parts);
      parts.push(this.parseQuantifiers(this.parseAtom()));
    }
  }

  private skipVerbose(): void {
    while (this.flags.verbose) {
      const skipped = /^(?:\s+|#[^\n]*\n?)/u.exec(this.text.rest)?.[0];
      if (skipped === undefined) return;
      this.text.at += skipped.length;
    }
  }

  /** RE2 takes one quantifier only; Rust repeats the repetition. */
  private parseQuantifiers(atom: Part): Part {
    let part = atom;
    for (let first = true; ; first = false) {
      this.skipVerbose();
      const quantifier = QUANTIFIER.exec(this.text.rest)?.[0];
      if (quantifier === undefined) {
        if (/^\{,\d+\}/.test(this.text.rest)) throw this.text.fault("a repetition without a lower bound");
        return part;
      }
      const counts = quantifier.match(/\d+/g)?.map(Number) ?? [];
      if (counts.some((count) => count > MAX_REPEATS))
        throw this.text.fault(`more than ${MAX_REPEATS} repetitions`);
      if (part.pattern === "") throw this.text.fault("a repetition of nothing");
      const rounds = this.roundsAtOnePlace(part, quantifier);
      const repeats = !/^(?:\?|\{[01]\}|\{0,1\})/.test(quantifier);
      if (part.empty && repeats) this.javaFault ??= this.text.fault("a repetition of what may be empty");
      this.text.at += quantifier.length;
      const { java } = part;
      const javaQuantifier = this.flags.lazy ? turned(quantifier) : quantifier;
      part = {
        pattern: (first ? part.pattern : `(?:${part.pattern})`) + quantifier,
        marked: `(?:${part.marked})${quantifier}`,
        java: () => (first ? java() : `(?:${java()})`) + javaQuantifier,
        boundaries: part.boundaries * rounds,
        empty: part.empty || /^[*?]|^\{0/.test(quantifier),
      };
      if (part.boundaries > MAX_BOUNDARIES)
        throw this.text.fault(`more than ${MAX_BOUNDARIES} word boundaries`);
    }
  }

  /** How many rounds of a repetition may have their boundaries at one place, all taking marks there. */
  private roundsAtOnePlace(part: Part, quantifier: string): number {
    if (part.boundaries === 0) return 1;
    // the end of one round and the beginning of the next
    if (!part.empty) return 2;
    // what an engine does with a round that matches nothing but a boundary is its own affair
    const exactly = /^\{(\d+)\}/.exec(quantifier)?.[1];
    if (exactly === undefined) throw this.text.fault("a word boundary in a repetition of what may be empty");
    return Math.max(1, Number(exactly));
  }

  private parseAtom(): Part {
    const start = this.text.at;
    const character = this.text.take();
    switch (character) {
      case "(":
        return this.parseGroup(start);
      case "[":
        return classPart(parseClass(this.text, start), this.flags.anyCase);
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
        throw this.text.fault("a repetition of nothing", start);
      default:
        return literalPart(character, this.flags.anyCase);
    }
  }

  private parseGroup(start: number): Part {
    const named = NAMED_GROUP.exec(this.text.rest);
    if (named !== null) {
      this.text.at += named[0].length;
      return this.closeGroup("(", named[1], true, start);
    }
    if (!this.text.takes("?")) return this.closeGroup("(", undefined, true, start);
    const flags = /^([imsUuxR]*)(?:-([imsUuxR]+))?([:)])/.exec(this.text.rest);
    if (flags === null) {
      const lookaround = /^<?[=!]/.test(this.text.rest);
      throw this.text.fault(lookaround ? "lookaround" : "a group of an unknown kind", start);
    }
    const [whole, on = "", off = "", end] = flags;
    if (off.includes("u") || (on + off).includes("R")) throw this.text.fault(`the flags '(?${whole}'`, start);
    this.text.at += whole.length;
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
    if (!this.text.takes(")")) throw this.text.fault("an unclosed group", start);
    return {
      ...inner,
      pattern: `${open}${inner.pattern})`,
      marked: `${open}${inner.marked})`,
      java: () => `${captures ? "(" : "(?:"}${inner.java()})`,
    };
  }

  private parseEscape(start: number): Part {
    const character = this.text.peek();
    if (character === "b" || character === "B") {
      this.text.at++;
      if (this.text.peek() === "{") throw this.text.fault(String.raw`the boundary '\b{'`, start);
      if (character === "B") throw this.text.fault(String.raw`'\B'`, start);
      this.hasBoundary = true;
      return BOUNDARY;
    }
    if (character === "A") {
      this.text.at++;
      return zeroWidth(String.raw`\A`, String.raw`\A`, "^");
    }
    if (character === "z") {
      this.text.at++;
      return zeroWidth(String.raw`\z`, String.raw`${MARK}*\z`);
    }
    const escape = parseClassEscape(this.text, start);
    if (typeof escape === "string") return literalPart(escape, this.flags.anyCase);
    return classPart({ ...escape, negated: false }, this.flags.anyCase);
  }
}

/** A quantifier that is greedy instead of lazy, or the other way round. */
function turned(quantifier: string): string {
  const isLazy = quantifier.length > 1 && quantifier.endsWith("?");
  return isLazy ? quantifier.slice(0, -1) : `${quantifier}?`;
}
