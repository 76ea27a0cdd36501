import { compile } from "../compile.js";
import { quoteName } from "../fragment/quote.js";
import { formatDatetime } from "../plan/time.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";
import { preamble } from "../spark/script.js";
import type { SparkSource } from "../spark/source.js";
import { viewSql } from "../spark/view.js";
import type { Card } from "./card.js";
import { commented, indented, notesOf, shownSql, shownTypes } from "./translate.js";

const EVERYTHING = { from: null, to: null };

/** What a translation to Spark SQL is told beside the card. */
export interface SparkTranslation {
  readonly window: "all" | "card";
  readonly sources: readonly SparkSource[];
  /** What `now()` is, in ticks; the time of the run by default. */
  readonly now?: bigint | undefined;
}

/**
 * A card as a script for `spark-sql -f`: settings, functions, the views over its sources, and one SELECT. A table without
 * a source is left for a view of that name, and the script says so.
 */
export async function translateToSpark(card: Card, options: SparkTranslation): Promise<string> {
  const { window, sources, now } = options;
  const compiled = await compile(card.query.text, { tables: KNOWN_TABLES, dialect: "spark", window });
  const columns = compiled.columns.map((column, at) => {
    const name = quoteName(compiled.names[at] ?? column.name);
    const shown = shownSql(column.type, name, "get_json_object");
    return shown === undefined ? `  ${name}` : `  ${shown} AS ${name}`;
  });
  const views = sources.filter(({ table }) => compiled.tables.includes(table));
  const missing = compiled.tables.filter((name) => !views.some(({ table }) => table === name));
  const notes = [
    ...notesOf(card, compiled, {
      runs: "Runs as spark-sql -f <this file> (Spark 4.0). Times are ticks of 100 ns since 0001-01-01 in it and shown as text.",
      clock: now === undefined ? "the time of the statement" : formatDatetime(now),
    }),
    ...missing.map(
      (table) => `Reads ${table}, for which no source was named: a view of that name is needed.`,
    ),
  ];
  const parts = [
    commented(notes),
    ...(await preamble([...compiled.macros, ...shownTypes(compiled)], now)),
    ...views.map(
      (source) => `${viewSql({ source, columns: KNOWN_TABLES.get(source.table) ?? [] }, EVERYTHING)};`,
    ),
    `SELECT\n${columns.join(",\n")}\nFROM (\n${indented(compiled.sql)}\n);`,
  ];
  return `${parts.join("\n\n")}\n`;
}
