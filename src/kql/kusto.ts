/**
 * The one file that loads and runs Microsoft's parser and analyser; `parser-*.ts` are its parts and of no use elsewhere.
 * The syntax tree is handed on as `SyntaxNode`s: the same nodes, children by the names Microsoft gives them, with plain
 * values for types, symbols and literals.
 */
import { createRequire } from "node:module";
import { QueryError } from "../diagnostics/error.js";
import type { Span } from "../diagnostics/span.js";
import type { Column, KqlType } from "../plan/types.js";
import type { LiteralValue } from "../plan/scalar.js";
import { globalsFor } from "./parser-globals.js";
import { correctNames } from "./parser-names.js";
import {
  itemsOf,
  type RawCode,
  type RawDiagnostic,
  type RawKusto,
  type RawList,
  type RawNode,
  type RawSymbol,
} from "./parser-types.js";

/** A symbol the analyser bound a name to. */
export interface KustoSymbol {
  readonly kind: string;
  readonly name: string;
}

/** What the analyser says against a query. */
export interface KustoDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** The type of an expression: a scalar, a table, a graph, or nothing known. */
export type ResultType =
  | { readonly kind: "scalar"; readonly type: KqlType }
  | { readonly kind: "table"; readonly columns: readonly Column[] }
  | { readonly kind: "tuple"; readonly columns: readonly Column[] }
  | { readonly kind: "graph" }
  | { readonly kind: "unknown" };

const SCALAR_TYPES: ReadonlySet<string> = new Set<KqlType>([
  "bool",
  "int",
  "long",
  "real",
  "decimal",
  "datetime",
  "timespan",
  "string",
  "guid",
  "dynamic",
]);

interface Loaded {
  readonly kusto: RawKusto;
  readonly syntaxKinds: ReadonlyMap<number, string>;
  readonly symbolKinds: ReadonlyMap<number, string>;
}
let loaded: Loaded | undefined;

function namesByValue(enumeration: Record<string, number | string>): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const [name, value] of Object.entries(enumeration)) {
    if (typeof value === "number" && !name.startsWith("$")) names.set(value, name);
  }
  return names;
}

/** Loads the parser once; about half a second the first time. */
function load(): Loaded {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  require("@kusto/language-service-next/bridge.min.js");
  require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
  const kusto = (globalThis as unknown as { Kusto: { Language: RawKusto } }).Kusto.Language;
  correctNames(kusto, (raw) => new SyntaxNode(raw, ""));
  loaded = {
    kusto,
    syntaxKinds: namesByValue(kusto.Syntax.SyntaxKind),
    symbolKinds: namesByValue(kusto.Symbols.SymbolKind),
  };
  return loaded;
}

function scalarTypeOf(symbol: RawSymbol | undefined): KqlType | undefined {
  if (symbol === undefined) return undefined;
  const name = symbol.Name;
  if (SCALAR_TYPES.has(name)) return name as KqlType;
  // typed dynamics (array(long), bag ...) are refinements of dynamic
  if (kindOf(symbol).startsWith("Dynamic") || name.startsWith("dynamic")) return "dynamic";
  return undefined;
}

function kindOf(symbol: RawSymbol): string {
  return load().symbolKinds.get(symbol.Kind) ?? String(symbol.Kind);
}

function columnsOf(symbol: RawSymbol): Column[] {
  return itemsOf(symbol.Columns).map((column) => ({
    name: column.Name,
    type: scalarTypeOf(column.Type) ?? "dynamic",
  }));
}

function resultTypeOf(symbol: RawSymbol | null | undefined): ResultType {
  if (symbol === null || symbol === undefined) return { kind: "unknown" };
  const scalar = scalarTypeOf(symbol);
  if (scalar !== undefined) return { kind: "scalar", type: scalar };
  switch (kindOf(symbol)) {
    case "Table":
      return { kind: "table", columns: columnsOf(symbol) };
    case "Graph":
      return { kind: "graph" };
    case "Tuple":
    case "Group":
      return { kind: "tuple", columns: columnsOf(symbol) };
    default:
      return { kind: "unknown" };
  }
}

/** Ticks, doubles, 64-bit numbers arrive as objects of the parser's runtime. */
function literalValueOf(value: unknown): LiteralValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  return (value as { toString(): string }).toString();
}

/** A node of the syntax tree; `kind` is the name of Microsoft's `SyntaxKind`. */
export class SyntaxNode {
  readonly kind: string;
  readonly span: Span;
  private readonly rawNode: RawNode;
  private readonly source: string;

  /** Offsets of the node point into `source`: the query, or the body of a called function, a text of its own. */
  constructor(rawNode: RawNode, source: string) {
    this.rawNode = rawNode;
    this.source = source;
    this.kind = load().syntaxKinds.get(rawNode.Kind) ?? String(rawNode.Kind);
    this.span = { start: rawNode.TextStart, end: rawNode.End };
  }

