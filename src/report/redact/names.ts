import { createHmac } from "node:crypto";
import { canonicalAddress, isEveryones } from "./address.js";
import { macDigits } from "./column-value.js";
import { folded } from "./folded.js";
import { Token, type Part } from "./parts.js";
import type { TokenKind, Vocabulary } from "./vocabulary.js";
import { isWellKnown } from "./well-known.js";

/** Names in pieces, each a token: `CORP\j.doe` and `j.doe@corp.example` have the same account in them. */
export class Names {
  private readonly tokens = new Map<string, Token>();

  private readonly vocabulary: Vocabulary;
  private readonly domains: ReadonlySet<string>;
  private readonly key: Uint8Array;

  constructor(vocabulary: Vocabulary, domains: ReadonlySet<string>, key: Uint8Array) {
    this.vocabulary = vocabulary;
    this.domains = domains;
    this.key = key;
  }

  /** The token of a value, whatever its case; its end depends on nothing but value and key. */
  token(kind: TokenKind, value: string): Token {
    const text = folded(value);
    const name = `${this.vocabulary.kindOf(text) ?? kind} ${text}`;
    const known = this.tokens.get(name);
    if (known !== undefined) return known;
    const code = createHmac("sha256", this.key).update(text).digest("hex").slice(0, 10);
    const token = new Token(`${name.slice(0, name.indexOf(" "))}-${code}`);
    this.tokens.set(name, token);
    return token;
  }

  /** `name`, `name$` of a machine, `DOMAIN\name`, `name@domain`. */
  account(text: string): readonly Part[] {
    if (isWellKnown(text)) return [text];
    const slash = text.indexOf("\\");
    if (slash >= 0) {
      const rest = text.slice(slash).replace(/^\\+/, "");
      const slashes = text.slice(slash, text.length - rest.length);
      return [...this.domain(text.slice(0, slash)), slashes, ...this.account(rest)];
    }
    const at = text.lastIndexOf("@");
    if (at > 0) return [...this.account(text.slice(0, at)), "@", ...this.domain(text.slice(at + 1))];
    if (text.endsWith("$") && text.length > 1) return [...this.host(text.slice(0, -1)), "$"];
    return [this.token("user", text)];
  }

  /** A short name, or one with its domain: `host.domain` where the domain is known, else one token. */
  host(text: string): readonly Part[] {
    const address = this.address(text);
    if (address !== undefined) return address;
    if (isWellKnown(text)) return [text];
    const name = folded(text).replace(/\.+$/, "");
    if (this.domains.has(name)) return [this.token("domain", name)];
    for (let dot = name.indexOf("."); dot > 0; dot = name.indexOf(".", dot + 1)) {
      const domain = name.slice(dot + 1);
      if (this.domains.has(domain))
        return [this.token("host", name.slice(0, dot)), ".", this.token("domain", domain)];
    }
    return [this.token("host", name)];
  }

  /** A NetBIOS or DNS name of a domain; a machine is the domain of its own accounts. */
  domain(text: string): readonly Part[] {
    if (isWellKnown(text)) return [text];
    const name = folded(text).replace(/\.+$/, "");
    if (this.vocabulary.kindOf(name) === "host") return this.host(name);
    return [this.token("domain", name)];
  }

  /** An address as one token for all its forms; undefined where the text is none. */
  address(text: string): readonly Part[] | undefined {
    const canonical = canonicalAddress(text);
    if (canonical === undefined) return undefined;
    return isEveryones(canonical) ? [text] : [this.token("ip", canonical)];
  }

  /** A hardware address as one token for all its forms; undefined where the text is none. */
  mac(text: string): readonly Part[] | undefined {
    const digits = macDigits(text);
    return digits === undefined ? undefined : [this.token("mac", digits)];
  }
}
