/**
 * The pattern of `parse` as one regular expression. In regex mode this is what the engine does itself: it looks for the
 * expression anywhere in the text, strings are greedy and values of other types look like what they are. The simple and
 * relaxed modes match the whole text, with the texts between the columns escaped.
 * https://learn.microsoft.com/kusto/query/parse-operator
 */
import { toRe2 } from "../../functions/regex/kusto-regex.js";
import type { KqlType } from "../../plan/types.js";
import type { SyntaxNode } from "../kusto.js";

/** Why no column of this type is parsed: as a string it would silently have no properties. */
export const DYNAMIC_COLUMN =
  "a column of the type dynamic: whether its text is read as JSON is not documented; parse a string and use parse_json()";

export type ParseKind = "simple" | "regex" | "relaxed";

/** A column that `parse` adds. */
export interface ParsedColumn {
  readonly name: string;
  readonly type: KqlType;
  /** The capture group that holds its text. */
  readonly group: number;
}

export interface ParsePattern {
  readonly re2: string;
  readonly groups: number;
  readonly columns: readonly ParsedColumn[];
}

/** Why a pattern has no translation. */
export interface PatternFault {
  readonly fault: string;
  readonly node: SyntaxNode;
}

const WHOLE = String.raw`\s*[-+]?[0-9]+`;
const NUMBER = String.raw`\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?`;

/** What a column's text looks like; undefined for types whose text only ends where the next literal begins. */
function shapeOf(type: KqlType, kind: ParseKind): string | undefined {
  switch (type) {
    case "int":
    case "long":
      return WHOLE;
    case "real":
    case "decimal":
      // a regular expression has digits on both sides of the point
      return kind === "regex" ? String.raw`\s*[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?` : NUMBER;
    case "bool":
      return kind === "regex" ? "(?i:true|false)" : undefined;
    case "guid":
      return kind === "regex" ? "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}" : undefined;
    default:
      return undefined;
  }
}

/** The parts of the pattern, `*` among them. */
export function parsePattern(
  parts: readonly SyntaxNode[],
  kind: ParseKind,
  flags: string,
): ParsePattern | PatternFault {
  const lazy = kind === "regex" ? "" : "?";
  const columns: ParsedColumn[] = [];
  let groups = 0;
  let body = "";
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    switch (part.kind) {
      case "StarExpression":
        body += ".*?";
        break;
      case "NameDeclaration":
      case "NameAndTypeDeclaration": {
        const declared = part.kind === "NameDeclaration" ? part : part.child("Name");
        const type = declared.scalarType ?? "string";
        if (type === "dynamic") return { fault: DYNAMIC_COLUMN, node: part };
        const shape = shapeOf(type, kind);
        const untilLiteral = next === undefined || isLiteral(next);
        if (shape === undefined && !untilLiteral)
          return { fault: `a column of the type ${type} whose end no text marks`, node: part };
        if (kind === "regex" && (type === "datetime" || type === "timespan") && next === undefined)
          return { fault: `a column of the type ${type} at the end of a regular expression`, node: part };
        groups++;
        const optional = kind === "relaxed" && index === parts.length - 2;
        body += `(${captureOf(shape, kind, untilLiteral, lazy)})${optional && !untilLiteral ? "?" : ""}`;
        columns.push({ name: declared.name, type, group: groups });
        break;
      }
      default: {
        const text = String(part.literalValue ?? "");
        const regex = toRe2(kind === "regex" ? text : escapeAll(text));
        if ("fault" in regex) return { fault: `the regular expression has ${regex.fault}`, node: part };
        if (regex.marked !== undefined)
          return { fault: String.raw`the regular expression has '\b'`, node: part };
        groups += regex.groups.length;
        body += kind === "regex" ? `(?:${regex.pattern})` : regex.pattern;
      }
    }
  }
  const re2 = kind === "regex" ? `(?${flags})${body}`.replace(/^\(\?\)/, "") : `(?s)^${body}$`;
  return { re2, groups, columns };
}

function isLiteral(node: SyntaxNode): boolean {
  return node.kind.endsWith("StringLiteralExpression");
}

/** Only a regular expression asks for the look of a value whose end a text marks. */
function captureOf(shape: string | undefined, kind: ParseKind, untilLiteral: boolean, lazy: string): string {
  return shape === undefined || (kind !== "regex" && untilLiteral) ? `.*${lazy}` : shape;
}

function escapeAll(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
