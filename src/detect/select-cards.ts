import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { ColdhuntError, UsageError } from "../diagnostics/error.js";
import { bareQuery, CARD_ENDINGS, readCardFile } from "./card-file.js";
import type { Card } from "./card.js";
import { DETECTIONS_FOLDER } from "./package-root.js";

/** A card, or why there is none in a file that was to hold one. */
export type SelectedCard =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "unreadable"; readonly card: Card; readonly error: ColdhuntError };

/** The cards that come with the program, by id. */
export async function shippedCards(): Promise<SelectedCard[]> {
  return sorted(await folderCards(DETECTIONS_FOLDER));
}

/**
 * The cards that `--card` values name: the id of a card that comes with the program, else a file or a folder. No value
 * selects all that come with it. Sorted by id; the same card met twice counts once.
 */
export async function selectCards(names: readonly string[]): Promise<SelectedCard[]> {
  return sorted(distinct(await allCards(names)));
}

/** The same with every copy of a card. */
export async function allCards(names: readonly string[]): Promise<SelectedCard[]> {
  if (names.length === 0) return shippedCards();
  const selected: SelectedCard[] = [];
  for (const name of names) selected.push(...(await cardsNamed(name)));
  return sorted(selected);
}

/** The cards of one name. */
export async function cardsNamed(name: string): Promise<SelectedCard[]> {
  const shipped = await shippedCards();
  const wanted = name.toLowerCase();
  const byId = shipped.filter(({ card }) => {
    const id = card.id.toLowerCase();
    return id === wanted || id.startsWith(`${wanted}#`);
  });
  if (byId.length > 0) return byId;
  if (!existsSync(name)) {
    throw new UsageError("CARD-UNKNOWN", `'${name}' is neither the id of a card nor a file or folder`, {
      hint: suggestion(wanted, shipped),
    });
  }
  if (!statSync(name).isDirectory()) return fileCards(name);
  const found = await folderCards(name);
  if (found.length > 0) return found;
  throw new UsageError("CARD-UNKNOWN", `the folder '${name}' holds no cards`, {
    hint: `cards are files that end in ${CARD_ENDINGS.join(", ")}`,
  });
}

function suggestion(wanted: string, shipped: readonly SelectedCard[]): string {
  const ids = shipped.map(({ card }) => card.id);
  const near = ids.find((id) => id.toLowerCase().includes(wanted) || wanted.includes(id.toLowerCase()));
  return near === undefined ? "'coldhunt cards list' shows the ids" : `did the command line mean '${near}'?`;
}

async function fileCards(path: string): Promise<SelectedCard[]> {
  try {
    return (await readCardFile(path)).map((card) => ({ kind: "card", card }));
  } catch (error) {
    if (!(error instanceof ColdhuntError)) throw error;
    return [{ kind: "unreadable", card: bareQuery("", path, path), error }];
  }
}

/** Cards of a folder and those below it. */
async function folderCards(folder: string): Promise<SelectedCard[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && isCardName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const found: SelectedCard[] = [];
  for (const path of paths) {
    const cards = await fileCards(path);
    if (cards.every((one) => one.kind === "unreadable") && (await isPage(path))) continue;
    found.push(...cards);
  }
  return found;
}

/** `<card>.test.yml` beside a card holds what it is tested with. */
function isCardName(name: string): boolean {
  return CARD_ENDINGS.includes(extname(name).toLowerCase()) && !/\.test\.ya?ml$/i.test(name);
}

/** Whether a Markdown file is a page among the cards: it states no card id and has no code in it. */
async function isPage(path: string): Promise<boolean> {
  if (!/\.(md|markdown)$/i.test(path)) return false;
  const text = await readFile(path, "latin1");
  return !/^\W*\*\*ID\b/im.test(text) && !/^\s*(```|~~~)/m.test(text);
}

/**
 * Drops copies of a card. Different cards of one id would make findings ambiguous: each of them gets the beginning of
 * its query's hash behind its id, which is the same whatever other cards are selected.
 */
function distinct(selected: readonly SelectedCard[]): SelectedCard[] {
  const byId = new Map<string, SelectedCard[]>();
  for (const one of selected) {
    const others = byId.get(one.card.id) ?? [];
    if (!others.some((other) => isCopy(one, other))) byId.set(one.card.id, [...others, one]);
  }
  return [...byId.values()].flatMap((same) => (same.length === 1 ? same : same.map(withHash)));
}

function isCopy(one: SelectedCard, other: SelectedCard): boolean {
  return one.card.path === other.card.path || one.card.query.text === other.card.query.text;
}

function withHash(one: SelectedCard): SelectedCard {
  const hash = createHash("sha256").update(one.card.query.text).digest("hex").slice(0, 8);
  return { ...one, card: { ...one.card, id: `${one.card.id}@${hash}` } };
}

function sorted(selected: readonly SelectedCard[]): SelectedCard[] {
  return [...selected].sort((a, b) => (a.card.id < b.card.id ? -1 : a.card.id > b.card.id ? 1 : 0));
}
