import { MAX_RECORD_BYTES } from "./record-limit.js";

/** What to do with a value: hand over its bytes, look inside, or pass over it. */
export type Choice = "capture" | "enter" | "skip";

/** Where a value stands: the key or `*` (any element) of each container around it, outermost first. */
export type JsonPath = readonly string[];

export interface JsonHandler {
  /** Asked at the start of each value that was not captured or skipped as part of another one. */
  choose(path: JsonPath, kind: "object" | "array" | "scalar"): Choice;
  /**
   * A captured value on one line: line ends between tokens are blanks, those inside strings `\n`. One that is longer
   * than a value may be is the beginning of it alone, which is longer than that too.
   */
  value(path: JsonPath, bytes: Buffer): void;
  /** An entered container has ended. */
  leave?(path: JsonPath): void;
}

/** The text stops being JSON at this byte of the file. */
export class JsonFault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = "JsonFault";
    this.offset = offset;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const LF = 0x0a;
const CR = 0x0d;

const isBlank = (byte: number) => byte === 0x20 || byte === LF || byte === CR || byte === 0x09;

/**
 * Walks JSON text of any length, one value after the other at the top, keeping no more than one captured value in
 * memory. It finds the borders of values; whether a captured value is valid JSON is for its reader to find out.
 */
export class JsonScanner {
  private readonly handler: JsonHandler;
  private readonly maxValueBytes: number;
  /** `{` or `[` of each entered container. */
  private readonly containers: number[] = [];
  private readonly path: string[] = [];
  private state: "value" | "key" | "colon" | "after" = "value";
  /** Of a value that is being captured or skipped: its nesting, and whether a string or scalar is open. */
  private nesting = 0;
  private inString = false;
  private escaped = false;
  private inside: "none" | "container" | "string" | "scalar" = "none";
  private keep = false;
  private kept: Buffer[] = [];
  private keptBytes = 0;
  private offset = 0;
  private keyBytes: number[] | undefined;

  constructor(handler: JsonHandler, maxValueBytes = MAX_RECORD_BYTES) {
    this.handler = handler;
    this.maxValueBytes = maxValueBytes;
  }

