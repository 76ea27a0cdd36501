/** What the evidence and the findings name, gathered before anything is replaced. */
import { identityKind, type IdentityKind } from "../../case/identity.js";
import { canonicalAddress, isEveryones } from "./address.js";
import { LONGEST_NAME, leadingHost, macDigits } from "./column-value.js";
import { folded } from "./folded.js";
import { jsonCells } from "./json-cells.js";
import { isUnc, ownerOf, PROFILE, UNC, URL_AUTHORITY } from "./patterns.js";
import type { Vocabulary } from "./vocabulary.js";
import { isCommonWord, isWellKnown } from "./well-known.js";

const ID = /^(?:[0-9a-f]{32,64}|\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?)$/i;

/** Fills a vocabulary, and the names of domains that hosts are told apart by. */
export class Learner {
  readonly domains = new Set<string>();

  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A value of a column: what it names if the column is of that kind, and what its text tells in any case. */
  cell(column: string, text: string): void {
    if (text === "") return;
    const cells = jsonCells(text);
    if (cells !== undefined) {
      for (const { key, text: inner } of cells) this.cell(key ?? column, inner);
      return;
    }
    const kind = identityKind(column);
    if (kind !== undefined && text.length <= LONGEST_NAME) this.named(kind, text.trim());
    this.text(text);
  }

  /** Hosts of shares and addresses, owners of profiles. */
  text(text: string): void {
    if (text.includes("\\\\"))
      for (const [, slashes = "", host = "", next] of text.matchAll(UNC))
        if (isUnc(host, slashes, next)) this.host(host, "word");
    if (/users|home|settings|profiles/i.test(text))
      for (const match of text.matchAll(PROFILE)) {
        const [folder, owner] = ownerOf(match, this.vocabulary);
        const local = folder.includes("\\") || /home/i.test(folder);
        const fresh = owner.length > 2 && !isCommonWord(folded(owner)) && !this.isOfKnown(owner);
        if (local && fresh) this.account(owner, "word");
      }
    if (text.includes("://"))
      for (const [, , authority = ""] of text.matchAll(URL_AUTHORITY)) {
        const host = authority.replace(/^.*@/, "").replaceAll("[.]", ".").replace(/:\d*$/, "");
        if (host.includes(".")) this.host(host, "anywhere");
      }
  }

  /** `j.doe.CORP`, `j.doe.000`: a further profile of an account that is known by itself. */
  private isOfKnown(owner: string): boolean {
    const parts = owner.split(".");
    return parts.some((_, at) => this.vocabulary.kindOf(parts.slice(0, at).join(".")) === "user");
  }

  private named(kind: IdentityKind, text: string): void {
    switch (kind) {
      case "account":
        this.account(text, "anywhere");
        return;
      case "host":
        this.host(text, "anywhere");
        this.computer(folded(text));
        return;
      case "domain":
        this.domain(text);
        return;
      case "address":
        this.address(text);
        return;
      case "mac": {
        const digits = macDigits(text);
        if (digits !== undefined) this.vocabulary.learn("mac", digits);
        return;
      }
      case "id":
        if (ID.test(text)) this.vocabulary.learn("id", text.replace(/[{}]/g, ""));
        return;
      case "url": {
        const host = leadingHost(text);
        if (host.includes(".")) this.host(host, "anywhere");
        return;
      }
      case "dn":
        return;
    }
  }

  private account(text: string, reach: "word" | "anywhere"): void {
    if (isWellKnown(text)) return;
    const slash = text.lastIndexOf("\\");
    const at = text.lastIndexOf("@");
    if (slash >= 0) {
      this.domain(text.slice(0, slash));
      this.account(text.slice(slash + 1), reach);
    } else if (at > 0) {
      this.account(text.slice(0, at), reach);
      this.domain(text.slice(at + 1));
    } else if (text.endsWith("$")) this.host(text.slice(0, -1), reach);
    else this.vocabulary.learn("user", text, reach);
  }

  private host(text: string, reach: "word" | "anywhere"): void {
    if (canonicalAddress(text) !== undefined) {
      this.address(text);
      return;
    }
    const name = folded(text).replace(/\.+$/, "");
    if (isWellKnown(name)) return;
    this.vocabulary.learn("host", name, reach);
  }

  /** A computer's full name tells its domain as well, and the short name it goes by there. */
  private computer(name: string): void {
    const dot = name.indexOf(".");
    if (dot <= 0) return;
    this.vocabulary.learn("host", name.slice(0, dot));
    this.domain(name.slice(dot + 1));
  }

  private domain(text: string): void {
    let name = folded(text.replace(/^\\+/, "")).replace(/\.+$/, "");
    if (isWellKnown(name)) return;
    this.vocabulary.learn("domain", name);
    // an organisation is known by what is above its domains, but not by a suffix that all have
    for (; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
      this.vocabulary.learn("domain", name);
      this.domains.add(name);
    }
  }

  private address(text: string): void {
    const canonical = canonicalAddress(text);
    if (canonical === undefined || isEveryones(canonical)) return;
    this.vocabulary.learn("ip", canonical, "column");
    // names of files have addresses with other signs between the numbers
    if (canonical.includes("."))
      for (const sign of ["-", "_"])
        this.vocabulary.learn("ip", canonical, "word", canonical.replaceAll(".", sign));
  }
}
