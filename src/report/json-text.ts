import { unicodeEscape } from "../diagnostics/visible.js";
import { formatDatetime, formatTimespan } from "../plan/time.js";
import type { LiteralValue } from "../plan/scalar.js";
import type { Column, KqlType } from "../plan/types.js";
import type { Finding, InputAccount } from "../case/finding.js";

/** Already JSON: put into the document as it is. */
class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Json =
  string | number | bigint | boolean | null | RawJson | readonly Json[] | { readonly [key: string]: Json };

/**
 * Compact JSON. A bigint is written with all its digits, NaN and the infinities as texts, and what a terminal would
 * obey (C1 controls, bidi marks, line separators) as \u escapes, which mean the same to a JSON reader.
 */
export function jsonText(value: Json): string {
  if (value instanceof RawJson) return value.text;
  switch (typeof value) {
    case "string":
      return jsonString(value);
    case "number":
      return Number.isFinite(value) ? JSON.stringify(value) : jsonString(realText(value));
    case "bigint":
    case "boolean":
      return value.toString();
    default:
      break;
  }
  if (value === null) return "null";
  if (isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  const pairs = Object.entries(value).map(([key, one]) => `${jsonString(key)}:${jsonText(one)}`);
  return `{${pairs.join(",")}}`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const ESCAPED_IN_JSON =
  /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const PLAIN = /^[ -~]*$/;

function jsonString(text: string): string {
  const json = JSON.stringify(text);
  // most texts are: to look for what is not takes longer than to write them
  return PLAIN.test(json) ? json : json.replace(ESCAPED_IN_JSON, unicodeEscape);
}

/** A real as KQL writes it where JSON has no number for it. */
export function realText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (value === Infinity) return "Infinity";
  if (value === -Infinity) return "-Infinity";
  return JSON.stringify(value);
}

/** A value of a result as JSON: times as text, dynamic as the JSON it is. */
export function jsonValue(value: LiteralValue, type: KqlType): Json {
  if (value === null) return null;
  if (type === "datetime" && typeof value === "bigint") return formatDatetime(value);
  if (type === "timespan" && typeof value === "bigint") return formatTimespan(value);
  if (type === "dynamic" && typeof value === "string") return nested(value);
  return value;
}

/** JSON text without blanks between its parts; text that is not JSON becomes a JSON string. */
function nested(text: string): Json {
  const compact = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
  try {
    JSON.parse(compact);
  } catch {
    return text;
  }
  return new RawJson(compact.replace(ESCAPED_IN_JSON, unicodeEscape));
}

/** The result columns of a finding as a JSON object, in their order (which an object would not keep for `1`, `2`). */
export function eventJson(columns: readonly Column[], values: readonly LiteralValue[]): Json {
  const keys = keysOf(columns);
  const pairs = columns.map(
    ({ type }, index) => `${keys[index] ?? ""}:${jsonText(jsonValue(values[index] ?? null, type))}`,
  );
  return new RawJson(`{${pairs.join(",")}}`);
}

const KEYS = new WeakMap<readonly Column[], readonly string[]>();

/** The names of columns as JSON; the findings of a card share their columns. */
function keysOf(columns: readonly Column[]): readonly string[] {
  const known = KEYS.get(columns);
  if (known !== undefined) return known;
  const keys = columns.map(({ name }) => jsonString(name));
  KEYS.set(columns, keys);
  return keys;
}

export function findingJson(finding: Finding): Json {
  return {
    id: finding.id,
    card: finding.card,
    level: finding.level,
    event: eventJson(finding.columns, finding.values),
    sources: finding.sources.map(({ path, row }) => ({ path, row })),
    sourceCount: finding.sourceCount,
  };
}

export function inputJson(input: InputAccount): Json {
  return {
    path: input.path,
    sha256: input.sha256,
    bytes: input.bytes,
    format: input.format,
    table: input.table,
    rows: { ...input.rows },
    firstEvent: input.firstEvent === null ? null : formatDatetime(input.firstEvent),
    lastEvent: input.lastEvent === null ? null : formatDatetime(input.lastEvent),
    examined: input.examined,
    notes: input.notes,
  };
}
