/** Letters that are one letter in any case, by Unicode's simple case folding. */

/** Beyond it no letter has another case. */
const LAST_CASED = 0x1ffff;

/** Dotless: its capital is that of the dotted letter, but folding keeps them apart. */
const DOTLESS_I = "ı";

const isOne = (text: string): boolean => [...text].length === 1;

function keyOf(character: string): string {
  if (character === DOTLESS_I) return character;
  const upper = character.toUpperCase();
  const capital = isOne(upper) ? upper : character;
  const lower = capital.toLowerCase();
  return isOne(lower) ? lower : capital;
}

let orbits: ReadonlyMap<string, readonly string[]> | undefined;

function allOrbits(): ReadonlyMap<string, readonly string[]> {
  if (orbits !== undefined) return orbits;
  const byKey = new Map<string, string[]>();
  for (let point = 0; point <= LAST_CASED; point++) {
    const character = String.fromCodePoint(point);
    if (/\p{Cs}/u.test(character)) continue;
    const key = keyOf(character);
    const members = byKey.get(key);
    if (members !== undefined) members.push(character);
    else byKey.set(key, [character]);
  }
  orbits = new Map(
    [...byKey.values()]
      .filter((members) => members.length > 1)
      .flatMap((members) => members.map((member) => [member, members] as const)),
  );
  return orbits;
}

/** The character in all its cases, itself among them. */
export function orbitOf(character: string): readonly string[] {
  return allOrbits().get(character) ?? [character];
}

/** The characters that are not in a set but whose other cases are. */
export function othersOf(isInside: (character: string) => boolean): string[] {
  return [...allOrbits()]
    .filter(([character, members]) => !isInside(character) && members.some(isInside))
    .map(([character]) => character);
}
