import type { Column } from "../plan/types.js";
import { DEFENDER_FUNCTIONS, type DefenderFunction } from "../schema/stand-ins.js";
import type { RawGlobals, RawKusto } from "./parser-types.js";

function signatureOf({ invoked, parameters }: DefenderFunction): string {
  const declared = parameters.map(
    ({ name, type, value }) => `${name}:${type}${value === undefined ? "" : ` = ${value}`}`,
  );
  return `(${[...(invoked ? ["T:(*)"] : []), ...declared].join(", ")})`;
}

const globalsOf = new WeakMap<object, RawGlobals>();

/** What the analyser knows: these tables, the functions of the portal, and a plugin it has but does not list. */
export function globalsFor(kusto: RawKusto, tables: ReadonlyMap<string, readonly Column[]>): RawGlobals {
  const known = globalsOf.get(tables);
  if (known !== undefined) return known;
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
  const { Default } = kusto.GlobalState;
  const globals = Default.WithDatabase(database).WithPlugIns([...Default.PlugIns, kusto.PlugIns.SchemaMerge]);
  globalsOf.set(tables, globals);
  return globals;
}
