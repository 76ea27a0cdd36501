import { quoteName } from "../fragment/quote.js";
import { candidateColumn } from "../plan/candidates.js";
import type { CompiledCard } from "./compiled-card.js";
import { holdsColumn, provideView, type Evidence } from "./evidence.js";

type WantedRows = CompiledCard["candidates"][number];

/** Of more rows than this no copy is made. */
const FEW = 5_000;

/**
 * Runs a query over copies of those rows of its tables that can have a part in its answer, where these are few.
 *
 * A stored column comes as numbers of the different values that its part of the table has, and DuckDB works out what a
 * function gives for each of these, even where a filter has left one row of them: splitting the command lines of 200
 * findings among a million rows takes three times as long as finding them. Rows of a copy have no such values.
 */
export async function overWantedRows<T>(
  evidence: Evidence,
  compiled: CompiledCard,
  run: () => Promise<T>,
): Promise<T> {
  const copied: string[] = [];
  try {
    for (const wanted of compiled.candidates)
      if (await copyWanted(evidence, wanted, copyOf(wanted.table))) copied.push(wanted.table);
    for (const table of copied)
      await evidence.session.run(
        `CREATE OR REPLACE TEMP VIEW ${quoteName(table)} AS SELECT * FROM ${copyOf(table)}`,
      );
    return await run();
  } finally {
    for (const table of copied) {
      await provideView(evidence, table);
      await evidence.session.run(`DROP TABLE ${copyOf(table)}`);
    }
  }
}

function copyOf(table: string): string {
  return quoteName(`coldhunt_wanted_${table}`);
}

/** Whether a copy was made. A scan has left what is not wanted in the files. */
async function copyWanted(evidence: Evidence, wanted: WantedRows, copy: string): Promise<boolean> {
  const { session, held, selection } = evidence;
  const { table, condition, columns, macros } = wanted;
  if (selection !== undefined || condition === undefined || !held.has(table)) return false;
  if (!columns.every((name) => holdsColumn(evidence, table, name))) return false;
  const names = columns.map((name) => quoteName(candidateColumn(name)));
  const added = columns.map((name, at) => `${quoteName(name)} AS ${names[at] ?? ""}`);
  await session.installMacros(macros);
  try {
    const [copied] = await session.arrays(
      `CREATE TEMP TABLE ${copy} AS SELECT * EXCLUDE (${names.join(", ")})
       FROM (SELECT ${["*", ...added].join(", ")} FROM ${quoteName(table)}) WHERE ${condition} LIMIT ${FEW + 1}`,
    );
    if (Number(copied?.[0]) <= FEW) return true;
  } catch {
    // what a condition stops at, the query says itself, or it never comes to it
  }
  await session.run(`DROP TABLE IF EXISTS ${copy}`);
  return false;
}
