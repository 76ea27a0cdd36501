import type { Span } from "../diagnostics/span.js";
import { isRowWise, isWrittenOut } from "./order.js";
import type {
  Aggregate,
  Extend,
  Filter,
  Limit,
  Project,
  Relation,
  RowPick,
  Sort,
  SortKey,
} from "./relation.js";
import type { Call, ColumnRef, Item, Literal, Scalar } from "./scalar.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column, type KqlType } from "./types.js";

/** A literal of a type; see `LiteralValue` for the form of each. */
export function literal(type: KqlType, value: Literal["value"]): Literal {
  return { kind: "literal", type, value };
}

/** A reference to a column of the input relation. */
export function columnRef(column: Column): ColumnRef {
  return { kind: "column", type: column.type, name: column.name };
}

/** A column under its own name, as an operator hands it on. */
export function asItem(column: Column): Item {
  return { name: column.name, value: columnRef(column) };
}

/** A call of the function table. */
export function callOf(name: string, type: KqlType, args: readonly Scalar[], span?: Span): Call {
  return { kind: "call", name, type, args, span };
}

/** The columns of the KQL result, without the hidden ones. */
export function visible(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.hidden !== true);
}

/** The hidden columns that travel with the rows. */
export function hidden(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.hidden === true);
}

/** Keeps the rows for which the predicate is true. */
export function filter(input: Relation, predicate: Scalar, span?: Span): Filter {
  return { kind: "filter", input, predicate, columns: input.columns, span };
}

/** Adds or replaces columns; hidden columns stay last. */
export function extend(input: Relation, items: readonly Item[], span?: Span): Extend {
  const columns = visible(input.columns).map((column) => {
    const item = items.find((candidate) => candidate.name === column.name);
    return item === undefined ? column : { name: column.name, type: item.value.type };
  });
  for (const item of items) {
    if (columns.some((column) => column.name === item.name)) continue;
    columns.push({ name: item.name, type: item.value.type });
  }
  return { kind: "extend", input, items, columns: [...columns, ...hidden(input.columns)], span };
}

/** Exactly these columns; hidden ones are carried along. */
export function project(input: Relation, items: readonly Item[], span?: Span): Project {
  const carried = hidden(input.columns);
  return {
    kind: "project",
    input,
    items: [...items, ...carried.map(asItem)],
    columns: [...items.map((item) => ({ name: item.name, type: item.value.type })), ...carried],
    span,
  };
}

/** Orders the rows. */
export function sort(input: Relation, keys: readonly SortKey[], span?: Span): Sort {
  return {
    kind: "sort",
    input,
    keys,
    columns: input.columns,
    span,
    ...(isWrittenOut(input) && { stable: true }),
  };
}

/** At most `count` rows. */
export function limit(input: Relation, count: Scalar, span?: Span): Limit {
  return { kind: "limit", input, count, columns: input.columns, span };
}

/** Groups rows. `columns` are the KQL ones in order; provenance, where the input carries it, is gathered beside. */
export function aggregate(
  input: Relation,
  keys: readonly Item[],
  items: readonly Item[],
  rows: readonly RowPick[],
  columns: readonly Column[],
  span?: Span,
): Aggregate {
  const carried = input.columns.some((column) => column.name === SOURCES_COLUMN)
    ? gatheredSources(input)
    : [];
  return {
    kind: "aggregate",
    input,
    keys,
    items: [...items, ...carried],
    rows,
    columns: [
      ...columns,
      ...carried.map((item) => ({ name: item.name, type: item.value.type, hidden: true as const })),
    ],
    span,
    ...(keys.length > 0 && isWrittenOut(input) && { inOrder: true as const }),
  };
}

/** Provenance of a group. Where every row stands for one evidence row of its own, no list of all need be held. */
export function gatheredSources(input: Relation): readonly Item[] {
  const sources: ColumnRef = { kind: "column", type: "dynamic", name: SOURCES_COLUMN };
  const count: ColumnRef = { kind: "column", type: "long", name: SOURCE_COUNT_COLUMN };
  const single = isRowWise(input);
  const list = single ? "coldhunt_row_sources" : SOURCES_COLUMN;
  const number = single ? "coldhunt_row_count" : SOURCE_COUNT_COLUMN;
  return [
    { name: SOURCES_COLUMN, value: { kind: "aggregate", type: "dynamic", name: list, args: [sources] } },
    {
      name: SOURCE_COUNT_COLUMN,
      value: { kind: "aggregate", type: "long", name: number, args: single ? [count] : [sources, count] },
    },
  ];
}
