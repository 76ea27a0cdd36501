import {
  call,
  compose,
  FALSE,
  inList,
  macro,
  notNull,
  Precedence,
  prefix,
  raw,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import type { Dialect } from "../signature.js";
import { foldCase } from "./fold-case.js";

/** The first column of a table that a value is looked up in. */
export interface LookupColumn {
  /** The step that holds the table. */
  readonly table: string;
  readonly column: Fragment;
  /** The cells are dynamic: an array stands for its elements. */
  readonly isDynamic: boolean;
}

/** Gives a value a name one step earlier. */
type Bind = (value: Fragment) => Fragment;

/**
 * The same for Spark. Its functions take no subquery as an argument: a list of all cells is worked out a step earlier.
 */
function printSparkMembership(operator: string, value: Fragment, lookup: LookupColumn, bind: Bind): Fragment {
  if (operator.startsWith("has"))
    return notNull(macro(`kql_${operator}_computed`, value, bind(sparkListOfCells(lookup))));
  const anyCase = operator.endsWith("~");
  const negated = operator.startsWith("!");
  const fold = (text: Fragment): Fragment => (anyCase ? foldCase(text, "spark") : text);
  if (lookup.isDynamic) {
    const list = bind(sparkListOfCells(lookup));
    const cell = fold(raw("cell")).text;
    const folded = anyCase ? compose([list], `transform(${list.text}, cell -> ${cell})`) : list;
    const found = notNull(call("coalesce", call("array_contains", folded, fold(value)), FALSE));
    return negated ? prefix("NOT", found, Precedence.Not) : found;
  }
  const where = lookup.column.nullable ? ` WHERE ${lookup.column.text} IS NOT NULL` : "";
  const cells = compose([lookup.column], `SELECT ${fold(lookup.column).text} FROM ${lookup.table}${where}`);
  if (!value.nullable) return notNull(inList(fold(value), negated ? "NOT IN" : "IN", [cells]));
  // beside NOT IN the engine takes a null for a member
  const found = notNull(call("coalesce", inList(fold(value), "IN", [cells]), FALSE));
  return negated ? prefix("NOT", found, Precedence.Not) : found;
}

/** `in`, `has_any` and their like over the first column of a table. A null is in no table. */
function printDuckdbMembership(operator: string, value: Fragment, lookup: LookupColumn): Fragment {
  if (operator === "has_any") return hasAny(value, lookup);
  if (operator === "has_all") return notNull(macro("kql_has_all_computed", value, listOfCells(lookup)));
  const negated = operator.startsWith("!");
  const anyCase = operator.endsWith("~");
  const test = inList(anyCase ? foldCase(value) : value, negated ? "NOT IN" : "IN", [cells(lookup, anyCase)]);
  return value.nullable ? notNull(call("coalesce", test, negated ? TRUE : FALSE)) : notNull(test);
}

/**
 * A needle can only be in a text that has the needle's longest term among its own: joined on that, few needles are
 * left to search for in each text.
 */
function hasAny(text: Fragment, lookup: LookupColumn): Fragment {
  const terms = macro("kql_terms", text);
  const term = macro("kql_longest_term", raw("coldhunt_needle"));
  const found = macro("kql_has_computed", text, raw("coldhunt_needle"));
  const needles = needlesOf(lookup);
  return compose(
    [terms, term, found, needles],
    `EXISTS (SELECT 1 FROM (SELECT unnest(${terms.text}) AS coldhunt_term) ` +
      `JOIN (SELECT DISTINCT coldhunt_needle, ${term.text} AS coldhunt_term FROM (${needles.text})) ` +
      `USING (coldhunt_term) WHERE ${found.text})`,
    { nullable: false },
  );
}

function needlesOf({ table, column, isDynamic }: LookupColumn): Fragment {
  const shown = isDynamic ? macro("kql_needles", column) : column;
  const needle = isDynamic ? `unnest(${shown.text})` : shown.text;
  return compose([shown], `SELECT ${needle} AS coldhunt_needle FROM ${table}`);
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

/** The same in Spark. */
function sparkListOfCells({ table, column, isDynamic }: LookupColumn): Fragment {
  const texts = isDynamic ? macro("kql_needles", column) : column;
  const list = isDynamic ? `flatten(collect_list(${texts.text}))` : `collect_set(${texts.text})`;
  return compose([texts], `(SELECT ${list} FROM ${table})`, { nullable: false });
}

/** `in`, `has_any` and their like over the first column of a table, in each dialect. */
export const MEMBERSHIP: Readonly<
  Record<Dialect, (operator: string, value: Fragment, lookup: LookupColumn, bind: Bind) => Fragment>
> = { duckdb: printDuckdbMembership, spark: printSparkMembership };
