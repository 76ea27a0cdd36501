import { DISABLED_OPTIMIZERS, type Session } from "../store/session.js";

const KEPT = "coldhunt_seen";

/** Whether statements keep the order, by their kind, whatever files they read: to ask takes as long as to plan one. */
export interface KnownOrder {
  readonly kind: string;
  readonly answers: Map<string, boolean>;
}

/**
 * Keeps the rows of a look in a table, in the order in which their files and those have them, and gives its name;
 * undefined, and nothing kept, where a statement would not keep that order.
 */
export async function keepRows(
  session: Session,
  rows: string,
  known: KnownOrder,
): Promise<string | undefined> {
  // a long list after IN would become a join, and what a join puts into a table has no order
  await session.run(`SET disabled_optimizers = '${DISABLED_OPTIMIZERS},in_clause'`);
  try {
    const statement = `CREATE OR REPLACE TEMP TABLE ${KEPT} AS ${rows}`;
    const ordered = known.answers.get(known.kind) ?? (await keepsOrder(session, statement));
    known.answers.set(known.kind, ordered);
    if (!ordered) return undefined;
    await session.run(statement);
    return KEPT;
  } finally {
    await session.run(`SET disabled_optimizers = '${DISABLED_OPTIMIZERS}'`);
  }
}

/**
 * Whether a statement that puts rows into a table does so in the order in which its source has them, whatever thread
 * read them.
 */
export async function keepsOrder(session: Session, statement: string): Promise<boolean> {
  const plan = await session.arrays(`EXPLAIN ${statement}`);
  return plan.flat().some((text) => typeof text === "string" && /BATCH_(INSERT|CREATE)/.test(text));
}

/** The numbers of the wanted records of each file, ascending, from rows that were kept, which are dropped. */
export async function takeNumbers(session: Session, kept: string): Promise<ReadonlyMap<number, number[]>> {
  const found = (await session.arrays(
    `SELECT file, count(*), min(rowid), max(rowid), list(rowid) FILTER (hit) FROM ${kept} GROUP BY file`,
  )) as [number | bigint, bigint, bigint, bigint, bigint[] | null][];
  await session.run(`DROP TABLE ${kept}`);
  return new Map(
    found.map(([file, count, first, last, hits]) => {
      if (last - first + 1n !== count) throw new Error(`bug: ${count} records are rows ${first} to ${last}`);
      return [Number(file), (hits ?? []).map((row) => Number(row - first + 1n)).sort((a, b) => a - b)];
    }),
  );
}
