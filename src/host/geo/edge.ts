import {
  angleBetween,
  cross,
  dot,
  lengthOf,
  minus,
  normalOf,
  plus,
  times,
  turn,
  unit,
  type Vector,
} from "./point.js";

/** The shorter arc of a great circle between two points. */
export type Edge = readonly [from: Vector, to: Vector];

/** Angles below this (some tenths of a micrometer) cannot be told from none. */
export const TOUCHING = 5e-14;

/** The point of an edge that is nearest to a point. */
export function nearestOn([from, to]: Edge, point: Vector): Vector {
  const normal = normalOf(from, to);
  const size = lengthOf(normal);
  if (size > 0) {
    const along = minus(point, times(dot(point, normal) / (size * size), normal));
    const within = dot(cross(normal, from), along) > 0 && dot(cross(normal, to), along) < 0;
    if (within && lengthOf(along) > 0) return unit(along);
  }
  return angleBetween(point, from) <= angleBetween(point, to) ? from : to;
}

/** The angle between a point and an edge. */
export function angleTo(edge: Edge, point: Vector): number {
  return angleBetween(nearestOn(edge, point), point);
}

/** The middle of an edge. */
export function middleOf([from, to]: Edge): Vector {
  return unit(plus(from, to));
}

/** Whether two edges cross between their ends; undefined where they touch, so that it cannot be told. */
export function crosses([a, b]: Edge, [c, d]: Edge): boolean | undefined {
  const [left, right] = [lengthOf(normalOf(a, b)), lengthOf(normalOf(c, d))];
  const sides = [-turn(a, b, c) / left, turn(a, b, d) / left, turn(c, d, a) / right, -turn(c, d, b) / right];
  if (sides.every((side) => Math.abs(side) > TOUCHING))
    return sides.every((side) => side > 0) || sides.every((side) => side < 0);
  const apart = [angleTo([a, b], c), angleTo([a, b], d), angleTo([c, d], a), angleTo([c, d], b)];
  return Math.min(...apart) > TOUCHING ? false : undefined;
}
