import { quoteName } from "../../fragment/quote.js";
import { Precedence, raw, within, type Fragment } from "../../fragment/fragment.js";
import type { Limit, Relation, Sort, SortKey } from "../../plan/relation.js";
import type { ScalarPrinter } from "../scalar-printer.js";
import { PLACE } from "../steps/place.js";
import type { RelationPrinter, Source } from "../steps/source.js";
import { allOf, type SparkRelationPrinter } from "./numbers.js";
import { PLACE_VALUE, RANK } from "./place.js";

export function printSort(sort: Sort, printer: SparkRelationPrinter): Source {
  const input = printer.sourceOf(sort.input);
  const scalars = printer.scalars(input);
  const { keys, added, names } = keyColumns(sort.keys, scalars);
  const { from, bound } = printer.withBound(sort, input, scalars);
  const place = quoteName(PLACE);
  const stable = sort.stable === true;
  const list = [...added, ...(stable ? [`${PLACE_VALUE} AS ${place}`] : [])];
  const keyed = withColumns(sort, list, from, printer);
  const gone = [...bound, ...names, ...(stable ? [PLACE] : [])];
  const star = gone.length === 0 ? "*" : printer.starExcept(gone);
  // rows with equal keys are to stand in the same order each time that they are computed
  const ties = stable ? [place] : printer.uses.isComputedAgain(sort) ? [allOf(input)] : [];
  const order = [...keys, ...ties].join(", ");
  return printer.step(sort, `SELECT ${star}\nFROM ${keyed}\nORDER BY ${order}`, "sort");
}

/** The step with these columns besides its own. */
function withColumns(
  relation: Relation,
  list: readonly string[],
  from: string,
  printer: RelationPrinter,
): string {
  if (list.length === 0) return from;
  return printer.step(relation, `SELECT *, ${list.join(", ")}\nFROM ${from}`, "keyed").name;
}

interface KeyColumns {
  /** The keys in the words of ORDER BY. */
  readonly keys: readonly string[];
  /** The columns that are made for them. */
  readonly added: readonly string[];
  /** Their names, unquoted. */
  readonly names: readonly string[];
}

/** What is no column becomes one beforehand: the engine takes no function of ours beside a sort or a window. */
function keyColumns(keys: readonly SortKey[], scalars: ScalarPrinter): KeyColumns {
  const added: string[] = [];
  const names: string[] = [];
  const texts = keys.map((key) => {
    const value = scalars.print(key.value);
    if (key.value.kind === "column") return sortKeyText(key, value);
    const name = `_key_${names.length + 1}`;
    names.push(name);
    added.push(`${value.text} AS ${quoteName(name)}`);
    return sortKeyText(key, raw(quoteName(name)));
  });
  return { keys: texts, added, names };
}

/** NaN stands with the nulls, at the end they are sorted to. */
export function sortKeyText(key: SortKey, value: Fragment): string {
  const text = within(value, Precedence.Comparison);
  const order = `${text} ${key.descending ? "DESC" : "ASC"} NULLS ${key.nullsFirst ? "FIRST" : "LAST"}`;
  if (key.value.type !== "real" && key.value.type !== "decimal") return order;
  return `(${text} IS NULL OR isnan(${value.text})) ${key.nullsFirst ? "DESC" : "ASC"}, ${order}`;
}

export function printLimit(limit: Limit, printer: RelationPrinter): Source {
  const input = printer.sourceOf(limit.input);
  const count = printer.constants().print(limit.count).text;
  if (limit.per === undefined)
    return printer.step(limit, `SELECT *\nFROM ${input.name}\nLIMIT CAST(${count} AS INT)`, "take");
  const scalars = printer.scalars(input);
  const keys = limit.per.keys.map((key) => scalars.print(key).text).join(", ");
  const { keys: orders, added, names } = keyColumns(limit.per.order, scalars);
  const { from: rows, bound } = printer.withBound(limit, input, scalars);
  const from = withColumns(limit, added, rows, printer);
  const rank = quoteName(RANK);
  const ranked = printer.step(
    limit,
    `SELECT *, row_number() OVER (PARTITION BY ${keys} ORDER BY ${[...orders, PLACE_VALUE].join(", ")}) AS ${rank}\nFROM ${from}`,
    "ranked",
  );
  return printer.step(
    limit,
    `SELECT ${printer.starExcept([...bound, ...names, RANK])}\nFROM ${ranked.name}\nWHERE ${rank} <= ${count}\nORDER BY ${keys}, ${rank}`,
    "take",
  );
}
