import type { EventSpan } from "../plan/event-span.js";
import { quoteSparkString } from "../fragment/spark.js";
import { unreadSql } from "./column.js";
import { boundsSql, columnOf, faultyCountSql, rawName, rawSql, type SparkTable } from "./view.js";

/** What is to be known of a table beside its rows. */
export interface FactsWanted {
  /** Columns of which it is to be known whether they hold anything. */
  readonly columns: readonly string[];
  /** ActionTypes of which it is to be known whether they occur. */
  readonly actionTypes: readonly string[];
}

/** What a table holds, as `factsSql` gives it. */
export interface SparkFacts {
  /** Rows in the span, and rows that a span leaves out because they have no time. */
  readonly rows: number;
  readonly untimed: number;
  /** Records that are no JSON. */
  readonly faulty: number;
  /** Times of the first and the last event, in ticks. */
  readonly first: bigint | null;
  readonly last: bigint | null;
  /** Of each wanted column: whether the source has it, rows in which it holds something, values nothing was made of. */
  readonly columns: readonly {
    readonly present: boolean;
    readonly filled: number;
    readonly unread: number;
  }[];
  /** Those of the wanted ActionTypes that occur, in lower case. */
  readonly seen: readonly string[];
}

/** One row that says what a table holds: only the columns that are asked for are read. */
export function factsSql(table: SparkTable, span: EventSpan, wanted: FactsWanted): string {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const value = (index: number): string => columnOf(table, index);
  const time = at("Timestamp");
  const bounded = time >= 0 && (span.from !== null || span.to !== null);
  const kept = bounded ? "ticks IS NOT NULL" : "true";
  const asked = wanted.columns.map(at);
  const action = at("ActionType");
  const inner = [
    `${time < 0 ? "CAST(NULL AS BIGINT)" : value(time)} AS ticks`,
    `${action < 0 ? "''" : `lower(${value(action)})`} AS action`,
    ...asked.flatMap((index, place) => [
      `typeof(${rawName(index)}) <> 'void' AS p${place}`,
      `coalesce(CAST(${value(index)} AS STRING), '') <> '' AS f${place}`,
      `${columnOf(table, index, unreadSql)} AS u${place}`,
    ]),
  ];
  const each = (letter: string, sql: (name: string) => string, type: string): string =>
    `CAST(array(${asked.map((_, place) => sql(`${letter}${place}`)).join(", ")}) AS ARRAY<${type}>)`;
  const names = wanted.actionTypes.map((name) => quoteSparkString(name.toLowerCase())).join(", ");
  const seen =
    names === ""
      ? "CAST(array() AS ARRAY<STRING>)"
      : `collect_set(CASE WHEN ${kept} AND action IN (${names}) THEN action END)`;
  const where = bounded ? `\nWHERE ${boundsSql(table, span, "or-untimed").join("\n  AND ")}` : "";
  return (
    `SELECT count_if(${kept}) AS rows, ${bounded ? "count_if(ticks IS NULL)" : "CAST(0 AS BIGINT)"} AS untimed,\n` +
    `  (${faultyCountSql(table, span)}) AS faulty,\n  min(ticks) AS first, max(ticks) AS last,\n` +
    `  ${each("p", (name) => `coalesce(bool_or(${name}), false)`, "BOOLEAN")} AS present,\n` +
    `  ${each("f", (name) => `count_if(${kept} AND ${name})`, "BIGINT")} AS filled,\n` +
    `  ${each("u", (name) => `count_if(${kept} AND ${name})`, "BIGINT")} AS unread,\n` +
    `  ${seen} AS seen\nFROM (\nSELECT ${inner.join(",\n  ")}\nFROM (\n${rawSql(table, span)}\n)${where}\n)`
  );
}