  /** The node's own text, without the blanks and comments before it. */
  get text(): string {
    return this.source.slice(this.span.start, this.span.end);
  }

  /** The nodes right below, without empty places. */
  get children(): SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    for (let index = 0; index < this.rawNode.ChildCount; index++) {
      const child = this.rawNode.GetChild(index);
      if (child !== null) nodes.push(new SyntaxNode(child, this.source));
    }
    return nodes;
  }

  /** The child of that name, if it is there and not an empty stand-in. */
  optional(name: string): SyntaxNode | undefined {
    for (let index = 0; index < this.rawNode.ChildCount; index++) {
      if (this.rawNode.GetName(index) !== name) continue;
      const child = this.rawNode.GetChild(index);
      return child === null ? undefined : new SyntaxNode(child, this.source);
    }
    return undefined;
  }

  /** The child of that name. */
  child(name: string): SyntaxNode {
    const node = this.optional(name);
    if (node === undefined) throw new Error(`bug: ${this.kind} has no child '${name}'`);
    return node;
  }

  /** The elements of a list child; separators are left out. */
  list(name: string): SyntaxNode[] {
    return this.optional(name)?.elements() ?? [];
  }

  /** The elements of this list. */
  elements(): SyntaxNode[] {
    return this.children.map((element) =>
      element.kind === "SeparatedElement" ? (element.children[0] ?? element) : element,
    );
  }

  /** The decoded text of a token or name. */
  get name(): string {
    return this.rawNode.SimpleName ?? this.rawNode.ValueText ?? this.rawNode.Text ?? this.text;
  }

  get resultType(): ResultType {
    return resultTypeOf(this.rawNode.ResultType);
  }

  /** The analyser's scalar type; undefined where it has none. */
  get scalarType(): KqlType | undefined {
    const type = this.resultType;
    return type.kind === "scalar" ? type.type : undefined;
  }

  /** The columns of a tabular expression. */
  get tableColumns(): readonly Column[] {
    const type = this.resultType;
    return type.kind === "table" || type.kind === "tuple" ? type.columns : [];
  }

  /** The name the analyser gives the value where the user gave none; undefined where it only numbers it. */
  get resultName(): string | undefined {
    return load().kusto.Binding.Binder.GetExpressionResultName(this.rawNode, null, null) ?? undefined;
  }

  get symbol(): KustoSymbol | undefined {
    const symbol = this.rawNode.ReferencedSymbol;
    return symbol === null || symbol === undefined ? undefined : { kind: kindOf(symbol), name: symbol.Name };
  }

  /** The decoded value of a literal; 64-bit numbers, times and GUIDs as text. */
  get literalValue(): LiteralValue {
    return literalValueOf(this.rawNode.LiteralValue);
  }

  /** The analysed body of the function this call calls, with the types of these very arguments. */
  get calledBody(): SyntaxNode | undefined {
    const body = this.rawNode.GetCalledFunctionBody?.();
    return body === null || body === undefined ? undefined : new SyntaxNode(body, body.Root.toString());
  }

  get calledDiagnostics(): KustoDiagnostic[] {
    return diagnosticsOf(this.rawNode.GetCalledFunctionDiagnostics?.());
  }
}

function diagnosticsOf(list: RawList<RawDiagnostic> | null | undefined): KustoDiagnostic[] {
  return itemsOf(list)
    .filter((diagnostic) => diagnostic.Severity === "Error")
    .map((diagnostic) => ({
      code: diagnostic.Code,
      message: diagnostic.Message,
      span: { start: diagnostic.Start, end: diagnostic.Start + diagnostic.Length },
    }));
}

/** A query, parsed and analysed. */
export interface ParsedQuery {
  readonly root: SyntaxNode;
  readonly diagnostics: readonly KustoDiagnostic[];
}

/** Parses a query and analyses it against the tables. */
export function parse(text: string, tables: ReadonlyMap<string, readonly Column[]>): ParsedQuery {
  const { kusto } = load();
  const globals = globalsFor(kusto, tables);
  let code: RawCode;
  try {
    code = kusto.KustoCode.ParseAndAnalyze(text, globals);
  } catch {
    throw brokenOff(new SyntaxNode(kusto.KustoCode.Parse(text, globals).Syntax, text));
  }
  return { root: new SyntaxNode(code.Syntax, text), diagnostics: diagnosticsOf(code.GetDiagnostics()) };
}

const OF_A_GRAPH = /^Graph\w+Operator$/;

/** The analyser ends with an error of its own, as it does at a graph operator after what is no graph. */
function brokenOff(root: SyntaxNode): QueryError {
  const find = (node: SyntaxNode): SyntaxNode | undefined => {
    if (OF_A_GRAPH.test(node.kind)) return node;
    for (const child of node.children) {
      const found = find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const operator = find(root);
  return new QueryError("KQL-SYNTAX", "Microsoft's analyser breaks off at this query", {
    span: (operator ?? root).span,
    hint: operator === undefined ? undefined : "operators of graphs come after make-graph",
  });
}
