/**
 * The part of the README that says what KQL is translated, made from the tables the compiler itself uses.
 * `npm run matrix` writes it; a test fails when the README holds another.
 */
import { noteFor } from "../src/functions/approximations.js";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { AGGREGATE_FUNCTIONS } from "../src/functions/aggregates/table.js";
import type { Dialect, ScalarFunction } from "../src/functions/signature.js";
import { SCALAR_FUNCTIONS } from "../src/functions/table.js";
import { WINDOW_FUNCTIONS } from "../src/functions/windows/table.js";
import { OPERATORS } from "../src/kql/operators/index.js";

const README = new URL("../README.md", import.meta.url);
const BEGIN = "<!-- support matrix: npm run matrix -->";
const END = "<!-- end of support matrix -->";
const DIALECTS: readonly Dialect[] = ["duckdb", "spark"];

/** Whether some signature of a function has a form in a dialect. */
function translated(entry: ScalarFunction, dialect: Dialect): boolean {
  return entry.signatures.some((signature) => typeof signature.sql[dialect] === "function");
}

function entriesOf(table: ReadonlyMap<string, ScalarFunction>): ScalarFunction[] {
  return [...new Set(table.values())].filter((entry) => entry.reference !== "");
}

function namesOf(entries: readonly ScalarFunction[]): string {
  const names = entries.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])]).sort();
  return names.map((name) => `\`${name}\``).join(" ");
}

function row(title: string, entries: readonly ScalarFunction[]): string {
  const counts = DIALECTS.map((dialect) => entries.filter((entry) => translated(entry, dialect)).length);
  const duckdb = entries.filter((entry) => translated(entry, "duckdb"));
  return `| ${title} | ${counts.join(" | ")} | ${namesOf(duckdb)} |`;
}

/** `where`, `mv-expand` ... from the kinds of their syntax nodes. */
function operatorNames(): string[] {
  const keyword = (kind: string): string =>
    kind
      .replace(/(Operator|Expression)$/, "")
      .replace(/^Filter$/, "Where")
      .replace(/^DataTable$/, "Datatable")
      .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
      .toLowerCase();
  return Object.keys(OPERATORS).map(keyword).sort();
}

const isOperator = (entry: ScalarFunction): boolean => entry.reference.includes("operator");

/** How the results of a function, or of some of its signatures, may differ from the engine's. */
function notesOf(entry: ScalarFunction): string[] {
  const notes = [entry.approximate, ...entry.signatures.map(({ approximate }) => noteFor(approximate, []))];
  return notes.flatMap((note) => (note === undefined ? [] : [`- \`${entry.name}\`: ${note}`]));
}

/** The section's text, between its marks. */
export function supportMatrix(): string {
  const scalars = entriesOf(SCALAR_FUNCTIONS);
  const operators = operatorNames();
  const approximate = [...scalars, ...entriesOf(AGGREGATE_FUNCTIONS)].flatMap(notesOf);
  return [
    BEGIN,
    "",
    "| | DuckDB | Spark | names |",
    "| --- | --: | --: | --- |",
    `| tabular operators | ${operators.length} | | ${operators.map((name) => `\`${name}\``).join(" ")} |`,
    row("scalar operators", scalars.filter(isOperator)),
    row(
      "scalar functions",
      scalars.filter((entry) => !isOperator(entry)),
    ),
    row("aggregation functions", entriesOf(AGGREGATE_FUNCTIONS)),
    row("window functions", entriesOf(WINDOW_FUNCTIONS)),
    "",
    "Approximate, and said so in the verdict of a card that uses them:",
    "",
    ...[...new Set(approximate)].sort(),
    "",
    "Everything else is refused with its place in the query.",
    "",
    END,
  ].join("\n");
}

/** The README with its section replaced; unchanged text where it has none. */
export function readmeWithMatrix(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < 0) throw new Error("the README has no place for the support matrix");
  return readme.slice(0, begin) + supportMatrix() + readme.slice(end + END.length);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(README, readmeWithMatrix(readFileSync(README, "utf8")));
}
