import { literal } from "../plan/build.js";
import type { Literal } from "../plan/scalar.js";
import { parseDatetime, parseTimespan } from "../plan/parse-time.js";
import { formatDatetime } from "../plan/time.js";
import type { KqlType } from "../plan/types.js";
import type { SyntaxNode } from "./kusto.js";
import { invalid, unsupported } from "./refusal.js";

const TYPED = /^\s*([a-z]+)\s*\((.*)\)\s*$/is;

/** The text between the parentheses of `type(...)`, or the whole text of a bare literal. */
function bodyOf(node: SyntaxNode): string {
  return (TYPED.exec(node.text)?.[2] ?? node.text).trim();
}

/**
 * A literal node's value. Numbers and times are read from the text: the parser's own values cut times to
 * milliseconds and do not know hexadecimal or NaN.
 */
export function lowerLiteral(node: SyntaxNode): Literal {
  const body = bodyOf(node);
  const isNull = body.toLowerCase() === "null" || body === "";
  switch (node.kind) {
    case "StringLiteralExpression":
    case "CompoundStringLiteralExpression":
      return literal("string", String(node.literalValue ?? ""));
    case "BooleanLiteralExpression":
      return literal("bool", isNull ? null : boolOf(node, body));
    case "IntLiteralExpression":
      return literal("int", isNull ? null : wholeOf(node, body, 32));
    case "LongLiteralExpression":
      return literal("long", isNull ? null : wholeOf(node, body, 64));
    case "RealLiteralExpression":
      return literal("real", isNull ? null : realOf(node, body));
    case "DecimalLiteralExpression":
      return literal("decimal", isNull ? null : realOf(node, body));
    case "DateTimeLiteralExpression":
      // the reference calls it the present time, the analyser calls it null
      if (body === "")
        throw unsupported(node.span, "'datetime()' is not translated", "write now() or datetime(null)");
      return literal("datetime", isNull ? null : timeOf(node, body, datetimeOf));
    case "TimespanLiteralExpression":
      return literal("timespan", isNull ? null : timeOf(node, unquoted(body), parseTimespan));
    case "GuidLiteralExpression":
      return literal("guid", isNull ? null : guidOf(node, unquoted(body)));
    case "NullLiteralExpression":
      return literal((node.scalarType ?? "dynamic") satisfies KqlType, null);
    case "DynamicExpression":
      return dynamicLiteral(node);
    default:
      throw new Error(`bug: ${node.kind} is no literal`);
  }
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}

function boolOf(node: SyntaxNode, body: string): boolean {
  const text = body.toLowerCase();
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw invalid(node.span, `'${node.text}' is no bool`);
}

/** The 64 bits of a long, or the 32 of an int; hexadecimal digits may set the sign. */
function wholeOf(node: SyntaxNode, body: string, bits: 32 | 64): bigint {
  const negative = body.startsWith("-");
  const digits = body.replace(/^[+-]\s*/, "");
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(digits)) throw invalid(node.span, `'${node.text}' is no whole number`);
  const value = negative ? -BigInt(digits) : BigInt(digits);
  const whole = BigInt.asIntN(bits, value);
  const fits = /^0x/i.test(digits) ? digits.length <= 2 + bits / 4 : whole === value;
  if (!fits) throw invalid(node.span, `'${node.text}' does not fit into ${bits} bits`);
  return whole;
}

/** Whether a node writes the number that is a long only behind a minus. */
export function isPastLong(node: SyntaxNode): boolean {
  return node.kind === "LongLiteralExpression" && node.text === String(2n ** 63n);
}

function realOf(node: SyntaxNode, body: string): number {
  const text = body.toLowerCase();
  if (text === "nan") return NaN;
  if (text === "+inf" || text === "inf") return Infinity;
  if (text === "-inf") return -Infinity;
  const value = Number(text);
  if (Number.isNaN(value)) throw invalid(node.span, `'${node.text}' is no number`);
  return value;
}

/** A guid may be written without its hyphens. */
function guidOf(node: SyntaxNode, body: string): string {
  const parts = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i.exec(body);
  if (parts === null) throw invalid(node.span, `'${node.text}' is no guid`);
  return parts.slice(1).join("-").toLowerCase();
}

/** A datetime as todatetime() reads it, or the numbers of a day: `2026, 3, 2`, `2026 - 03 - 02`. */
function datetimeOf(text: string): bigint | undefined {
  const day = /^(\d{4})\s*([,-])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/.exec(text);
  return parseDatetime(day === null ? text : [day[1], day[3], day[4]].join("-"));
}

function timeOf(node: SyntaxNode, body: string, parse: (text: string) => bigint | undefined): bigint {
  const ticks = parse(unquoted(body));
  if (ticks === undefined) throw invalid(node.span, `'${node.text}' is not understood as a time`);
  return ticks;
}

/** `dynamic(...)`: JSON, or KQL's own spelling of it (single quotes, datetime(...) members). */
function dynamicLiteral(node: SyntaxNode): Literal {
  const inner = node.optional("Expression");
  if (inner === undefined) throw new Error("bug: a dynamic literal without a value");
  const value = jsonOf(inner);
  return literal("dynamic", value === "null" ? null : value);
}

function jsonOf(node: SyntaxNode): string {
  switch (node.kind) {
    case "JsonArrayExpression":
      return `[${node.list("Values").map(jsonOf).join(",")}]`;
    case "JsonObjectExpression": {
      // the last of several equal names wins
      const members = new Map<string, string>();
      for (const pair of node.list("Pairs")) {
        members.set(
          JSON.stringify(String(pair.child("Name").literalValue ?? pair.child("Name").name)),
          jsonOf(pair.child("Value")),
        );
      }
      return `{${[...members].map(([name, value]) => `${name}:${value}`).join(",")}}`;
    }
    case "NullLiteralExpression":
      return "null";
    case "UnaryMinusExpression":
      return `-${jsonOf(node.child("Expression"))}`;
    case "UnaryPlusExpression":
      return jsonOf(node.child("Expression"));
    case "DynamicExpression":
      return jsonOf(node.child("Expression"));
    default: {
      if (node.text.trim() === "null") return "null";
      // a JSON number may be of any size
      if (node.kind === "LongLiteralExpression" && /^\d+$/.test(node.text)) return String(BigInt(node.text));
      const value = lowerLiteral(node);
      if (value.value === null) return "null";
      if (value.type === "real" && /^-?\d/.test(node.text)) return realJson(value.value as number);
      if (value.type === "string" || value.type === "guid") return JSON.stringify(value.value);
      if (value.type === "real" && !Number.isFinite(value.value)) return JSON.stringify(String(value.value));
      if (value.type === "datetime" && typeof value.value === "bigint")
        return JSON.stringify(formatDatetime(value.value));
      // a timespan written into a dynamic is the number of its ticks
      return String(value.value);
    }
  }
}

/** A real keeps its decimal point, so that it stays a real when it is read back. */
function realJson(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
