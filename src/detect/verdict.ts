import type { Verdict } from "../case/finding.js";
import type { Unexamined } from "./unexamined.js";

/** What was seen of a table that a card reads. */
export interface TableFacts {
  readonly table: string;
  /** Some input filled it. */
  readonly held: boolean;
  /** Rows in the span that was asked for. */
  readonly rows: number;
  /** Rows that a span leaves out because they have no time. */
  readonly untimed: number;
  /** Columns the card filters by that no input has. */
  readonly absentColumns: readonly string[];
  /** Columns the card filters by that hold nothing in any row. */
  readonly emptyColumns: readonly string[];
  /** Inputs of the table that lack columns the card filters by. */
  readonly lacking: readonly { readonly path: string; readonly columns: readonly string[] }[];
  /** Rows of its inputs that were rejected. */
  readonly rejected: number;
  /** Columns the card filters by with values that could not be read, and count as empty. */
  readonly unread: readonly { readonly column: string; readonly values: number }[];
}

/** What a verdict is made from. */
export interface VerdictFacts {
  readonly findings: number;
  /** Why the card was not run, or stopped. */
  readonly refused?: string | undefined;
  readonly tables: readonly TableFacts[];
  /** What would have to come from the cloud and nothing local stands in for. */
  readonly missing: readonly string[];
  /** ActionTypes the card names, and those of them that no row has. */
  readonly actionTypes: readonly string[];
  readonly neverSeen: readonly string[];
  readonly unexamined: Unexamined;
  /** Files that end at an export limit, and hours that no file covers, in words. */
  readonly capped: readonly string[];
  readonly uncovered: readonly string[];
  /** Look-back conditions that stayed, and what they leave out. */
  readonly kept: readonly string[];
  readonly keptSpan: string;
  readonly approximations: readonly string[];
}

/** The verdict with its reasons: first what keeps it from being told, then what limits it. */
export function judge(facts: VerdictFacts): {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
} {
  if (facts.refused !== undefined) return { verdict: "cannot-tell", reasons: [`refused: ${facts.refused}`] };
  const obstacles = [
    ...facts.tables.flatMap(tableObstacles),
    ...facts.missing.map((text) => `stand-in-missing: ${text}`),
    ...(facts.actionTypes.length > 0 && facts.neverSeen.length === facts.actionTypes.length && someRows(facts)
      ? [`action-types-never-seen: none of the ActionTypes of the card occurs: ${facts.neverSeen.join(", ")}`]
      : []),
    ...facts.unexamined.belonging.map(
      ({ path, table }) => `not-examined: ${path}, a file of ${table}, was not examined`,
    ),
    ...facts.unexamined.unread.map((path) => `not-examined: ${path} could not be read`),
  ];
  const limits = [
    ...(facts.neverSeen.length > 0 && facts.neverSeen.length < facts.actionTypes.length
      ? [`action-types-never-seen: ${facts.neverSeen.join(", ")}`]
      : []),
    ...facts.tables.flatMap(tableLimits),
    ...facts.capped.map((text) => `export-capped: ${text}`),
    ...facts.uncovered.map((text) => `hours-not-covered: ${text}`),
    ...facts.unexamined.passedOver.map((path) => `not-examined: ${path} is no export of a known shape`),
    ...facts.kept.map((condition) => `window-kept: ${condition}; ${facts.keptSpan}`),
    ...facts.approximations.map((text) => `approximate: ${text}`),
  ];
  const verdict = facts.findings > 0 ? "hit" : obstacles.length > 0 ? "cannot-tell" : "clean";
  return { verdict, reasons: [...obstacles, ...limits] };
}

function someRows(facts: VerdictFacts): boolean {
  return facts.tables.some((table) => table.rows > 0);
}

function tableObstacles(facts: TableFacts): string[] {
  const { table } = facts;
  if (!facts.held) return [`table-absent: no input holds ${table}`];
  if (facts.rows === 0) return [`table-empty: ${table} has no rows to look at`];
  return [
    ...facts.absentColumns.map((column) => `column-absent: no input of ${table} has the column ${column}`),
    ...facts.emptyColumns.map(
      (column) => `column-empty: the column ${table}.${column} holds nothing in any row`,
    ),
    ...facts.lacking.map(({ path, columns }) => `column-absent: ${path} lacks ${columns.join(", ")}`),
  ];
}

function tableLimits(facts: TableFacts): string[] {
  return [
    ...(facts.untimed > 0
      ? [`rows-without-time: ${facts.untimed} rows of ${facts.table} have no time and are outside the span`]
      : []),
    ...(facts.rejected > 0
      ? [`rows-rejected: ${facts.rejected} rows of ${facts.table} could not be imported`]
      : []),
    ...facts.unread.map(
      ({ column, values }) =>
        `values-unread: ${values} values of ${facts.table}.${column} could not be read and count as empty`,
    ),
  ];
}
