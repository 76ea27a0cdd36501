import { JAVA_BOUNDARY, javaClass, javaLiteral } from "./java-class.js";
import { escapedCharacter, MARK, printClass, type CharacterClass } from "./character-class.js";

/** The forms of a part of an expression. */
export interface Part {
  readonly pattern: string;
  /** The form for java.util.regex; the letters of a class in all their cases take a while to find. */
  readonly java: () => string;
  /** The form for texts whose words stand between marks. */
  readonly marked: string;
  /** How many word boundaries may have to hold at one and the same place, at most. */
  readonly boundaries: number;
  /** It may match nothing at all. */
  readonly empty: boolean;
  /** A literal word character: no mark can stand between two of them. */
  readonly word?: boolean;
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}\p{Pc}]/u;

/** `\b`: a mark, which it takes. */
export const BOUNDARY: Part = { ...zeroWidth(String.raw`\b`, MARK, JAVA_BOUNDARY), boundaries: 1 };

/** A part that matches a place and no character. */
export function zeroWidth(pattern: string, marked: string = pattern, java: string = pattern): Part {
  return { pattern, marked, java: () => java, boundaries: 0, empty: true };
}

/** One character, whatever marks stand before it. */
function oneCharacter(pattern: string, unmarked: string, java: () => string): Part {
  return { pattern, marked: `${MARK}*${unmarked}`, java, boundaries: 0, empty: false };
}

/** `.`, which takes line ends too or does not. */
export function anyPart(lineEnds: boolean): Part {
  return lineEnds
    ? oneCharacter(".", `[^${MARK}]`, () => "(?s:.)")
    : oneCharacter(".", String.raw`[^\n${MARK}]`, () => String.raw`[^\n]`);
}

export function classPart(characters: CharacterClass, anyCase: boolean): Part {
  return oneCharacter(printClass(characters), printClass(characters, MARK), () =>
    javaClass(characters, anyCase),
  );
}

export function literalPart(character: string, anyCase: boolean): Part {
  const pattern = escapedCharacter(character);
  return {
    ...oneCharacter(pattern, pattern, () => javaLiteral(character, anyCase)),
    word: WORD_CHARACTER.test(character),
  };
}

/** `^` and `$`, of the text or of each of its lines. */
export function startPart(ofLines: boolean): Part {
  return zeroWidth("^", "^", ofLines ? String.raw`(?:^|(?<=\n))` : "^");
}

export function endPart(ofLines: boolean): Part {
  return zeroWidth("$", `${MARK}*$`, ofLines ? String.raw`(?=\n|\z)` : String.raw`\z`);
}

/** One part after the other. */
export function inTurn(parts: readonly Part[]): Part {
  return {
    pattern: parts.map((part) => part.pattern).join(""),
    // between two word characters there is never a mark
    marked: parts
      .map((part, index) =>
        part.word === true && parts[index - 1]?.word === true ? part.pattern : part.marked,
      )
      .join(""),
    java: () => parts.map((part) => part.java()).join(""),
    boundaries: parts.reduce((sum, part) => sum + part.boundaries, 0),
    empty: parts.every((part) => part.empty),
  };
}

/** One part or another. */
export function either(branches: readonly Part[]): Part {
  return {
    pattern: branches.map((branch) => branch.pattern).join("|"),
    marked: branches.map((branch) => branch.marked).join("|"),
    java: () => branches.map((branch) => branch.java()).join("|"),
    boundaries: Math.max(...branches.map((branch) => branch.boundaries)),
    empty: branches.some((branch) => branch.empty),
  };
}
