import { literal } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { bindCall, convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** `extract(regex, group, text [, typeof(type)])`: the analyser has read the type. */
export function lowerExtract(node: SyntaxNode, scope: Scope): Scalar {
  const args = argumentsOf(node)
    .slice(0, 3)
    .map((arg) => lowerScalar(arg, scope));
  const text = bindCall("extract", args, spanIn(scope.context, node), "string");
  return convert(text, node.scalarType ?? "string");
}

/** `extract_json(path, text [, typeof(type)])`: the element that a JSON path names. */
export function lowerExtractJson(node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const [path, text] = argumentsOf(node)
    .slice(0, 2)
    .map((arg) => lowerScalar(arg, scope));
  if (path === undefined || text === undefined) throw new Error("bug: extract_json without its arguments");
  const written = path.kind === "literal" && typeof path.value === "string" ? path.value : undefined;
  const steps = written === undefined ? undefined : stepsOf(withDot(written, scope));
  if (steps === undefined)
    throw unsupported(span, `the JSON path of '${node.text}' is not translated`, "write it as '$.a.b[0]'");
  const json = bindCall("parse_json", [text], span, "dynamic");
  const element = steps.length === 0 ? json : bindCall("element", [json, ...steps], span, "dynamic");
  return convert(element, node.scalarType ?? "string");
}

/** Microsoft's own cards write `$Ruleid` where `$.Ruleid` is meant. */
function withDot(path: string, scope: Scope): string {
  const [, rest] = /^\s*\$([A-Za-z_].*)$/s.exec(path) ?? [];
  if (rest === undefined) return path;
  scope.context.notes.add(`extract_json(): the path '${path}' is read as '$.${rest}'`);
  return `$.${rest}`;
}

const STEP = /^(?:\.([A-Za-z_][\w-]*)|\[(-?\d+)\]|\[\s*'([^'\\]*)'\s*\]|\[\s*"([^"\\]*)"\s*\])/;

/** `$.a[0]['b']` as names and places; undefined where the path is more than that. */
function stepsOf(path: string): Scalar[] | undefined {
  let rest = path.trim().replace(/^\$/, "");
  // the dollar may be left out before a name
  if (rest === path.trim() && /^\w/.test(rest)) rest = `.${rest}`;
  const steps: Scalar[] = [];
  while (rest !== "") {
    const step = STEP.exec(rest);
    if (step === null) return undefined;
    const [whole, name, index, single, double] = step;
    steps.push(
      index === undefined
        ? literal("string", name ?? single ?? double ?? "")
        : literal("long", BigInt(index)),
    );
    rest = rest.slice(whole.length);
  }
  return steps;
}
