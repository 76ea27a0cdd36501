/**
 * The one file that touches Microsoft's parser and analyser. Its syntax tree is handed on as `SyntaxNode`s: the same
 * nodes, children by the names Microsoft gives them, with plain values for types, symbols and literals.
 */
import { createRequire } from "node:module";
import type { Span } from "../diagnostics/span.js";
import type { Column, KqlType } from "../plan/types.js";
import type { LiteralValue } from "../plan/scalar.js";
import { DEFENDER_FUNCTIONS, type DefenderFunction } from "../schema/stand-ins.js";

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

/* The parser ships no types that are usable in parts (1.7 MB of declarations): these are the members used here. */
interface RawList<T> {
  readonly Count: number;
  getItem(index: number): T;
}
interface RawSymbol {
  readonly Name: string;
  readonly Kind: number;
  readonly Columns?: RawList<RawSymbol>;
  readonly Type?: RawSymbol;
  readonly Display: string;
}
interface RawNode {
  readonly Kind: number;
  readonly ChildCount: number;
  readonly TextStart: number;
  readonly End: number;
  readonly ResultType?: RawSymbol | null;
  readonly ReferencedSymbol?: RawSymbol | null;
  readonly LiteralValue?: unknown;
  readonly SimpleName?: string;
  readonly Text?: string;
  readonly ValueText?: string;
  readonly constructor: { readonly $$name?: string };
  GetChild(index: number): RawNode | null;
  GetName(index: number): string;
  GetCalledFunctionBody?(): RawNode | null;
  GetCalledFunctionDiagnostics?(): RawList<RawDiagnostic> | null;
}
interface RawDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}
interface RawCode {
  readonly Syntax: RawNode;
  GetDiagnostics(): RawList<RawDiagnostic>;
}
type RawGlobals = {
  WithDatabase(database: object): RawGlobals;
  AddOrReplaceDatabaseFunctions?: unknown;
} & object;
type ResultName = (node: RawNode, defaultName: string | null, row: object | null) => string | null;
interface RawSignature {
  CustomReturnType: (call: object) => { readonly Columns: RawList<{ Name: string }> };
}
interface RawKusto {
  readonly Aggregates: { readonly PercentilesWArray: { readonly Signatures: RawList<RawSignature> } };
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: RawGlobals): RawCode };
  readonly GlobalState: { readonly Default: RawGlobals };
  readonly Symbols: {
    readonly SymbolKind: Record<string, number>;
    readonly ScalarTypes: { GetSymbol(name: string): RawSymbol };
    readonly ColumnSymbol: { readonly ctor: new (name: string, type: RawSymbol) => RawSymbol };
    readonly TableSymbol: { readonly $ctor4: new (name: string, columns: readonly RawSymbol[]) => RawSymbol };
    readonly FunctionSymbol: {
      readonly $ctor16: new (
        name: string,
        parameters: string,
        body: string,
        description: string,
      ) => RawSymbol;
    };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, members: readonly RawSymbol[]) => object };
  };
  readonly Binding: {
    readonly Binder: {
      GetExpressionResultName: ResultName;
      GetFunctionResultName: ResultName;
    };
  };
  readonly Syntax: { readonly SyntaxKind: Record<string, number | string> };
}

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
  nameByBothArguments(kusto);
  nameInSingular(kusto);
  loaded = {
    kusto,
    syntaxKinds: namesByValue(kusto.Syntax.SyntaxKind),
    symbolKinds: namesByValue(kusto.Symbols.SymbolKind),
  };
  return loaded;
}

/**
 * The analyser names a covariance after its first argument, the engine after both: `covariance_x_y`, as the page
 * kusto/query/covariance-aggregation-function has it.
 */
function nameByBothArguments({ Binding: { Binder } }: RawKusto): void {
  const nameOf = Binder.GetFunctionResultName;
  Binder.GetFunctionResultName = (node, defaultName, row) => {
    const name = nameOf(node, defaultName, row);
    if (name === null || !/^covariancep?(if)?_/.test(name)) return name;
    const call = new SyntaxNode(node, "");
    const second = call.child("ArgumentList").list("Expressions")[1]?.resultName;
    return call.child("Name").name.startsWith("covariance") && second !== undefined
      ? `${name}_${second}`
      : name;
  };
}

/**
 * The analyser names an array of weighted percentiles `percentiles_x`, like one without weights; the engine
 * `percentile_x`, as the page kusto/query/percentiles-array-aggregation-function has it.
 */
function nameInSingular({ Aggregates }: RawKusto): void {
  for (const signature of itemsOf(Aggregates.PercentilesWArray.Signatures)) {
    const typeOf = signature.CustomReturnType;
    signature.CustomReturnType = (call) => {
      const type = typeOf(call);
      for (const column of itemsOf(type.Columns))
        column.Name = column.Name.replace(/^percentiles_/, "percentile_");
      return type;
    };
  }
}

function itemsOf<T>(list: RawList<T> | null | undefined): T[] {
  if (list === null || list === undefined) return [];
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
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
  /** Offset of `source` in the text the user wrote; bodies of called functions are texts of their own. */
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

  /** The class of the node, where the kind does not tell (`List` ...). */
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
    return body === null || body === undefined ? undefined : new SyntaxNode(body, rootTextOf(body));
  }

  get calledDiagnostics(): KustoDiagnostic[] {
    return diagnosticsOf(this.rawNode.GetCalledFunctionDiagnostics?.());
  }
}

function rootTextOf(node: RawNode): string {
  const full = node as RawNode & { Root: { ToString$1?(trivia: number): string; toString(): string } };
  return full.Root.toString();
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

function signatureOf({ invoked, parameters }: DefenderFunction): string {
  const declared = parameters.map(
    ({ name, type, value }) => `${name}:${type}${value === undefined ? "" : ` = ${value}`}`,
  );
  return `(${[...(invoked ? ["T:(*)"] : []), ...declared].join(", ")})`;
}

const globalsOf = new WeakMap<object, RawGlobals>();

function globalsFor(tables: ReadonlyMap<string, readonly Column[]>): RawGlobals {
  const known = globalsOf.get(tables);
  if (known !== undefined) return known;
  const { kusto } = load();
  const { ColumnSymbol, TableSymbol, ScalarTypes, DatabaseSymbol } = kusto.Symbols;
  const members = [...tables].map(
    ([name, columns]) =>
      new TableSymbol.$ctor4(
        name,
        columns.map((column) => new ColumnSymbol.ctor(column.name, ScalarTypes.GetSymbol(column.type))),
      ),
  );
  const functions = DEFENDER_FUNCTIONS.map(
    (one) => new kusto.Symbols.FunctionSymbol.$ctor16(one.name, signatureOf(one), `{ ${one.body} }`, ""),
  );
  const database = new DatabaseSymbol.ctor("evidence", [...members, ...functions]);
  const globals = kusto.GlobalState.Default.WithDatabase(database);
  globalsOf.set(tables, globals);
  return globals;
}

/** Parses a query and analyses it against the tables. */
export function parse(text: string, tables: ReadonlyMap<string, readonly Column[]>): ParsedQuery {
  const code = load().kusto.KustoCode.ParseAndAnalyze(text, globalsFor(tables));
  return { root: new SyntaxNode(code.Syntax, text), diagnostics: diagnosticsOf(code.GetDiagnostics()) };
}
