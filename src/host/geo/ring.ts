import { angleTo, crosses, middleOf, TOUCHING, type Edge } from "./edge.js";
import { dot, normalOf, plus, times, turn, unit, type Vector } from "./point.js";

/** The points of a closed line, each once; its inside is on the left. */
export type Ring = readonly Vector[];

/** The area of a ring on the unit sphere, negative where its points go round clockwise (up to half of the sphere). */
export function areaOf(ring: Ring): number {
  const [first] = ring;
  if (first === undefined) return 0;
  let area = 0;
  for (let index = 1; index + 1 < ring.length; index++) {
    const [b, c] = [ring[index] ?? first, ring[index + 1] ?? first];
    area += 2 * Math.atan2(turn(first, b, c), 1 + dot(first, b) + dot(b, c) + dot(c, first));
  }
  const whole = 4 * Math.PI;
  return area > whole / 2 ? area - whole : area < -whole / 2 ? area + whole : area;
}

/** The area of a ring times the middle of its mass. */
export function momentOf(ring: Ring): Vector {
  return momentWithin(closedEdges(ring));
}

/** The area on the left of a border times the middle of its mass. */
export function momentWithin(border: readonly Edge[]): Vector {
  return border.reduce<Vector>(
    (sum, [from, to]) => {
      const normal = normalOf(from, to);
      const sine = Math.sqrt(dot(normal, normal));
      if (sine === 0) return sum;
      return plus(sum, times(Math.atan2(sine, dot(from, to)) / (2 * sine), normal));
    },
    [0, 0, 0],
  );
}

/** The edges of a ring, the one that closes it included. */
export function closedEdges(ring: Ring): Edge[] {
  return ring.map((point, index): Edge => [point, ring[(index + 1) % ring.length] ?? point]);
}

/** How far inside the ring a point is taken that is known to be inside, as an angle. */
const INWARDS = 1e-9;

/** Whether a ring holds a point; undefined on its border. */
export function contains(ring: Ring, point: Vector): boolean | undefined {
  const border = closedEdges(ring);
  if (border.some((edge) => angleTo(edge, point) <= TOUCHING)) return undefined;
  // from a point just inside to this one: each edge in between leads out or in
  for (const edge of border) {
    const inside = unit(plus(middleOf(edge), times(INWARDS, unit(normalOf(...edge)))));
    const path: Edge = [inside, point];
    const crossings = border.map((other) => crosses(path, other));
    if (dot(inside, point) < -0.999_999 || crossings.includes(undefined)) continue;
    return crossings.filter((crossing) => crossing === true).length % 2 === 0;
  }
  throw new Error("geo: whether a place is in a polygon cannot be told");
}
