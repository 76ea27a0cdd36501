import { crosses, middleOf, type Edge } from "./edge.js";
import { angleBetween, cross, dot, normalOf, times, turn, unit, type Vector } from "./point.js";
import { closedEdges } from "./ring.js";
import { holds, type Polygon } from "./shape.js";

/**
 * The border of what some polygons cover together: the pieces of their edges that are in no other of them, the inside
 * on their left. Polygons that only touch somewhere end the query.
 */
export function borderOfUnion(polygons: readonly Polygon[]): Edge[] {
  const borders = polygons.map(directedEdges);
  return polygons.flatMap((_, index) => {
    const others = polygons.filter((__, at) => at !== index);
    const otherEdges = borders.filter((__, at) => at !== index).flat();
    const pieces = (borders[index] ?? []).flatMap((edge) => cut(edge, otherEdges));
    return pieces.filter((piece) => others.every((other) => !isIn(middleOf(piece), other)));
  });
}

/** The edges of a polygon with its inside on their left: those of holes go the other way round. */
function directedEdges({ shell, holes }: Polygon): Edge[] {
  const inner = holes.flatMap(closedEdges).map(([from, to]): Edge => [to, from]);
  return [...closedEdges(shell), ...inner];
}

function isIn(point: Vector, polygon: Polygon): boolean {
  const held = holds(polygon, point);
  if (held === undefined) throw touching();
  return held;
}

/** An edge in pieces between the places where others cross it. */
function cut(edge: Edge, others: readonly Edge[]): Edge[] {
  const places = others.flatMap((other) => {
    const crossing = crosses(edge, other);
    if (crossing === undefined) throw touching();
    return crossing ? [crossingOf(edge, other)] : [];
  });
  const [from, to] = edge;
  const stops = [from, ...places.sort((a, b) => angleBetween(from, a) - angleBetween(from, b)), to];
  return stops.slice(1).map((stop, index): Edge => [stops[index] ?? from, stop]);
}

function crossingOf(edge: Edge, other: Edge): Vector {
  const place = unit(cross(unit(normalOf(...edge)), unit(normalOf(...other))));
  return dot(place, middleOf(edge)) < 0 ? times(-1, place) : place;
}

function touching(): Error {
  return new Error("geo: polygons that touch are not joined");
}

/** The area on the left of a border, on the unit sphere. */
export function areaWithin(border: readonly Edge[]): number {
  const [first] = border[0] ?? [];
  if (first === undefined) return 0;
  const area = border.reduce(
    (sum, [b, c]) => sum + 2 * Math.atan2(turn(first, b, c), 1 + dot(first, b) + dot(b, c) + dot(c, first)),
    0,
  );
  return area < 0 ? area + 4 * Math.PI : area;
}
