import type { Relation } from "./relation.js";
import type { Scalar } from "./scalar.js";
import { allRelations, descend, inputsOf } from "./walk.js";

/** What a plan needs of the evidence to give a meaningful answer. */
export interface Requirements {
  readonly tables: readonly string[];
  /** For each table the columns its filters decide by. */
  readonly filterColumns: ReadonlyMap<string, readonly string[]>;
  readonly actionTypes: readonly string[];
}

/** Tables, filter columns and ActionTypes of a plan. */
export function requirementsOf(root: Relation): Requirements {
  const relations = allRelations(root);
  const tables = new Set<string>();
  const filterColumns = new Map<string, Set<string>>();
  const actionTypes = new Set<string>();
  for (const relation of relations) {
    if (relation.kind === "scan") tables.add(relation.table);
    if (relation.kind !== "filter") continue;
    for (const part of descend(relation.predicate)) {
      if (part.kind === "column") {
        for (const table of originsOf(relation.input, part.name)) {
          filterColumns.set(table, (filterColumns.get(table) ?? new Set()).add(part.name));
        }
      }
      if (part.kind === "call")
        for (const action of actionTypesOf(part.name, part.args)) actionTypes.add(action);
    }
  }
  return {
    tables: [...tables].sort(),
    filterColumns: new Map([...filterColumns].map(([table, columns]) => [table, [...columns].sort()])),
    actionTypes: [...actionTypes],
  };
}

/** The tables whose stored column reaches a relation under its own name. */
function originsOf(relation: Relation, column: string): readonly string[] {
  switch (relation.kind) {
    case "scan":
      return relation.columns.some((candidate) => candidate.name === column && candidate.hidden !== true)
        ? [relation.table]
        : [];
    case "extend":
      if (relation.items.some((item) => item.name === column)) return [];
      break;
    case "project": {
      const item = relation.items.find((candidate) => candidate.name === column);
      if (item?.value.kind !== "column") return [];
      return originsOf(relation.input, item.value.name);
    }
    case "aggregate":
      return relation.keys.some(
        (key) => key.name === column && key.value.kind === "column" && key.value.name === column,
      )
        ? originsOf(relation.input, column)
        : [];
    case "join": {
      const output = relation.outputs.find((candidate) => candidate.name === column);
      if (output === undefined) return [];
      return originsOf(output.side === "left" ? relation.left : relation.right, output.from);
    }
    default:
      break;
  }
  return inputsOf(relation).flatMap((input) => originsOf(input, column));
}

const POSITIVE: ReadonlySet<string> = new Set(["==", "=~", "in", "in~"]);

function actionTypesOf(name: string, args: readonly Scalar[]): readonly string[] {
  const [value, ...list] = args;
  if (!POSITIVE.has(name) || value?.kind !== "column" || value.name !== "ActionType") return [];
  return list.flatMap((entry) =>
    entry.kind === "literal" && typeof entry.value === "string" ? [entry.value] : [],
  );
}
