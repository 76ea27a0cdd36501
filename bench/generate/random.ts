/** Seeded pseudo-random numbers (sfc32): the same seed and label give the same sequence on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** The label names the use, so that one more draw in one place does not move the others. */
  constructor(seed: number, label: string) {
    this.#a = seed | 0;
    this.#b = fnv1a(label);
    this.#c = fnv1a(`${seed}/${label}`);
    for (let i = 0; i < 15; i++) this.u32();
  }

  /** A whole number, 0 to 2^32 - 1. */
  u32(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** At least 0, below 1. */
  unit(): number {
    return this.u32() / 0x1_0000_0000;
  }

  /** A whole number, at least 0, below `end` (at most 2^53). */
  below(end: number): number {
    if (end <= 0x1_0000_0000) return Math.floor(this.unit() * end);
    const high = this.u32() & 0x1f_ffff;
    return (high * 0x1_0000_0000 + this.u32()) % end;
  }

  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error("bug: picked from an empty list");
    return one;
  }

  hex(digits: number): string {
    let text = "";
    while (text.length < digits) text += this.u32().toString(16).padStart(8, "0");
    return text.slice(0, digits);
  }

  guid(): string {
    const h = this.hex(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  }
}

/** Draws from a list by weight. */
export class Weighted<T> {
  readonly #list: readonly T[];
  readonly #sums: Float64Array;

  constructor(list: readonly T[], weight: (one: T, index: number) => number) {
    this.#list = list;
    this.#sums = new Float64Array(list.length);
    let sum = 0;
    list.forEach((one, index) => {
      sum += weight(one, index);
      this.#sums[index] = sum;
    });
  }

  draw(random: Random): T {
    const sums = this.#sums;
    const wanted = random.unit() * (sums[sums.length - 1] ?? 0);
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const one = this.#list[low];
    if (one === undefined) throw new Error("bug: drew from an empty list");
    return one;
  }
}

/** The skew of real fleets: the first is twice as common as the second, three times as the third. */
export function zipf<T>(list: readonly T[]): Weighted<T> {
  return new Weighted(list, (_, index) => 1 / (index + 1));
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
