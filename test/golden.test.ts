/**
 * Golden cases: `query.kql` with its plan and SQL, which are recorded, and its rows, which are written by hand from the
 * KQL reference: the program's own output is no witness. DuckDB runs the SQL.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.js";
import { QueryError } from "../src/diagnostics/error.js";
import { renderError } from "../src/diagnostics/frame.js";
import { planText } from "../src/plan/text.js";
import { evaluateTable } from "./evaluate.js";

const GOLDEN = new URL("golden/", import.meta.url);
const ERRORS = new URL("golden-errors/", import.meta.url);

function casesIn(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** Cells as text; a null is an empty cell, an empty text is written `""`. */
function csvRows(text: string): string[][] {
  return parse(text, {
    cast: (cell, context) => (cell === "" && !context.quoting && !context.header ? "(null)" : cell),
  });
}

function cellText(cell: unknown): string {
  if (cell === null) return "(null)";
  return typeof cell === "string"
    ? cell
    : typeof cell === "object"
      ? JSON.stringify(cell)
      : `${cell as number}`;
}

describe.each(casesIn(GOLDEN))("golden %s", (name) => {
  const folder = new URL(`${name}/`, GOLDEN);
  const kql = readFileSync(new URL("query.kql", folder), "utf8");

  it("has the recorded plan and SQL", async () => {
    const compiled = await compile(kql, { tables: new Map(), dialect: "duckdb" });
    await expect(planText(compiled.plan)).toMatchFileSnapshot(new URL("plan.txt", folder).pathname);
    await expect(`${compiled.sql}\n`).toMatchFileSnapshot(new URL("duckdb.sql", folder).pathname);
  });

  it("gives the rows of the reference", async () => {
    const [header = [], ...expected] = csvRows(readFileSync(new URL("rows.csv", folder), "utf8"));
    const result = await evaluateTable(kql);
    expect(result.columns.map((column) => `${column.name}:${column.type}`)).toEqual(header);
    const rows = result.rows.map((row) => row.map(cellText));
    const unordered = existsSync(new URL("unordered", folder));
    expect(unordered ? rows.sort() : rows).toEqual(unordered ? expected.sort() : expected);
  });
});

it.each(casesIn(ERRORS))("golden error %s", async (name) => {
  const folder = new URL(`${name}/`, ERRORS);
  const kql = readFileSync(new URL("query.kql", folder), "utf8");
  const error: unknown = await compile(kql, { tables: new Map(), dialect: "duckdb" }).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(QueryError);
  const diagnostics = error instanceof QueryError ? error.diagnostics : [];
  const source = { path: "query.kql", text: kql, offsetOf: (offset: number) => offset };
  const text = diagnostics.map((diagnostic) => renderError(diagnostic, source)).join("\n\n");
  await expect(`${text}\n`).toMatchFileSnapshot(new URL("error.txt", folder).pathname);
});
