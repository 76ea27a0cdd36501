import { conjunctsOf } from "./conjuncts.js";
import type { Relation } from "./relation.js";
import type { Column } from "./types.js";
import type { Scalar } from "./scalar.js";
import { descend, inputsOf, scalarsOf } from "./walk.js";
import { VOLATILE } from "./volatile.js";

/** The name under which a condition looks for a column of the table: no column of an export has it. */
export function candidateColumn(name: string): string {
  return `coldhunt.${name}`;
}

/** Of a stored table the rows that can have a part in a plan's answer. */
export interface Candidates {
  readonly table: string;
  /**
   * One entry for each place where the table is read: conditions that all hold for a row that matters there. A row for
   * which no entry holds changes nothing. Undefined: every row may matter.
   */
  readonly places: readonly (readonly Scalar[])[] | undefined;
}

/** What rows of its tables a plan can need, by the filters that look at stored columns before anything else does. */
export function candidatesOf(root: Relation): readonly Candidates[] {
  const places = new Map<string, (readonly Scalar[])[] | undefined>();
  const visit = (relation: Relation, conditions: readonly Scalar[]): void => {
    for (const scalar of scalarsOf(relation))
      for (const part of descend(scalar))
        if (part.kind === "toscalar" || part.kind === "in-relation") visit(part.relation, []);
    switch (relation.kind) {
      case "scan": {
        const usable = conditions.filter((condition) => looksAtStored(condition, relation.columns));
        const known = places.get(relation.table);
        if (usable.length === 0 || (places.has(relation.table) && known === undefined))
          places.set(relation.table, undefined);
        else places.set(relation.table, [...(known ?? []), usable]);
        return;
      }
      case "filter":
        visit(relation.input, [...conditions, ...conjunctsOf(relation.predicate)]);
        return;
      case "sort":
        visit(relation.input, conditions);
        return;
      case "shared":
        visit(relation.relation, conditions);
        return;
      case "extend": {
        const set = new Set(relation.items.map((item) => item.name));
        visit(
          relation.input,
          without(conditions, (name) => set.has(name)),
        );
        return;
      }
      case "project": {
        const kept = new Set(
          relation.items.flatMap(({ name, value }) =>
            value.kind === "column" && value.name === name ? [name] : [],
          ),
        );
        visit(
          relation.input,
          without(conditions, (name) => !kept.has(name)),
        );
        return;
      }
      default:
        // what a row is worth behind these depends on other rows
        for (const input of inputsOf(relation)) visit(input, []);
    }
  };
  visit(root, []);
  return [...places].map(([table, found]) => ({ table, places: found }));
}

function without(conditions: readonly Scalar[], isLost: (name: string) => boolean): readonly Scalar[] {
  return conditions.filter((condition) => ![...columnsIn(condition)].some(isLost));
}

/** The columns a scalar looks at. */
export function columnsIn(scalar: Scalar): ReadonlySet<string> {
  return new Set([...descend(scalar)].flatMap((part) => (part.kind === "column" ? [part.name] : [])));
}

/** Functions whose value is not that of their arguments alone. */
const UNSETTLED: ReadonlySet<string> = new Set([...VOLATILE, "now", "ago", "ingestion_time"]);

/** Whether a condition is one of a row's stored values alone, at any time. */
function looksAtStored(condition: Scalar, columns: readonly Column[]): boolean {
  const stored = new Set(columns.flatMap((column) => (column.hidden === true ? [] : [column.name])));
  let looks = false;
  for (const part of descend(condition)) {
    if (part.kind === "column") {
      if (!stored.has(part.name)) return false;
      looks = true;
    } else if (part.kind === "call") {
      if (UNSETTLED.has(part.name)) return false;
    } else if (part.kind !== "literal") return false;
  }
  return looks;
}
