import { toRe2 } from "../../functions/regex/kusto-regex.js";
import { callOf, extend, literal } from "../../plan/build.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import type { KqlType } from "../../plan/types.js";
import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import type { SyntaxNode } from "../kusto.js";
import { invalid, unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";
import { DYNAMIC_COLUMN } from "./parse-pattern.js";

/** `parse-kv`: the values of named keys, by delimiters, by a regular expression, or by what is no letter or digit. */
export const parseKv: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const text = convert(lowerScalar(node.child("Expression"), over(scope, rows)), "text");
  const find = finderOf(text, optionsOf(node, scope), node, scope);
  const items = node
    .child("Keys")
    .list("Columns")
    .map((key): Item => {
      const declared = key.child("Name");
      const type = declared.scalarType ?? "string";
      if (type === "dynamic")
        throw unsupported(spanIn(scope.context, key), `'parse-kv' is not translated here: ${DYNAMIC_COLUMN}`);
      return { name: declared.name, value: convert(find(declared.name), type) };
    });
  return extend(rows, items, spanIn(scope.context, node));
};

interface Options {
  readonly pairDelimiter: string | undefined;
  readonly kvDelimiter: string | undefined;
  /** Opening and closing quotes. */
  readonly quotes: readonly (readonly [string, string])[];
  readonly escapes: readonly string[];
  readonly greedy: boolean;
  readonly regex: string | undefined;
}

function optionsOf(node: SyntaxNode, scope: Scope): Options {
  const given = (node.optional("WithClause")?.list("Properties") ?? []).map((property) => ({
    name: property.child("Name").name,
    value: property.child("Expression"),
  }));
  const texts = (name: string): string[] =>
    given.filter((option) => option.name === name).map((option) => textOf(option.value, scope));
  return {
    pairDelimiter: texts("pair_delimiter")[0],
    kvDelimiter: texts("kv_delimiter")[0],
    quotes: texts("quote").map((quote) => {
      const [open, close = open, more] = [...quote];
      if (open === undefined || close === undefined || more !== undefined)
        throw invalid(spanIn(scope.context, node), `'${quote}' is neither one quote nor a pair of them`);
      return [open, close];
    }),
    escapes: texts("escape"),
    greedy: given.some((option) => option.name === "greedy" && option.value.text.toLowerCase() === "true"),
    regex: texts("regex")[0],
  };
}

function textOf(value: SyntaxNode, scope: Scope): string {
  const scalar = lowerScalar(value, over(scope, undefined));
  if (scalar.kind === "literal" && typeof scalar.value === "string") return scalar.value;
  if (scalar.kind === "literal" && scalar.type === "bool") return String(scalar.value);
  throw unsupported(spanIn(scope.context, value), `'${value.text}' is no literal`);
}

type Finder = (key: string) => Scalar;

function text(value: string): Scalar {
  return literal("string", value);
}

function call(name: string, type: KqlType, ...args: readonly Scalar[]): Scalar {
  return callOf(name, type, args);
}

function finderOf(subject: Scalar, options: Options, node: SyntaxNode, scope: Scope): Finder {
  const span = spanIn(scope.context, node);
  const found =
    (pairs: Scalar): Finder =>
    (key) =>
      call("kv value", "string", pairs, text(key));
  if (options.regex !== undefined) {
    const regex = toRe2(options.regex);
    if ("fault" in regex) throw unsupported(span, `the regular expression has ${regex.fault}`);
    if (regex.groups.length !== 2)
      throw invalid(span, "the regular expression has not exactly two capture groups");
    if (regex.marked !== undefined) throw unsupported(span, String.raw`the regular expression has '\b'`);
    return found(
      call("kv pairs", "dynamic", subject, text(regex.pattern), literal("long", 0n), text(""), text("")),
    );
  }
  const quotes = literal("long", BigInt(options.quotes.length));
  const escapes = text(escapedPattern(options));
  const { pairDelimiter, kvDelimiter } = options;
  if (pairDelimiter === undefined || kvDelimiter === undefined) {
    if (pairDelimiter !== kvDelimiter)
      throw unsupported(span, "'parse-kv' with one of its two delimiters is not translated", "name both");
    const quoted = options.quotes.map((quote) => quotedPattern(quote, options.escapes));
    const pattern = `(?s)${[...quoted, String.raw`([\p{L}\p{N}]+)`].join("|")}`;
    const tokens = call("kv tokens", "dynamic", subject, text(pattern), quotes, escapes);
    return (key) => {
      if (!/^[\p{L}\p{N}]+$/u.test(key))
        throw unsupported(span, `the key '${key}' has other characters than letters and digits`);
      return call("kv token after", "string", tokens, text(key));
    };
  }
  if (pairDelimiter === "" || kvDelimiter === "") throw invalid(span, "a delimiter is empty");
  if (options.greedy) {
    if (options.quotes.length > 0) throw unsupported(span, "greedy values with quotes are not translated");
    const pattern = greedyPattern(pairDelimiter, kvDelimiter);
    return found(call("kv greedy pairs", "dynamic", subject, text(pattern), text(pairDelimiter)));
  }
  const pattern = pairPattern(pairDelimiter, kvDelimiter, options);
  return found(call("kv pairs", "dynamic", subject, text(pattern), quotes, text(pairDelimiter), escapes));
}

const BLANKS = String.raw`[\s\v\x{85}\p{Z}]*`;

function pairPattern(pairDelimiter: string, kvDelimiter: string, options: Options): string {
  const quoted = options.quotes.map((quote) => quotedPattern(quote, options.escapes));
  const key = [...quoted, "(.*?)"].join("|");
  const value = [...quoted.map((one) => `${one}.*?`), "(.*?)"].join("|");
  const end = `(?:${escaped(pairDelimiter)}|$)`;
  return `(?s)${BLANKS}(?:${key})${BLANKS}${escaped(kvDelimiter)}${BLANKS}(?:${value})${end}`;
}

/** A key of the greedy mode has neither delimiter in it. */
function greedyPattern(pairDelimiter: string, kvDelimiter: string): string {
  const outside = [pairDelimiter, kvDelimiter].map((delimiter) => inClass([...delimiter][0] ?? ""));
  const blank = String.raw`\s`;
  const key = /\s/.test(pairDelimiter)
    ? `([^${outside.join("")}${blank}]+)`
    : `([^${outside.join("")}${blank}](?:[^${outside.join("")}]*[^${outside.join("")}${blank}])?)`;
  return `(?s)${escaped(pairDelimiter)}${BLANKS}${key}${BLANKS}${escaped(kvDelimiter)}`;
}

function quotedPattern([open, close]: readonly [string, string], escapes: readonly string[]): string {
  const taken = [close, ...escapes].map(inClass).join("");
  const escape = escapes.map((one) => `${escaped(one)}.|`).join("");
  return `${escaped(open)}((?:${escape}[^${taken}])*)${escaped(close)}`;
}

/** What an escape character does away with: a quote or an escape character, the pattern's only group. */
function escapedPattern({ quotes, escapes }: Options): string {
  if (escapes.length === 0 || quotes.length === 0) return "";
  const special = [...new Set([...quotes.flat(), ...escapes])].map(inClass).join("");
  return `[${escapes.map(inClass).join("")}]([${special}])`;
}

function escaped(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function inClass(character: string): string {
  return /[\\^[\]-]/.test(character) ? `\\${character}` : character;
}
