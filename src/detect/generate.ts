import { compile } from "../compile.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import type { Card } from "./card.js";
import { toStored, type StoredCard } from "./compiled-card.js";
import { schemaHash, sha256, type ShippedFile } from "./shipped-sql.js";
import { translateCard } from "./translate.js";

/** What stands beside a card that comes with the program: SQL to read and run, and the form the program loads. */
export interface GeneratedFiles {
  readonly sql: string;
  readonly json: string;
}

export async function generateFiles(card: Card): Promise<GeneratedFiles> {
  const file: ShippedFile = {
    query: sha256(card.query.text),
    schema: "",
    window: { all: await stored(card, "all"), card: await stored(card, "card") },
  };
  const schema = schemaHash(file.window.all.tables, DEFENDER_TABLES);
  return {
    sql: await translateCard(card, "all"),
    json: `${JSON.stringify({ ...file, schema }, null, 1)}\n`,
  };
}

async function stored(card: Card, window: "all" | "card"): Promise<StoredCard> {
  const tables = DEFENDER_TABLES;
  return toStored(await compile(card.query.text, { tables, dialect: "duckdb", window, provenance: true }));
}
