import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { QueryError } from "../diagnostics/error.js";
import { levelOf, NO_TEXT, type Card } from "./card.js";
import { linesOf } from "./markdown.js";
import { parseMarkdownCard } from "./markdown-card.js";

/** Endings of files that hold cards. */
export const CARD_ENDINGS: readonly string[] = [
  ".md",
  ".markdown",
  ".yml",
  ".yaml",
  ".kql",
  ".kusto",
  ".csl",
];

/** Far above any real card; a larger file is something else. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/** The cards of a file, told apart by its ending; anything that is neither Markdown nor YAML is one bare query. */
export async function readCardFile(path: string): Promise<Card[]> {
  const { size } = await stat(path);
  if (size > LARGEST_BYTES) {
    throw new QueryError("CARD-FORMAT", `a card of ${size} bytes is not read; the limit is ${LARGEST_BYTES}`);
  }
  return parseCards(decode(await readFile(path)), path);
}

/** The cards in the text of a file of that name. */
export async function parseCards(text: string, path: string): Promise<Card[]> {
  const ending = extname(path).toLowerCase();
  const id = basename(path, extname(path));
  switch (ending) {
    case ".md":
    case ".markdown":
      return parseMarkdownCard(text, path, id);
    case ".yml":
    case ".yaml": {
      // the YAML library is only loaded where a rule is read
      const { parseSentinelRule } = await import("./sentinel-rule.js");
      return [parseSentinelRule(text, path, id)];
    }
    default:
      return [bareQuery(text, path, id)];
  }
}

/** A card that is nothing but its query. */
export function bareQuery(text: string, path: string, id: string): Card {
  return {
    id,
    title: id,
    ...levelOf(undefined),
    attack: [],
    platforms: [],
    dataSources: [],
    actionTypes: [],
    text: NO_TEXT,
    references: [],
    query: { text, lineOffsets: linesOf(text).map((line) => line.offset) },
    path,
    fileText: text,
  };
}

/** UTF-8, or UTF-16 with its mark; the mark itself is taken off. */
export function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new QueryError("CARD-FORMAT", `the card is not valid ${encoding.toUpperCase()} text`, { cause });
  }
}
