/** An element of an XML document: what a reader that knows no schema sees of it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Child elements and texts, in order; comments and processing instructions are left out. */
  readonly content: (XmlElement | string)[];
}

/** Text that is no well-formed document. */
export class XmlSyntaxError extends Error {}

const NAME =
  /[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}][-.\d:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]*/uy;
const BLANKS = /[ \t\r\n]*/y;
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };

/**
 * The root element of a document (XML 1.0, without document type); throws `XmlSyntaxError` where it is not well-formed.
 * What has no counterpart here, a CDATA section or a document type, is an error of another kind.
 */
export function readXml(text: string): XmlElement {
  if (NO_CHARACTER.test(text)) throw new XmlSyntaxError("a character that XML does not have");
  const reader = new Reader(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  return reader.document();
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): XmlElement {
    if (/^<\?xml[ \t\n]/.test(this.text)) this.skipTo("?>");
    this.misc();
    const open: XmlElement[] = [];
    const root = this.startTag(open);
    while (open.length > 0) this.content(open);
    this.misc();
    if (this.at < this.text.length) throw new XmlSyntaxError("something behind the root element");
    return root;
  }

  /** Blanks, comments and instructions around the root element. */
  private misc(): void {
    for (;;) {
      this.match(BLANKS);
      if (this.looksAt("<!DOCTYPE")) throw new Error("XML with a document type is not read");
      if (!this.skipAside()) return;
    }
  }

  /** A comment or a processing instruction, where one stands. */
  private skipAside(): boolean {
    if (this.looksAt("<!--")) {
      const end = this.text.indexOf("--", this.at + 4);
      if (end < 0 || this.text[end + 2] !== ">") throw new XmlSyntaxError("a comment without an end");
      this.at = end + 3;
      return true;
    }
    if (!this.looksAt("<?")) return false;
    this.at += 2;
    if (/^xml$/i.test(this.match(NAME))) throw new XmlSyntaxError("a declaration within the document");
    this.skipTo("?>");
    return true;
  }

  /** One piece of what stands within the innermost open element. */
  private content(open: XmlElement[]): void {
    const element = open.at(-1);
    if (element === undefined) throw new Error("bug: no element is open");
    if (this.skipAside()) return;
    if (this.looksAt("<![CDATA[")) throw new Error("XML with a CDATA section is not read");
    if (this.looksAt("</")) {
      this.at += 2;
      if (this.match(NAME) !== element.name) throw new XmlSyntaxError(`'${element.name}' is not closed`);
      this.match(BLANKS);
      this.expect(">");
      open.pop();
      return;
    }
    if (this.looksAt("<")) {
      element.content.push(this.startTag(open));
      return;
    }
    const end = this.text.indexOf("<", this.at);
    if (end < 0) throw new XmlSyntaxError(`'${element.name}' is not closed`);
    const piece = this.text.slice(this.at, end);
    if (piece.includes("]]>")) throw new XmlSyntaxError("the end of a section that has not begun");
    this.at = end;
    element.content.push(unescaped(piece));
  }

  /** A start tag; its element is open, unless the tag closes it itself. */
  private startTag(open: XmlElement[]): XmlElement {
    this.expect("<");
    const name = this.match(NAME);
    if (name === "") throw new XmlSyntaxError("a tag without a name");
    const attributes = new Map<string, string>();
    for (;;) {
      const blanks = this.match(BLANKS);
      const closed = this.looksAt("/>");
      if (closed || this.looksAt(">")) {
        this.at += closed ? 2 : 1;
        const element: XmlElement = { name, attributes: [...attributes], content: [] };
        if (!closed) open.push(element);
        return element;
      }
      if (blanks === "") throw new XmlSyntaxError("attributes that touch");
      const attribute = this.match(NAME);
      if (attribute === "" || attributes.has(attribute))
        throw new XmlSyntaxError("an attribute without a name of its own");
      attributes.set(attribute, this.attributeValue());
    }
  }

  private attributeValue(): string {
    this.match(BLANKS);
    this.expect("=");
    this.match(BLANKS);
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") throw new XmlSyntaxError("an attribute without quotes");
    const end = this.text.indexOf(quote, this.at + 1);
    const value = this.text.slice(this.at + 1, end);
    if (end < 0 || value.includes("<")) throw new XmlSyntaxError("an attribute without an end");
    this.at = end + 1;
    return unescaped(value.replace(/[\t\n]/g, " "));
  }

  private looksAt(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  private expect(token: string): void {
    if (!this.looksAt(token)) throw new XmlSyntaxError(`no '${token}'`);
    this.at += token.length;
  }

  /** What a sticky pattern matches here; empty where it does not. */
  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private skipTo(token: string): void {
    const end = this.text.indexOf(token, this.at);
    if (end < 0) throw new XmlSyntaxError(`no '${token}'`);
    this.at = end + token.length;
  }
}

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]*;?)/g, (_, reference: string) => {
    const [whole, hex, digits, name] = /^(?:#x([\da-f]+)|#(\d+)|(\w+));$/i.exec(reference) ?? [];
    if (whole === undefined) throw new XmlSyntaxError("an ampersand that begins no reference");
    if (name !== undefined) {
      const character = ENTITIES[name];
      if (character === undefined) throw new XmlSyntaxError(`an entity '${name}' that is not declared`);
      return character;
    }
    const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : "";
    if (character === "" || NO_CHARACTER.test(character))
      throw new XmlSyntaxError("a reference to no character");
    return character;
  });
}
