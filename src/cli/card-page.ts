import type { Card } from "../detect/card.js";
import { visible } from "../diagnostics/visible.js";
import { jsonText, type Json } from "../report/json-text.js";

/** A card in one line: id, level, techniques, title. */
export function cardLine(card: Card): string {
  const techniques = card.attack.map((tag) => tag.technique).filter((id) => id !== "");
  return `${visible([card.id, card.level, techniques.join(","), card.title].join("  "))}\n`;
}

/** All that a card says, for a reader. */
export function cardPage(card: Card): string {
  const level = card.levelSource === "card" ? card.level : `${card.level} (the card states none)`;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      "ATT&CK",
      card.attack.map((tag) =>
        [tag.tactic, tag.tacticName, tag.technique, tag.name].filter(Boolean).join(" "),
      ),
    ],
    ["Data sources", card.dataSources.map((one) => `${one.provider} ${one.event} (${one.component})`)],
    ["What it detects", paragraphs(card.text.detection || card.text.description)],
    ["Considerations", paragraphs(card.text.considerations)],
    ["False positives", paragraphs(card.text.falsePositives)],
    ["Blind spots", paragraphs(card.text.blindSpots)],
    ["Response actions", paragraphs(card.text.responseActions)],
    ["References", card.references],
    ["Query", card.query.text.split(/\r?\n/)],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(
      ([title, lines]) => `\n${title}\n${lines.map((line) => `  ${visible(line)}`.trimEnd()).join("\n")}\n`,
    );
  const head = [
    visible(card.title),
    `id: ${visible(card.id)}`,
    `level: ${level}`,
    `file: ${visible(card.path)}`,
  ];
  if (card.platforms.length > 0) head.push(`platforms: ${visible(card.platforms.join(", "))}`);
  return `${head.join("\n")}\n${body.join("")}`;
}

function paragraphs(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

/** Cards as a JSON document (schema coldhunt/cards/1). */
export function cardsDocument(cards: readonly Card[]): string {
  const list = cards.map((card) => jsonText(cardJson(card)));
  return `{"schema":"coldhunt/cards/1","cards":[\n${list.join(",\n")}\n]}\n`;
}

function cardJson(card: Card): Json {
  return {
    id: card.id,
    title: card.title,
    level: card.level,
    levelSource: card.levelSource,
    attack: card.attack.map((tag) => ({ ...tag })),
    platforms: card.platforms,
    dataSources: card.dataSources.map((source) => ({ ...source })),
    actionTypes: card.actionTypes,
    text: { ...card.text },
    references: card.references,
    query: card.query.text,
    path: card.path,
  };
}
