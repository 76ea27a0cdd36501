import type { CardAccount, Finding } from "../case/finding.js";
import { EvidenceError } from "../diagnostics/error.js";
import type { Evidence } from "./evidence.js";
import { duckdbEngine } from "./duckdb-engine.js";
import { hunt, type HuntOptions } from "./hunt.js";
import type { SelectedCard } from "./select-cards.js";

/** A finding with the card that has it. */
export interface FoundFinding {
  readonly finding: Finding;
  readonly card: CardAccount;
}

/** The finding of an id: the cards are run again to find it, without any allow file. */
export async function findFinding(
  evidence: Evidence,
  cards: readonly SelectedCard[],
  id: string,
  options: Pick<HuntOptions, "window" | "now" | "wallClock">,
): Promise<FoundFinding> {
  const { account } = await hunt(duckdbEngine(evidence), cards, { ...options, version: "", argv: [] });
  for await (const finding of account.findings()) {
    const card = account.cards.find((one) => one.id === finding.card);
    if (finding.id === id && card !== undefined) return { finding, card };
  }
  throw new EvidenceError("EVIDENCE-MISSING", `no card finds '${id}' in this evidence`, {
    hint: "the options that decide what is found have to be those of the hunt: --card where the card is none that ships, --window, --now, --from, --to, --external",
  });
}
