import type { Random } from "./random.js";

/** Who a command line belongs to: what its slots may name. */
export interface Owner {
  readonly user: string;
  readonly site: string;
}

const WORDS = [
  "inventory", "cleanup", "backup", "ledger", "harvest", "beacon", "quartz", "mapping", "printers", "toolkit",
  "rollout", "metrics", "sandbox", "gateway", "archive", "compass", "orchard", "signal", "turbine", "lantern",
]; // prettier-ignore
const DOCUMENTS = [
  "Invoice", "Quarterly report", "Budget", "Meeting notes", "Delivery note", "Travel plan", "Contract (signed)",
  "Org chart", "Price list", "Onboarding", "Angebot", "Rechnung Kopie", "Facture", "Übersicht",
]; // prettier-ignore
const SERVERS = ["fs01.example.test", "fs02.example.test", "deploy.example.test", "nas-7"];

const SLOTS: Readonly<Record<string, (random: Random, owner: Owner) => string>> = {
  user: (_, owner) => owner.user,
  site: (_, owner) => owner.site,
  word: (random) => random.pick(WORDS),
  document: (random) => `${random.pick(DOCUMENTS)} ${random.between(1, 400)}`,
  server: (random) => random.pick(SERVERS),
  number: (random) => String(random.between(100, 99_999)),
  guid: (random) => random.guid().toUpperCase(),
  hex: (random) => random.hex(8).toUpperCase(),
  base64: (random) => Buffer.from(random.hex(random.between(30, 90)), "utf16le").toString("base64"),
};

/** A text with slots such as `{user}`, taken apart once; braces around other words stay. */
export class Template {
  readonly #parts: readonly (string | ((random: Random, owner: Owner) => string))[];
  /** Whether two fillings may differ. */
  readonly varies: boolean;

  constructor(text: string) {
    this.#parts = text.split(/(\{[a-z0-9]+\})/).map((part) => {
      const slot = part.startsWith("{") ? SLOTS[part.slice(1, -1)] : undefined;
      return slot ?? part;
    });
    this.varies = /\{(?:document|number|guid|hex|base64)\}/.test(text);
  }

  fill(random: Random, owner: Owner): string {
    let text = "";
    for (const part of this.#parts) text += typeof part === "string" ? part : part(random, owner);
    return text;
  }
}
