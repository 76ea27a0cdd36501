import type { AttackTag, CardAccount, ScanAccount } from "../case/finding.js";
import type { Json } from "./json-text.js";

interface Cell {
  readonly tag: AttackTag;
  readonly cards: CardAccount[];
}

/**
 * A layer of the ATT&CK Navigator (format 4.5): the techniques of all cards that ran, the score of each the number of
 * findings. A technique nobody looked for is not in it.
 */
export function* renderNavigator(account: ScanAccount): Generator<string> {
  yield `${JSON.stringify(layer(account), undefined, 1)}\n`;
}

function layer(account: ScanAccount): Json {
  const cells = [...techniques(account.cards).values()];
  const most = Math.max(1, ...cells.map(findingsOf));
  return {
    name: "coldhunt",
    versions: { layer: "4.5" },
    domain: "enterprise-attack",
    description: `Findings of ${account.cards.length} cards over ${account.inputs.length} inputs, by coldhunt ${account.run.version}`,
    sorting: 3,
    hideDisabled: false,
    techniques: cells.map(techniqueJson),
    gradient: { colors: ["#ffffff", "#ffd166", "#d1495b"], minValue: 0, maxValue: most },
    legendItems: [],
    metadata: [],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: false,
  };
}

function techniques(cards: readonly CardAccount[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const card of cards) {
    for (const tag of card.attack) {
      if (tag.technique === "") continue;
      const key = `${tag.technique} ${tag.tactic}`;
      const cell = cells.get(key) ?? { tag, cards: [] };
      if (!cell.cards.includes(card)) cell.cards.push(card);
      cells.set(key, cell);
    }
  }
  return new Map([...cells].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function findingsOf(cell: Cell): number {
  return cell.cards.reduce((sum, card) => sum + card.findings, 0);
}

function techniqueJson(cell: Cell): Json {
  const { tag, cards } = cell;
  return {
    techniqueID: tag.technique,
    // the Navigator's short name; without one the technique is marked under each of its tactics
    ...(tag.tacticName === "" ? {} : { tactic: tag.tacticName.toLowerCase().replaceAll(" ", "-") }),
    score: findingsOf(cell),
    comment: cards.map((card) => `${card.id}: ${card.verdict}, findings: ${card.findings}`).join("\n"),
    enabled: true,
    metadata: cards.map((card) => ({ name: card.id, value: card.verdict })),
    showSubtechniques: tag.technique.includes("."),
  };
}
