import type { CardAccount, Finding } from "../case/finding.js";
import { EvidenceError } from "../diagnostics/error.js";
import type { Evidence } from "./evidence.js";
import { hunt } from "./hunt.js";
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
  window: "all" | "card",
): Promise<FoundFinding> {
  const { account } = await hunt(evidence, cards, {
    window,
    now: "end-of-data",
    wallClock: 0n,
    version: "",
    argv: [],
  });
  for await (const finding of account.findings()) {
    const card = account.cards.find((one) => one.id === finding.card);
    if (finding.id === id && card !== undefined) return { finding, card };
  }
  throw new EvidenceError("EVIDENCE-MISSING", `no card finds '${id}' in this evidence`, {
    hint: "--card names the card where it is not one that ships, --window card the look-back of the hunt",
  });
}
