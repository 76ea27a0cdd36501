import type { Compiled, CompileOptions } from "../compile.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import type { Card } from "./card.js";
import type { CompiledCard } from "./compiled-card.js";
import { discoverIn, type Evidence } from "./evidence.js";
import { shippedSql, type Tables } from "./shipped-sql.js";
import { cacheKey, readCached, writeCached } from "./sql-cache.js";

/**
 * The SQL of a card for a run: shipped, kept from an earlier run, or compiled now. Only the last loads the KQL parser.
 * Throws the query's `QueryError`.
 */
export async function compileCard(
  card: Card,
  tables: Tables,
  window: "all" | "card",
  discover?: CompileOptions["discover"],
  watchlists: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<CompiledCard> {
  const shipped = await shippedSql(card, tables, DEFENDER_TABLES, window);
  if (shipped !== undefined) return shipped;
  const key = await cacheKey(card.query.text, window, tables, watchlists);
  const cached = await readCached(key);
  if (cached !== undefined) return cached;
  const { compile } = await import("../compile.js");
  const options = { tables, dialect: "duckdb", window, provenance: true, discover, watchlists } as const;
  const compiled = await compile(card.query.text, options);
  // columns found in these data say nothing on others
  if (compiled.fromData !== true) await writeCached(key, compiled);
  return compiled;
}

/** A card over the evidence with its plan, which no file keeps: it is compiled each time. */
export async function compileWithPlan(
  evidence: Evidence,
  card: Card,
  window: "all" | "card",
  provenance = false,
): Promise<Compiled> {
  const { compile } = await import("../compile.js");
  const { tables, watchlists } = evidence;
  return compile(card.query.text, {
    tables,
    dialect: "duckdb",
    window,
    provenance,
    discover: discoverIn(evidence),
    watchlists,
  });
}