  /** Takes the next bytes; a fault leaves what was handed over before as it is. */
  feed(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.inside !== "none") at = this.passOver(chunk, at);
      else if (this.keyBytes !== undefined) at = this.readKey(chunk, at);
      else at = this.step(chunk, at);
    }
    this.offset += chunk.length;
  }

  /** The text has ended; a value that is still open is a fault. */
  end(): void {
    if (this.inside === "scalar") this.finish();
    if (this.inside !== "none" || this.containers.length > 0)
      throw new JsonFault("the text ends within a value", this.offset);
  }

  /** The bytes of the value that was open when the text ended or a fault was met. */
  get openValue(): Buffer {
    return Buffer.concat(this.kept);
  }

  private step(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0;
    if (isBlank(byte)) return at + 1;
    switch (this.state) {
      case "value":
        return this.startValue(at, byte);
      case "key":
        if (byte === CLOSE_OBJECT) return this.closeContainer(at);
        if (byte === COMMA) return at + 1;
        if (byte !== QUOTE) throw this.fault("a key was expected", at);
        this.keyBytes = [];
        return at + 1;
      case "colon":
        if (byte !== COLON) throw this.fault("':' was expected", at);
        this.state = "value";
        return at + 1;
      case "after":
        if (byte === COMMA) {
          this.state = this.containers.at(-1) === OPEN_OBJECT ? "key" : "value";
          return at + 1;
        }
        if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) return this.closeContainer(at, byte);
        throw this.fault("',' or the end was expected", at);
    }
  }

  private startValue(at: number, byte: number): number {
    if (byte === CLOSE_ARRAY && this.containers.at(-1) === OPEN_ARRAY) return this.closeContainer(at, byte);
    // between the values at the top a comma does no harm
    if (byte === COMMA && this.containers.length === 0) return at + 1;
    if (byte === CLOSE_OBJECT || byte === COMMA || byte === COLON || byte === CLOSE_ARRAY)
      throw this.fault("a value was expected", at);
    const kind = byte === OPEN_OBJECT ? "object" : byte === OPEN_ARRAY ? "array" : "scalar";
    const choice = this.handler.choose(this.path, kind);
    if (choice === "enter" && kind !== "scalar") {
      this.containers.push(byte);
      if (kind === "array") this.path.push("*");
      this.state = kind === "array" ? "value" : "key";
      return at + 1;
    }
    this.keep = choice === "capture";
    this.kept = [];
    this.keptBytes = 0;
    this.nesting = 0;
    this.inString = false;
    this.escaped = false;
    this.inside = kind !== "scalar" ? "container" : byte === QUOTE ? "string" : "scalar";
    return at;
  }

  private readKey(chunk: Buffer, at: number): number {
    const key = this.keyBytes ?? [];
    let index = at;
    for (; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) {
        this.keyBytes = undefined;
        this.path.push(keyText(key));
        this.state = "colon";
        return index + 1;
      }
      key.push(byte);
      if (key.length > 65_536) throw this.fault("a key is longer than 65,536 bytes", index);
    }
    return index;
  }

  private closeContainer(at: number, byte = CLOSE_OBJECT): number {
    const open = this.containers.pop();
    if (open === undefined || (open === OPEN_OBJECT) !== (byte === CLOSE_OBJECT))
      throw this.fault("a bracket closes what is not open", at);
    if (open === OPEN_ARRAY) this.path.pop();
    this.handler.leave?.(this.path);
    this.afterValue();
    return at + 1;
  }

  private afterValue(): void {
    if (this.containers.at(-1) === OPEN_OBJECT) this.path.pop();
    this.state = this.containers.length === 0 ? "value" : "after";
  }

  /** Goes on through a value that is captured or skipped; returns where it ends, or the end of the chunk. */
  private passOver(chunk: Buffer, from: number): number {
    let index = from;
    for (; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) {
          this.inString = false;
          if (this.inside === "string") break;
        }
      } else if (byte === QUOTE) {
        this.inString = true;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        this.nesting++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.inside === "scalar") return this.finishAt(chunk, from, index);
        if (--this.nesting === 0) break;
      } else if (this.inside === "scalar" && (byte === COMMA || isBlank(byte))) {
        return this.finishAt(chunk, from, index);
      }
    }
    if (index < chunk.length) return this.finishAt(chunk, from, index + 1);
    this.retain(chunk.subarray(from));
    return index;
  }

  private finishAt(chunk: Buffer, from: number, to: number): number {
    this.retain(chunk.subarray(from, to));
    this.finish();
    return to;
  }

  private retain(part: Buffer): void {
    if (!this.keep || part.length === 0) return;
    if (this.keptBytes <= this.maxValueBytes) this.kept.push(Buffer.from(part));
    this.keptBytes += part.length;
  }

  private finish(): void {
    if (this.keep) {
      const bytes = this.kept.length === 1 ? (this.kept[0] ?? Buffer.alloc(0)) : Buffer.concat(this.kept);
      this.handler.value(this.path, onOneLine(bytes));
    }
    this.kept = [];
    this.inside = "none";
    this.afterValue();
  }

  private fault(message: string, at: number): JsonFault {
    return new JsonFault(message, this.offset + at);
  }
}

function keyText(bytes: readonly number[]): string {
  const raw = Buffer.from(bytes).toString("utf8");
  if (!raw.includes("\\")) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function onOneLine(bytes: Buffer): Buffer {
  let ends = 0;
  for (const byte of bytes) if (byte === LF || byte === CR) ends++;
  if (ends === 0) return bytes;
  const out = Buffer.allocUnsafe(bytes.length + ends);
  let length = 0;
  let inString = false;
  let escaped = false;
  for (const byte of bytes) {
    if (byte === LF || byte === CR) {
      if (inString) {
        out[length++] = BACKSLASH;
        out[length++] = byte === LF ? 0x6e : 0x72;
      } else out[length++] = 0x20;
      escaped = false;
      continue;
    }
    if (escaped) escaped = false;
    else if (inString && byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inString = !inString;
    out[length++] = byte;
  }
  return out.subarray(0, length);
}
