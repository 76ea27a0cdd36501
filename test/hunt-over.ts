import { bareQuery } from "../src/detect/card-file.js";
import { duckdbEngine } from "../src/detect/duckdb-engine.js";
import type { Evidence } from "../src/detect/evidence.js";
import { hunt, type Hunt, type HuntOptions } from "../src/detect/hunt.js";
import type { SelectedCard } from "../src/detect/select-cards.js";

/** A query as a card of that id. */
export function cardOf(query: string, id = "q") {
  return { kind: "card", card: bareQuery(query, `${id}.kql`, id) } as const;
}

/** Runs cards over evidence, as a hunt without any option does, unless told otherwise. */
export async function huntOver(
  evidence: Evidence,
  cards: readonly SelectedCard[],
  options: Partial<HuntOptions> = {},
): Promise<Hunt> {
  return hunt(duckdbEngine(evidence), cards, {
    window: "all",
    now: "end-of-data",
    wallClock: 0n,
    version: "test",
    argv: [],
    ...options,
  });
}
