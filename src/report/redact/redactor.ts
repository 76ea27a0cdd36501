import type { SourceRow } from "../../case/finding.js";
import { identityKind } from "../../case/identity.js";
import { LONGEST_NAME, leadingHost } from "./column-value.js";
import { redactEncoded } from "./encoded.js";
import { jsonCells } from "./json-cells.js";
import type { Names } from "./names.js";
import { joined, type Part } from "./parts.js";
import { redactKnown, redactShapes } from "./patterns.js";
import type { Vocabulary } from "./vocabulary.js";

/** Texts that are remembered, so that a command line of a thousand findings is read once. */
const REMEMBERED = 20_000;

/** Puts tokens in the place of accounts, hosts and addresses. */
export class Redactor {
  private memory = new Map<string, string>();

  private readonly names: Names;
  private readonly vocabulary: Vocabulary;

  constructor(names: Names, vocabulary: Vocabulary) {
    this.names = names;
    this.vocabulary = vocabulary;
  }

  /** A text of no known kind. */
  text(text: string): string {
    return this.remembered("", text, () => this.pieces(text, true));
  }

  /** The place of a record: its file. */
  source({ path, row }: SourceRow): SourceRow {
    return { path: this.text(path), row };
  }

  /** A text of a card's author: an address in it is a source, unless the evidence has it too. */
  authored(text: string): string {
    return joined(redactKnown([text], this.names, this.vocabulary));
  }

  /** A value of a column, JSON included. */
  cell(column: string, text: string): string {
    return this.remembered(column, text, () => this.cellOf(column, text));
  }

  private remembered(column: string, text: string, find: () => string): string {
    // names of JSON keys may hold any character, so that none can stand between the two
    const key = `${column.length} ${column}${text}`;
    const known = this.memory.get(key);
    if (known !== undefined) return known;
    if (this.memory.size >= REMEMBERED) this.memory = new Map();
    const found = find();
    this.memory.set(key, found);
    return found;
  }

  private cellOf(column: string, text: string): string {
    if (text === "" || /(?:^|[a-z_])(?:SHA1|SHA256|MD5)$/i.test(column)) return text;
    const cells = jsonCells(text);
    if (cells === undefined) return this.named(column, text) ?? this.text(text);
    let json = "";
    let done = 0;
    for (const { key, text: inner, isKey, from, to } of cells) {
      const shown = isKey ? this.text(inner) : this.cell(key ?? column, inner);
      json += text.slice(done, from) + (shown === inner ? text.slice(from, to) : JSON.stringify(shown));
      done = to;
    }
    return json + text.slice(done);
  }

  /** The value of a column that names someone; undefined where it is read as any text. */
  private named(column: string, text: string): string | undefined {
    const kind = identityKind(column);
    const name = text.trim();
    if (kind === undefined || name === "" || text.length > LONGEST_NAME || text.includes("\n"))
      return undefined;
    const around = (parts: readonly Part[]): string => text.replace(name, () => joined(parts));
    if (kind === "account" && !/[,;"]/.test(name)) return around(this.names.account(name));
    if (kind === "host" && !/[\s,;"/]/.test(name)) return around(this.names.host(name));
    if (kind === "domain" && !/[\s,;"/]/.test(name)) return around(this.names.domain(name));
    const address =
      kind === "address" ? this.names.address(name) : kind === "mac" ? this.names.mac(name) : undefined;
    if (address !== undefined) return around(address);
    if (kind === "url") {
      const host = leadingHost(text);
      if (host !== "" && !text.includes("://"))
        return joined(this.names.host(host)) + this.text(text.slice(host.length));
    }
    return undefined;
  }

  private pieces(text: string, decode: boolean): string {
    const { names, vocabulary } = this;
    const encoded = decode
      ? redactEncoded(
          text,
          (inner) => this.pieces(inner, false),
          (blob) => names.token("encoded", blob),
        )
      : [text];
    return joined(redactKnown(redactShapes(encoded, names, vocabulary), names, vocabulary));
  }
}
