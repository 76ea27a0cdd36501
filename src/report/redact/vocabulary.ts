import { folded } from "./folded.js";
import { isCommonWord } from "./well-known.js";

/** The kinds of tokens. */
export type TokenKind = "host" | "domain" | "user" | "ip" | "mac" | "id" | "sid" | "secret" | "encoded";

/**
 * Where a known value is looked for: in columns of its kind alone, as a word of a text, or inside of words too (an
 * account in the name of an archive).
 */
type Reach = "column" | "word" | "anywhere";

interface Entry {
  readonly kind: TokenKind;
  readonly reach: Reach;
  /** What the token stands for where the text is another way to write it. */
  readonly value: string;
}

/** A known value in a text. */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
  readonly kind: TokenKind;
  readonly value: string;
}

/** A name that is a host and an account has one token. */
const RANK: readonly TokenKind[] = ["ip", "mac", "id", "host", "domain", "user", "sid", "secret", "encoded"];
const HEAD = 3;

/** The values that are not to be shown, without case. */
export class Vocabulary {
  private readonly entries = new Map<string, Entry>();
  /** Lengths of the values that begin with the same three characters, longest first. */
  private heads: Map<string, number[]> | undefined;

  /** Takes a value in; `written` is the text that is looked for, where it is another one. */
  learn(kind: TokenKind, value: string, most: Reach = "anywhere", written = value): void {
    const text = folded(written);
    if (text === "") return;
    const known = this.entries.get(text);
    const reach = wider(known?.reach ?? "column", narrower(most, reachOf(kind, text)));
    const outranked = known !== undefined && RANK.indexOf(known.kind) <= RANK.indexOf(kind);
    this.entries.set(text, outranked ? { ...known, reach } : { kind, reach, value: folded(value) });
    this.heads = undefined;
  }

  kindOf(text: string): TokenKind | undefined {
    return this.entries.get(folded(text))?.kind;
  }

  /** All that stands in a text, from left to right, the longest first where several begin at the same place. */
  *find(text: string): Generator<Occurrence> {
    this.heads ??= this.index();
    const low = folded(text);
    for (let from = 0; from + HEAD <= low.length; from += 1) {
      const lengths = this.heads.get(low.slice(from, from + HEAD));
      if (lengths === undefined) continue;
      for (const length of lengths) {
        const to = from + length;
        const entry = to <= low.length ? this.entries.get(low.slice(from, to)) : undefined;
        if (entry === undefined || entry.reach === "column") continue;
        if (!stands(text, from, to, entry.reach)) continue;
        yield { from, to, kind: entry.kind, value: entry.value };
        from = to - 1;
        break;
      }
    }
  }

  private index(): Map<string, number[]> {
    const heads = new Map<string, Set<number>>();
    for (const [text, { reach }] of this.entries) {
      if (reach === "column" || text.length < HEAD) continue;
      const head = text.slice(0, HEAD);
      const lengths = heads.get(head);
      if (lengths === undefined) heads.set(head, new Set([text.length]));
      else lengths.add(text.length);
    }
    return new Map([...heads].map(([head, lengths]) => [head, [...lengths].sort((a, b) => b - a)]));
  }
}

const REACHES: readonly Reach[] = ["column", "word", "anywhere"];

function narrower(a: Reach, b: Reach): Reach {
  return REACHES.indexOf(a) < REACHES.indexOf(b) ? a : b;
}

function wider(a: Reach, b: Reach): Reach {
  return REACHES.indexOf(a) > REACHES.indexOf(b) ? a : b;
}

/** The shorter and the commoner a name, the more it says that has nothing to do with it. */
function reachOf(kind: TokenKind, text: string): Reach {
  if (text.length < HEAD || (/^\d+$/.test(text) && text.length < 6)) return "column";
  if (kind === "ip" || /^\d+$/.test(text) || text.length < 5) return "word";
  if (kind === "domain") return text.includes(".") ? "anywhere" : "word";
  if (/[^\p{L}]/u.test(text)) return "anywhere";
  return text.length < 6 || isCommonWord(text) ? "word" : "anywhere";
}

/** Whether a value stands there on its own, as far as its reach asks for it. */
function stands(text: string, from: number, to: number, reach: Reach): boolean {
  const [before, after] = [charClass(text, from - 1), charClass(text, to)];
  if (before === "" && after === "") return true;
  if (inHex(text, from, to)) return false;
  if (reach === "anywhere") return true;
  if (to - from === HEAD) return before === "" && after === "";
  return turns(before, charClass(text, from)) && turns(charClass(text, to - 1), after);
}

/** Where one word ends and another begins: `backup-jdoe`, `jdoe2`, `theJdoe`. */
function turns(left: CharClass, right: CharClass): boolean {
  return left === "" || right === "" || (left !== right && !(left === "upper" && right === "lower"));
}

type CharClass = "" | "digit" | "upper" | "lower";

function charClass(text: string, at: number): CharClass {
  const char = text[at] ?? "";
  if (char === "") return "";
  if (char >= "0" && char <= "9") return "digit";
  if (char.toLowerCase() !== char) return "upper";
  return /\p{L}/u.test(char) ? "lower" : "";
}

/** Part of a hash: what it spells there is chance. */
function inHex(text: string, from: number, to: number): boolean {
  if (!/^[0-9a-f]+$/i.test(text.slice(from, to))) return false;
  const before = /[0-9a-f]*$/i.exec(text.slice(Math.max(0, from - 64), from))?.[0].length ?? 0;
  const after = /^[0-9a-f]*/i.exec(text.slice(to, to + 64))?.[0].length ?? 0;
  return before + after > 0 && before + after + to - from >= 32;
}
