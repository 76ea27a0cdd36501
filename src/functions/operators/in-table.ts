import {
  call,
  compose,
  FALSE,
  inList,
  macro,
  notNull,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import { foldCase } from "./fold-case.js";

/** The first column of a table that a value is looked up in. */
export interface LookupColumn {
  /** The step that holds the table. */
  readonly table: string;
  readonly column: Fragment;
  /** The cells are dynamic: an array stands for its elements. */
  readonly isDynamic: boolean;
}

/** `in`, `has_any` and their like over the first column of a table. A null is in no table. */
export function printMembership(operator: string, value: Fragment, lookup: LookupColumn): Fragment {
  if (operator === "has_any" || operator === "has_all") {
    const list = listOfCells(lookup);
    return notNull(macro(`kql_${operator}_computed`, value, list));
  }
  const negated = operator.startsWith("!");
  const anyCase = operator.endsWith("~");
  const test = inList(anyCase ? foldCase(value) : value, negated ? "NOT IN" : "IN", [cells(lookup, anyCase)]);
  return value.nullable ? notNull(call("coalesce", test, negated ? TRUE : FALSE)) : notNull(test);
}

/** The cells as a subquery of one column without nulls. */
function cells({ table, column, isDynamic }: LookupColumn, anyCase: boolean): Fragment {
  if (isDynamic) {
    const texts = macro("kql_needles", column);
    const one = anyCase ? `lower(cell)` : "cell";
    return compose([texts], `SELECT ${one} FROM (SELECT unnest(${texts.text}) AS cell FROM ${table})`);
  }
  const shown = anyCase ? foldCase(column) : column;
  const where = column.nullable ? ` WHERE ${column.text} IS NOT NULL` : "";
  return compose([shown], `SELECT ${shown.text} FROM ${table}${where}`);
}

/** All cells as one list of texts, empty for an empty table. */
function listOfCells({ table, column, isDynamic }: LookupColumn): Fragment {
  const texts = isDynamic ? macro("kql_needles", column) : column;
  const list = isDynamic ? `flatten(list(${texts.text}))` : `list(DISTINCT ${texts.text})`;
  return compose([texts], `coalesce((SELECT ${list} FROM ${table}), [])`);
}
