import { QueryError } from "../../diagnostics/error.js";
import { Precedence, within } from "../../fragment/fragment.js";
import { quoteName } from "../../fragment/quote.js";
import { candidateColumn, candidatesOf, columnsIn } from "../../plan/candidates.js";
import type { Relation } from "../../plan/relation.js";
import type { Scalar } from "../../plan/scalar.js";
import { ScalarPrinter } from "../scalar-printer.js";
import { printLiteral } from "./literal.js";

/** Of a stored table the rows that can have a part in the answer, as SQL. */
export interface CandidateRows {
  readonly table: string;
  /** Over columns by their `candidateColumn` names; undefined: every row. */
  readonly condition?: string | undefined;
  /** The columns it looks at. */
  readonly columns: readonly string[];
  readonly macros: readonly string[];
}

/** What rows of its tables a plan needs. A condition that takes more than an expression is left out: more rows then. */
export function printCandidates(plan: Relation): readonly CandidateRows[] {
  return candidatesOf(plan).map(({ table, places }) => {
    const printed = places?.map(printPlace);
    if (printed === undefined || printed.includes(undefined)) return { table, columns: [], macros: [] };
    const all = printed.filter((one) => one !== undefined);
    return {
      table,
      condition: [...new Set(all.map(({ text }) => `(${text})`))].join(" OR "),
      columns: [...new Set(all.flatMap(({ columns }) => columns))].sort(),
      macros: [...new Set(all.flatMap(({ macros }) => macros))].sort(),
    };
  });
}

interface Place {
  readonly text: string;
  readonly columns: readonly string[];
  readonly macros: readonly string[];
}

/** Operators of a term, by whether case matters to them. */
const TERM_TESTS: ReadonlyMap<string, "" | "i"> = new Map([
  ["has", "i"],
  ["hasprefix", "i"],
  ["hassuffix", "i"],
  ["has_cs", ""],
  ["hasprefix_cs", ""],
  ["hassuffix_cs", ""],
]);

/**
 * A condition that holds wherever this one does and takes less time to plan: a term is looked for anywhere in a text,
 * as long as nothing around it is turned round.
 */
function weakened(condition: Scalar): Scalar {
  if (condition.kind !== "call") return condition;
  if (condition.name === "and" || condition.name === "or")
    return { ...condition, args: condition.args.map(weakened) };
  const flags = TERM_TESTS.get(condition.name);
  const [text, needle] = condition.args;
  if (flags === undefined || text === undefined || needle?.kind !== "literal") return condition;
  if (typeof needle.value !== "string" || needle.value === "") return condition;
  const value = `(?${flags}:${needle.value.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")})`;
  return { ...condition, name: "matches regex", args: [text, { ...needle, value }] };
}

function printPlace(conditions: readonly Scalar[]): Place | undefined {
  const parts = conditions.flatMap((condition) => printCondition(condition) ?? []);
  if (parts.length === 0) return undefined;
  return {
    text: parts.map(({ text }) => text).join(" AND "),
    columns: parts.flatMap(({ columns }) => columns),
    macros: parts.flatMap(({ macros }) => macros),
  };
}

function printCondition(condition: Scalar): Place | undefined {
  const macros = new Set<string>();
  const scalars = new ScalarPrinter({
    dialect: "duckdb",
    literal: printLiteral,
    nameOf: (column) => quoteName(candidateColumn(column.name)),
    stepOf: () => {
      throw new Error("bug: a condition over stored columns reads a table");
    },
    noteMacros: (names) => {
      for (const name of names) macros.add(name);
    },
  });
  try {
    const text = within(scalars.printFilter(weakened(condition)), Precedence.Not);
    if (scalars.bound.length > 0) return undefined;
    return { text, columns: [...columnsIn(condition)], macros: [...macros] };
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
}
