import { QueryError } from "../diagnostics/error.js";
import type { KustoDiagnostic } from "./kusto.js";

/** Calls that name where a table lies, and what lies there. They are no functions of the language itself. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ["adx", "a database of Azure Data Explorer"],
  ["app", "an application of Application Insights"],
  ["resource", "another Azure resource"],
  ["workspace", "another workspace"],
]);

const ALONE = "name the table alone: a case holds the rows of one source";

/** What is kept beside the tables of a database, by the analyser's word for it, with what to do in its place. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ["database", ALONE],
  ["external table", "read its file with externaldata"],
  ["materialized view", "write its query as a let statement"],
  ["stored query result", "write its query as a let statement"],
  ["graph model", "make the graph with make-graph"],
]);

/**
 * The refusal of a name that stands for rows outside of the case, such as `workspace("north").SecurityEvent`: whether
 * a case has these rows or those of another place cannot be told from it. Undefined where a name is merely not known.
 */
export function otherSource(
  diagnostic: KustoDiagnostic,
  name: string,
  sought: string,
  source: string,
): QueryError | undefined {
  const { start, end } = diagnostic.span;
  const kept = KEPT.get(sought);
  if (kept !== undefined)
    return new QueryError("KQL-UNSUPPORTED", `the ${sought} '${name}' is not part of a case`, {
      span: diagnostic.span,
      hint: kept,
    });
  const called = /^\s*\([^()]*\)(\s*\.\s*\w+(\s*\([^()]*\))?)*/.exec(source.slice(end))?.[0];
  if (!sought.includes("function") || called === undefined) return undefined;
  const span = { start, end: end + called.length };
  const text = `'${source.slice(start, span.end)}'`;
  if (name === "arg")
    return new QueryError("KQL-UNSUPPORTED", `${text} reads Azure Resource Graph within a scope`, {
      span,
      hint: 'write arg("")',
    });
  const place = PLACES.get(name);
  if (place === undefined) return undefined;
  return new QueryError("KQL-UNSUPPORTED", `${text} names a table of ${place}`, { span, hint: ALONE });
}
