import { Template } from "./command-line.js";
import { IMAGES, MMC } from "./images.js";
import { Random, Weighted } from "./random.js";

const OWNERS = Array.from({ length: 60 }, (_, number) => ({ user: `user${number}`, site: "osl" }));
const ALL = [...IMAGES, MMC].flatMap(({ lines, weight }) =>
  lines.map((line, index) => ({ template: new Template(line), weight: (weight + 1) / (index + 1) })),
);

/** Command lines with the repetition of a fleet. */
export function repeatedLines(seed: number, count: number): string[] {
  const random = new Random(seed, "repeated lines");
  const pool = Array.from({ length: 5000 }, () => drawn(random, byWeight));
  const skewed = new Weighted(pool, (_, index) => 1 / (index + 1));
  return Array.from({ length: count }, () => skewed.draw(random));
}

/** Command lines no two of which are equal. */
export function distinctLines(seed: number, count: number): string[] {
  const random = new Random(seed, "distinct lines");
  const lines = new Set<string>();
  while (lines.size < count) lines.add(drawn(random, varying));
  return [...lines];
}

const byWeight = new Weighted(ALL, (line) => line.weight);
const varying = new Weighted(
  ALL.filter((line) => line.template.varies),
  (line) => line.weight,
);

function drawn(random: Random, from: Weighted<{ readonly template: Template }>): string {
  return from.draw(random).template.fill(random, random.pick(OWNERS));
}
