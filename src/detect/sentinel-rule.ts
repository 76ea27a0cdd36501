import { firstLineOf } from "../diagnostics/message.js";
import { isScalar, parseDocument, Scalar, type Document } from "yaml";
import { QueryError } from "../diagnostics/error.js";
import { unpairedTags } from "./attack.js";
import { levelOf, NO_TEXT, type Card, type CardQuery } from "./card.js";
import { linesOf } from "./markdown.js";

/** The card of a YAML analytics rule in Sentinel's form: id, name, severity, tactics, relevantTechniques, query. */
export function parseSentinelRule(text: string, path: string, fallbackId: string): Card {
  const document = parseDocument(text, { uniqueKeys: false });
  const fault = document.errors[0];
  if (fault !== undefined) {
    throw new QueryError("CARD-FORMAT", `the rule is not valid YAML: ${firstLineOf(fault.message)}`);
  }
  const query = queryOf(document, text);
  if (query === undefined) {
    throw new QueryError("CARD-FORMAT", "the rule has no 'query' with text", {
      hint: "a rule in Sentinel's form has the keys id, name, severity, tactics, relevantTechniques and query",
    });
  }
  const id = textOf(document, "id") ?? fallbackId;
  return {
    id,
    title: textOf(document, "name") ?? id,
    ...levelOf(textOf(document, "severity")),
    attack: unpairedTags(listOf(document, "tactics"), listOf(document, "relevantTechniques")),
    platforms: [],
    dataSources: [],
    actionTypes: [],
    text: { ...NO_TEXT, description: (textOf(document, "description") ?? "").trim() },
    references: [],
    query,
    path,
    fileText: text,
  };
}

/** A scalar of the top level as text; empty counts as missing. */
function textOf(document: Document, key: string): string | undefined {
  const value = document.get(key);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return value.toString().trim() === "" ? undefined : value.toString();
}

function listOf(document: Document, key: string): string[] {
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const list: unknown =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : null;
  const items: unknown[] = Array.isArray(list) ? list : [list];
  return items.filter((item): item is string => typeof item === "string" && item.trim() !== "");
}

function queryOf(document: Document, text: string): CardQuery | undefined {
  const node = document.get("query", true);
  if (!isScalar(node) || typeof node.value !== "string" || node.value.trim() === "") return undefined;
  const start = node.range?.[0] ?? 0;
  return { text: withTimes(node.value), lineOffsets: lineOffsets(node, node.value, text, start) };
}

/**
 * Sentinel fills the period of a hunt in, a day up to now unless told otherwise. What replaces it is as long, so that
 * every offset holds.
 */
function withTimes(query: string): string {
  const filled = query.replace(PERIOD, (whole: string, end: string | undefined) =>
    (end === undefined ? "ago(1d)" : "now()").padEnd(whole.length),
  );
  const [left] = /\{\{[A-Za-z]\w*\}\}/.exec(filled) ?? [];
  if (left === undefined) return filled;
  throw new QueryError("CARD-FORMAT", `the query has '${left}' in the place of a value`, {
    hint: "a rule runs with values written out",
  });
}

const PERIOD =
  /(?:todatetime|datetime)\s*\(\s*["']?\{\{(?:StartTime(?:ISO)?|(EndTime(?:ISO)?))\}\}["']?\s*\)/gi;

/**
 * Where each line of the query begins in the file: exact for a literal block (`|`) and for text on one line; in the
 * folded forms lines of the query and lines of the file differ, and all errors point at its beginning.
 */
function lineOffsets(node: Scalar, value: string, text: string, start: number): number[] {
  const lines = value.split("\n");
  if (node.type === Scalar.BLOCK_LITERAL) {
    const body = linesOf(text).filter((line) => line.offset > start);
    const first = body.find((line) => line.text.trim() !== "");
    const stated = /^\|[+-]?(\d)/.exec(text.slice(start))?.[1];
    const indent = stated === undefined ? (first?.text.search(/\S/) ?? 0) : Number(stated);
    return lines.map((_, at) => {
      const line = body[at];
      return line === undefined ? text.length : line.offset + Math.min(indent, line.text.length);
    });
  }
  const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  return lines.map(() => start + (quoted ? 1 : 0));
}
