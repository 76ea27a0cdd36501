import type { FunnelStep } from "../../case/finding.js";
import type { Compiled } from "../../compile.js";
import { QueryError } from "../../diagnostics/error.js";
import { quoteString } from "../../fragment/quote.js";
import { sparkCountsSql } from "../../plan-sql.js";
import type { Landed, SparkQuery } from "../../spark/spark-sql.js";
import type { Session } from "../../store/session.js";
import type { Card } from "../card.js";
import { openFunnel, type OpenFunnel } from "../funnel.js";

/** Counts of the steps of cards: asked in the application that runs the cards, read once a card is judged. */
export class Funnels {
  readonly #open = new Map<Card, { readonly funnel: OpenFunnel; readonly name: string | undefined }>();
  /** In the place of a card's own query in each of these its counts are asked. */
  readonly queries: {
    readonly compiled: Compiled;
    readonly query: Pick<SparkQuery, "name" | "sql" | "columns">;
  }[] = [];
  readonly macros: string[] = [];

  add(card: Card, compiled: Compiled): void {
    const funnel = openFunnel(compiled);
    if (funnel === undefined) return;
    if (funnel.relations.length === 0) {
      this.#open.set(card, { funnel, name: undefined });
      return;
    }
    const name = `funnel-${this.queries.length}`;
    const { sql, macros } = sparkCountsSql(compiled.plan, funnel.relations);
    this.queries.push({ compiled, query: { name, sql, columns: 2 } });
    this.macros.push(...macros);
    this.#open.set(card, { funnel, name });
  }

  /** The steps of a card; nothing where two runs need not keep the same rows. Throws what stopped the counting. */
  async stepsOf(
    session: Session,
    card: Card,
    found: number,
    landed: ReadonlyMap<string, Landed>,
  ): Promise<readonly FunnelStep[] | undefined> {
    const open = this.#open.get(card);
    if (open === undefined) return undefined;
    if (open.name === undefined) return open.funnel.steps([], found);
    const counts = landed.get(open.name);
    if (counts === undefined || "fault" in counts)
      throw new QueryError("KQL-RUNTIME", counts?.fault ?? "the rows of its steps were not counted");
    const rows = await session.arrays(`SELECT c1, c2 FROM read_parquet(${quoteString(counts.file)})`);
    return open.funnel.steps(rows, found);
  }
}
