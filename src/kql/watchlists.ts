import type { Column } from "../plan/types.js";
import { WATCHLIST_PREFIX } from "../schema/stand-ins.js";
import { argumentsOf } from "./function-call.js";
import { parse, type SyntaxNode } from "./kusto.js";
import { externalFile, type CloudCall, type OutputSchema } from "./open-schema.js";
import { unsupported } from "./refusal.js";

const WATCHLIST_FUNCTION = "_GetWatchlist";

/** The columns every watchlist has. */
const COMMON: readonly Column[] = [
  { name: "_DTItemId", type: "string" },
  { name: "LastUpdatedTimeUTC", type: "datetime" },
  { name: "SearchKey", type: "string" },
];

/**
 * The watchlists a query reads. `known` has the columns of those that a file stands in for; of the others only the
 * columns are known that all have.
 */
export function watchlistCalls(
  source: string,
  tables: ReadonlyMap<string, readonly Column[]>,
  known: ReadonlyMap<string, readonly string[]>,
): readonly CloudCall[] {
  if (!source.includes(WATCHLIST_FUNCTION)) return [];
  const { root } = parse(source, tables);
  const lets = new Map<string, SyntaxNode>();
  const calls: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.kind === "LetStatement") lets.set(node.child("Name").name, node.child("Expression"));
    if (node.kind === "FunctionCallExpression" && node.child("Name").name === WATCHLIST_FUNCTION)
      calls.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return calls.map((call) => {
    const alias = aliasOf(call, lets);
    return {
      span: call.span,
      schema: schemaOf(known.get(alias)),
      written: (schema) => externalFile(`${WATCHLIST_PREFIX}${alias}`, schema),
    };
  });
}

function schemaOf(names: readonly string[] | undefined): OutputSchema {
  if (names === undefined) return { keepsInput: false, columns: COMMON };
  const columns = names.map(
    (name): Column => COMMON.find((column) => column.name === name) ?? { name, type: "string" },
  );
  return { keepsInput: false, columns, complete: true };
}

/** The alias, which the call or a let statement before it writes out. */
function aliasOf(call: SyntaxNode, lets: ReadonlyMap<string, SyntaxNode>): string {
  const args = argumentsOf(call);
  const [given] = args;
  const value = given?.kind === "NameReference" ? lets.get(given.name) : given;
  const alias = value?.literalValue;
  if (args.length === 1 && typeof alias === "string") return alias;
  throw unsupported(
    call.span,
    `'${call.text}' is not translated`,
    "a watchlist is read by its alias, written out: _GetWatchlist('name')",
  );
}
