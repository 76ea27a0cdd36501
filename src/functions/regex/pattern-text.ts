/** What cannot be read or rewritten in a pattern; `position` counts characters from 0. */
export class Fault extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** A pattern and how far it has been read. */
export class PatternText {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  fault(message: string, position = this.at): Fault {
    return new Fault(message, [...this.text.slice(0, position)].length);
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  /** The next character, a whole code point. */
  peek(): string | undefined {
    const point = this.text.codePointAt(this.at);
    return point === undefined ? undefined : String.fromCodePoint(point);
  }

  take(): string {
    const character = this.peek();
    if (character === undefined) throw this.fault("the pattern ends too early");
    this.at += character.length;
    return character;
  }

  takes(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}
