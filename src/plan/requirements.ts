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
        for (const { table, column } of originsOf(relation.input, part.name)) {
          filterColumns.set(table, (filterColumns.get(table) ?? new Set()).add(column));
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

/** A stored column. */
interface Origin {
  readonly table: string;
  readonly column: string;
}

/** The stored column a value is computed from, where it is computed from one alone. */
function originsOfValue(input: Relation, value: Scalar): readonly Origin[] {
  const names = new Set([...descend(value)].flatMap((part) => (part.kind === "column" ? [part.name] : [])));
  const [only] = names;
  return names.size === 1 && only !== undefined ? originsOf(input, only) : [];
}

/** The stored columns that a column of a relation comes from. */
function originsOf(relation: Relation, column: string): readonly Origin[] {
  switch (relation.kind) {
    case "scan":
      return relation.columns.some((candidate) => candidate.name === column && candidate.hidden !== true)
        ? [{ table: relation.table, column }]
        : [];
    case "extend": {
      const item = relation.items.find((candidate) => candidate.name === column);
      if (item?.absent === true && relation.input.kind === "scan")
        return [{ table: relation.input.table, column }];
      return item === undefined
        ? originsOf(relation.input, column)
        : originsOfValue(relation.input, item.value);
    }
    case "project": {
      const item = relation.items.find((candidate) => candidate.name === column);
      return item === undefined ? [] : originsOfValue(relation.input, item.value);
    }
    case "aggregate": {
      const key = relation.keys.find((candidate) => candidate.name === column);
      return key === undefined ? [] : originsOfValue(relation.input, key.value);
    }
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
