import { compile } from "../compile.js";
import { quoteName } from "../fragment/quote.js";
import type { KqlType } from "../plan/types.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { macrosWithDependencies, temporary } from "../store/macros.js";
import type { Card } from "./card.js";
import type { CompiledCard } from "./compiled-card.js";

/** The macro or function of the program that shows a value of a type to a reader. */
const SHOW_MACROS: Readonly<Partial<Record<KqlType, string>>> = {
  datetime: "kql_datetime_text",
  timespan: "kql_timespan_text",
};

/** A card as SQL that a stock DuckDB shell runs over a case file: the macros it needs, then one SELECT. */
export async function translateCard(card: Card, window: "all" | "card"): Promise<string> {
  const compiled = await compile(card.query.text, { tables: DEFENDER_TABLES, dialect: "duckdb", window });
  const macros = await macrosWithDependencies([...compiled.macros, ...shownTypes(compiled)]);
  const parts = [
    header(card, compiled),
    ...macros.map((macro) => temporary(macro).trimEnd()),
    `${readable(compiled)};`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/**
 * A value as it is shown to a reader: a dynamic that holds a text as that text, by the engine's own function. Undefined
 * where its type is shown as it is.
 */
export function shownSql(type: KqlType, column: string, textOfDynamic: string): string | undefined {
  if (type === "dynamic") return `${textOfDynamic}(${column}, '$')`;
  const macro = SHOW_MACROS[type];
  return macro === undefined ? undefined : `${macro}(${column})`;
}

/** The macros or functions that show the columns of a result. */
export function shownTypes({ columns }: Pick<CompiledCard, "columns">): string[] {
  const types = new Set(columns.map((column) => column.type));
  return [...types].flatMap((type) => SHOW_MACROS[type] ?? []).sort();
}

/** Lines of comment. */
export function commented(lines: readonly string[]): string {
  return lines.map((line) => `-- ${line.replace(/\s+/g, " ")}`).join("\n");
}

/** What a reader is told of a card's SQL: where it comes from, then what `said` of the engine, then how it may differ. */
export function notesOf(
  card: Card,
  compiled: CompiledCard,
  said: { readonly runs: string; readonly clock: string },
): string[] {
  return [
    card.title,
    `Card ${card.id}, generated from its KQL query: change the card, not this file.`,
    said.runs,
    ...compiled.lifted.map((condition) => `Without the look-back of its schedule: ${condition}`),
    ...compiled.kept.map((condition) => `Looks back from now, ${said.clock}: ${condition}`),
    ...compiled.approximations.map((text) => `Approximate: ${text}`),
  ];
}

function header(card: Card, compiled: CompiledCard): string {
  return commented(
    notesOf(card, compiled, {
      runs: "Runs in a DuckDB shell over a case file. Times are kept there in ticks of 100 ns since 0001-01-01 and shown as text.",
      clock: "which SET VARIABLE kql_now = <ticks> sets",
    }),
  );
}

/** The query with times, spans and dynamic texts in the form a reader expects. */
function readable(compiled: CompiledCard): string {
  const shown = compiled.columns.flatMap((column, at) => {
    const name = quoteName(compiled.names[at] ?? column.name);
    const shown = shownSql(column.type, name, "json_extract_string");
    return shown === undefined ? [] : [`    ${shown} AS ${name}`];
  });
  if (shown.length === 0) return compiled.sql;
  return `SELECT\n  * REPLACE (\n${shown.join(",\n")}\n  )\nFROM (\n${indented(compiled.sql)}\n)`;
}

/** A query as it stands inside another. */
export function indented(sql: string): string {
  return sql
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
