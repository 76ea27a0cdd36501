import type { Compiled, CompileOptions } from "../compile.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import type { Card } from "./card.js";
import type { CompiledCard } from "./compiled-card.js";
import { discoverIn, mayHaveRows, type Evidence } from "./evidence.js";
import { shippedSql } from "./shipped-sql.js";
import { cacheKey, readCached, writeCached } from "./sql-cache.js";

/** What a card is compiled for. */
export interface CompiledFor extends Pick<CompileOptions, "tables" | "discover" | "filled" | "watchlists"> {
  readonly window: "all" | "card";
}

/**
 * The SQL of a card for a run: shipped, kept from an earlier run, or compiled now. Only the last loads the KQL parser.
 * Throws the query's `QueryError`.
 */
export async function compileCard(card: Card, about: CompiledFor): Promise<CompiledCard> {
  const { tables, window, watchlists } = about;
  const shipped = await shippedSql(card, tables, DEFENDER_TABLES, window);
  if (shipped !== undefined) return shipped;
  const key = await cacheKey(card.query.text, window, tables, watchlists);
  const cached = await readCached(key);
  if (cached !== undefined) return cached;
  const { compile } = await import("../compile.js");
  const compiled = await compile(card.query.text, { ...about, dialect: "duckdb", provenance: true });
  // what was found in these data says nothing on others
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
    filled: (table) => mayHaveRows(evidence, table),
    watchlists,
  });
}
