/**
 * The parser ships no types that are usable in parts (1.7 MB of declarations): these are the members of its objects
 * that are used here.
 */
export interface RawList<T> {
  readonly Count: number;
  getItem(index: number): T;
}
export interface RawSymbol {
  readonly Name: string;
  readonly Kind: number;
  readonly Columns?: RawList<RawSymbol>;
  readonly Type?: RawSymbol;
}
export interface RawNode {
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
  /** The top of the node's tree, whose text is the whole text. */
  readonly Root: { toString(): string };
  GetChild(index: number): RawNode | null;
  GetName(index: number): string;
  GetCalledFunctionBody?(): RawNode | null;
  GetCalledFunctionDiagnostics?(): RawList<RawDiagnostic> | null;
}
export interface RawDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}
export interface RawCode {
  readonly Syntax: RawNode;
  GetDiagnostics(): RawList<RawDiagnostic>;
}
export interface RawGlobals {
  readonly PlugIns: readonly object[];
  WithDatabase(database: object): RawGlobals;
  WithPlugIns(plugins: readonly object[]): RawGlobals;
}
type ResultName = (node: RawNode, defaultName: string | null, row: object | null) => string | null;
interface RawSignature {
  CustomReturnType: (call: object) => { readonly Columns: RawList<{ Name: string }> };
}
export interface RawKusto {
  readonly Aggregates: { readonly PercentilesWArray: { readonly Signatures: RawList<RawSignature> } };
  readonly KustoCode: {
    Parse(text: string, globals: RawGlobals): RawCode;
    ParseAndAnalyze(text: string, globals: RawGlobals): RawCode;
  };
  readonly GlobalState: { readonly Default: RawGlobals };
  readonly PlugIns: { readonly SchemaMerge: object };
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

/** The elements of a list of the parser. */
export function itemsOf<T>(list: RawList<T> | null | undefined): T[] {
  if (list === null || list === undefined) return [];
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}
