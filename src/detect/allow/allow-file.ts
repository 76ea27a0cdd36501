import { createHash } from "node:crypto";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from "yaml";
import { UsageError } from "../../diagnostics/error.js";
import { firstLineOf } from "../../diagnostics/message.js";
import { closest } from "../../diagnostics/suggest.js";
import { UNIX_EPOCH_TICKS } from "../../plan/time.js";

/** A value that a field is compared with; null is an empty field. */
export type FieldValue = string | number | boolean | null;

/** What an entry matches: a KQL condition, or columns and the values of which each has one. */
export type AllowMatch =
  | { readonly kind: "kql"; readonly text: string }
  | {
      readonly kind: "fields";
      readonly fields: readonly { readonly name: string; readonly values: readonly FieldValue[] }[];
    };

export interface AllowEntry {
  readonly id: string;
  readonly card: string;
  readonly match: AllowMatch;
  readonly reason: string;
  readonly author: string;
  readonly expiry: string;
  /** The moment it stops to count, in ticks. */
  readonly ends: bigint;
  /** 1-based line of its match. */
  readonly line: number;
}

export interface AllowFile {
  readonly path: string;
  readonly sha256: string;
  readonly entries: readonly AllowEntry[];
}

const KEYS = ["id", "card", "match", "reason", "author", "expiry"] as const;
type Key = (typeof KEYS)[number];

/** A fault of an allow file, with its line. */
export function allowFault(path: string, line: number, message: string, hint?: string): UsageError {
  return new UsageError("ALLOW-FORMAT", `${path}:${line}: ${message}`, { hint });
}

/** The entries of an allow file: a YAML list. Whatever is not understood is refused, with its line. */
export function parseAllowFile(text: string, path: string): AllowFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined)
    throw allowFault(path, lines.linePos(fault.pos[0]).line, firstLineOf(fault.message));
  const reader = new EntryReader(path, lines);
  const root = document.contents;
  if (root !== null && !isSeq(root))
    throw allowFault(path, reader.lineOf(root), "the file is a list of entries, each '- id: ...'");
  const entries = (root?.items ?? []).map((item) => reader.entry(item as Node));
  const ids = new Set<string>();
  for (const { id, line } of entries) {
    if (ids.has(id)) throw allowFault(path, line, `the id '${id}' is that of an earlier entry too`);
    ids.add(id);
  }
  return { path, sha256: createHash("sha256").update(text).digest("hex"), entries };
}

class EntryReader {
  readonly #path: string;
  readonly #lines: LineCounter;

  constructor(path: string, lines: LineCounter) {
    this.#path = path;
    this.#lines = lines;
  }

  lineOf(node: Node | null | undefined): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }

  entry(node: Node): AllowEntry {
    if (!isMap(node)) throw this.#fault(node, `an entry has the keys ${KEYS.join(", ")}`);
    const values = new Map<Key, Node>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(pair.key) ? String(pair.key.value) : "";
      const key = KEYS.find((one) => one === name);
      if (key === undefined) {
        const near = closest(name, KEYS);
        throw this.#fault(
          pair.key,
          `'${name}' is no key of an entry; an entry has ${KEYS.join(", ")}`,
          near === undefined ? undefined : `was '${near}' meant?`,
        );
      }
      values.set(key, pair.value ?? pair.key);
    }
    for (const key of KEYS)
      if (!values.has(key)) throw this.#fault(node, `the entry has no '${key}'`, EXPECTED[key]);
    const text = (key: Key): string => this.#text(values.get(key), key);
    const matchNode = values.get("match");
    return {
      id: text("id"),
      card: text("card"),
      match: this.#match(matchNode),
      reason: text("reason"),
      author: text("author"),
      expiry: text("expiry"),
      ends: this.#ends(values.get("expiry"), text("expiry")),
      line: this.lineOf(matchNode),
    };
  }

  #text(node: Node | undefined, key: Key): string {
    const value = isScalar(node) ? (node.source ?? "").trim() : "";
    if (!isScalar(node) || value === "" || node.value === null)
      throw this.#fault(node, `'${key}' is empty or no text`, EXPECTED[key]);
    return value;
  }

  #match(node: Node | undefined): AllowMatch {
    if (isScalar(node) && typeof node.value === "string" && node.value.trim() !== "")
      return { kind: "kql", text: node.value };
    if (!isMap(node) || node.items.length === 0)
      throw this.#fault(node, "'match' is neither a KQL condition nor fields", EXPECTED.match);
    return {
      kind: "fields",
      fields: (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => ({
        name: isScalar(key) ? String(key.value) : "",
        values: isSeq(value) ? value.items.map((one) => this.#value(one as Node)) : [this.#value(value)],
      })),
    };
  }

  #value(node: Node | null): FieldValue {
    const value: unknown = isScalar(node) ? node.value : node;
    // a number beyond 2^53 keeps its digits
    if (isScalar(node) && typeof value === "number" && !Number.isSafeInteger(value))
      return node.source ?? value;
    if (
      value === null ||
      typeof value === "string" ||
      typeof value === "number" ||
      typeof value === "boolean"
    )
      return value;
    throw this.#fault(
      node,
      "a field is compared with a text, a number, true, false, null or a list of these",
    );
  }

  /** A day counts to its end. */
  #ends(node: Node | undefined, text: string): bigint {
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text);
    const millis = Date.parse(text);
    const real =
      day === null ? moment && !Number.isNaN(millis) : !Number.isNaN(millis) && isoDay(millis) === text;
    if (!real) throw this.#fault(node, `'expiry' is no date: '${text}'`, EXPECTED.expiry);
    const ends = millis + (day === null ? 0 : 86_400_000);
    return BigInt(ends) * 10_000n + UNIX_EPOCH_TICKS;
  }

  #fault(node: Node | null | undefined, message: string, hint?: string): UsageError {
    return allowFault(this.#path, this.lineOf(node), message, hint);
  }
}

function isoDay(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

const EXPECTED: Readonly<Record<Key, string>> = {
  id: "a name of your own for the entry, such as id: services-console",
  card: "the id of a card, or a pattern such as card: 0xFF-05*",
  match: 'a KQL condition such as DeviceName =~ "ws1", or columns with values, a line each',
  reason: "why such findings are no matter, for those who read the report",
  author: "who answers for it",
  expiry: "the last day it counts, such as expiry: 2027-01-31, or a time such as 2027-01-31T18:00:00Z",
};
