import { escapedCharacter, MARK, printClass, type CharacterClass } from "./character-class.js";

/** Both forms of a part of an expression. */
export interface Part {
  readonly pattern: string;
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
export const BOUNDARY: Part = { ...zeroWidth(String.raw`\b`, MARK), boundaries: 1 };

/** A part that matches a place and no character. */
export function zeroWidth(pattern: string, marked: string = pattern): Part {
  return { pattern, marked, boundaries: 0, empty: true };
}

/** One character, whatever marks stand before it. */
function oneCharacter(pattern: string, unmarked: string): Part {
  return { pattern, marked: `${MARK}*${unmarked}`, boundaries: 0, empty: false };
}

/** `.`; the class is what it takes of a marked text. */
export function anyPart(unmarked: string): Part {
  return oneCharacter(".", unmarked);
}

export function classPart(characters: CharacterClass): Part {
  return oneCharacter(printClass(characters), printClass(characters, MARK));
}

export function literalPart(character: string): Part {
  const pattern = escapedCharacter(character);
  return { ...oneCharacter(pattern, pattern), word: WORD_CHARACTER.test(character) };
}

/** One part or another. */
export function either(branches: readonly Part[]): Part {
  return {
    pattern: branches.map((branch) => branch.pattern).join("|"),
    marked: branches.map((branch) => branch.marked).join("|"),
    boundaries: Math.max(...branches.map((branch) => branch.boundaries)),
    empty: branches.some((branch) => branch.empty),
  };
}
