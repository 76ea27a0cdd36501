import { macrosWithDependencies } from "../store/macros.js";
import { COLUMN_MACROS } from "./column.js";

/** Settings under which the SQL means what it is to mean, whatever a site has for its own. */
const SETTINGS = [
  "spark.sql.ansi.enabled=true",
  "spark.sql.ansi.doubleQuotedIdentifiers=true",
  "spark.sql.ansi.enforceReservedKeywords=false",
  "spark.sql.caseSensitive=false",
  "spark.sql.parser.escapedStringLiterals=false",
  "spark.sql.session.timeZone=UTC",
  "spark.sql.variable.substitute=false",
  "spark.sql.files.ignoreCorruptFiles=false",
  "spark.sql.files.ignoreMissingFiles=false",
];

/** The statement that fixes the clock of a run. */
function clockSql(ticks: bigint): string {
  return `CREATE OR REPLACE TEMPORARY FUNCTION kql_now() RETURNS BIGINT RETURN ${ticks};`;
}

/** What goes before queries: settings, and the functions that they and the views call, each after what it calls. */
export async function preamble(macros: readonly string[], now: bigint | undefined): Promise<string[]> {
  const functions = await macrosWithDependencies([...COLUMN_MACROS, ...macros], "spark");
  return [
    SETTINGS.map((setting) => `SET ${setting};`).join("\n"),
    ...functions.map(({ name, sql }) =>
      name === "kql_now" && now !== undefined ? clockSql(now) : sql.trimEnd(),
    ),
  ];
}
