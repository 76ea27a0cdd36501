import { angleTo, crosses, nearestOn, type Edge } from "./edge.js";
import {
  angleBetween,
  cross,
  isPlace,
  normalOf,
  placeOf,
  plus,
  times,
  unit,
  vectorOf,
  type Vector,
} from "./point.js";
import { areaOf, closedEdges, momentOf, momentWithin } from "./ring.js";
import { areApart, edgesOf, holds, linesOf, polygonsOf, ringsOf, type Polygon } from "./shape.js";
import { areaWithin, borderOfUnion } from "./union.js";

/** The radius of the sphere, in meters. */
const RADIUS = 6_371_010;

function pointAt(longitude: string, latitude: string): Vector | undefined {
  const place = [Number(longitude), Number(latitude)] as const;
  return isPlace(...place) ? vectorOf(place) : undefined;
}

function geoPoint(vector: Vector): string {
  return JSON.stringify({ type: "Point", coordinates: placeOf(vector) });
}

/** Whether a place is in one of the polygons. */
export function pointInPolygon(longitude: string, latitude: string, shape: string): string | null {
  const [point, polygons] = [pointAt(longitude, latitude), polygonsOf(shape)];
  if (point === undefined || polygons === undefined) return null;
  return String(isHeld(point, polygons));
}

function isHeld(point: Vector, polygons: readonly Polygon[]): boolean {
  const held = polygons.map((polygon) => holds(polygon, point));
  if (held.includes(true)) return true;
  if (held.includes(undefined))
    throw new Error("geo: a place on the border of a polygon is in one of two, which is not documented");
  return false;
}

/** Meters from a place to the nearest of some lines. */
export function distancePointToLine(longitude: string, latitude: string, shape: string): string | null {
  const [point, lines] = [pointAt(longitude, latitude), linesOf(shape)];
  if (point === undefined || lines === undefined) return null;
  return meters(nearestAngle(point, lines.flatMap(edgesOf)));
}

/** Meters from a place to the nearest of some polygons; 0 within one. */
export function distancePointToPolygon(longitude: string, latitude: string, shape: string): string | null {
  const [point, polygons] = [pointAt(longitude, latitude), polygonsOf(shape)];
  if (point === undefined || polygons === undefined) return null;
  if (polygons.some((polygon) => holds(polygon, point) !== false)) return "0";
  return meters(nearestAngle(point, polygons.flatMap(bordersOf)));
}

/** The point of some lines that is nearest to a place. */
export function closestPointOnLine(longitude: string, latitude: string, shape: string): string | null {
  const [point, lines] = [pointAt(longitude, latitude), linesOf(shape)];
  if (point === undefined || lines === undefined) return null;
  const points = lines.flatMap(edgesOf).map((edge) => nearestOn(edge, point));
  const angles = points.map((one) => angleBetween(one, point));
  const nearest = points[angles.indexOf(Math.min(...angles))];
  return nearest === undefined ? null : geoPoint(nearest);
}

function meters(angle: number): string {
  return String(angle * RADIUS);
}

function nearestAngle(point: Vector, edges: readonly Edge[]): number {
  return Math.min(...edges.map((edge) => angleTo(edge, point)));
}

function bordersOf(polygon: Polygon): Edge[] {
  return ringsOf(polygon).flatMap(closedEdges);
}

/** Square meters that all polygons cover together. */
export function polygonArea(shape: string): string | null {
  const polygons = polygonsOf(shape);
  if (polygons === undefined) return null;
  if (!areApart(polygons)) return String(areaWithin(borderOfUnion(polygons)) * RADIUS * RADIUS);
  const areas = polygons.map(({ shell, holes }) =>
    holes.reduce((area, hole) => area - areaOf(hole), areaOf(shell)),
  );
  return String(sum(areas) * RADIUS * RADIUS);
}

/** Meters of the border of what all polygons cover together. */
export function polygonPerimeter(shape: string): string | null {
  const polygons = polygonsOf(shape);
  if (polygons === undefined) return null;
  const border = areApart(polygons) ? polygons.flatMap(bordersOf) : borderOfUnion(polygons);
  return meters(sum(border.map((edge) => angleBetween(...edge))));
}

/** The middle of the mass of what all polygons cover together. */
export function polygonCentroid(shape: string): string | null {
  const polygons = polygonsOf(shape);
  if (polygons === undefined) return null;
  if (!areApart(polygons)) return geoPoint(momentWithin(borderOfUnion(polygons)));
  const moments = polygons.map(({ shell, holes }) =>
    holes.reduce((moment, hole) => plus(moment, times(-1, momentOf(hole))), momentOf(shell)),
  );
  return geoPoint(moments.reduce(plus));
}

/** The middle of the mass of all lines. */
export function lineCentroid(shape: string): string | null {
  const lines = linesOf(shape);
  if (lines === undefined) return null;
  const edges = lines.flatMap(edgesOf);
  const ends = edges.map((edge) => edge.map(String).sort().join(";"));
  if (lines.length > 1 && new Set(ends).size < ends.length)
    throw new Error("geo: lines that share an edge are not joined");
  const moments = edges
    .filter((edge) => angleBetween(...edge) > 0)
    .map((edge) => times(2 * Math.sin(angleBetween(...edge) / 2), unit(plus(...edge))));
  return moments.length === 0 ? null : geoPoint(moments.reduce(plus));
}

/** The point of a line at a share of its length. */
export function lineInterpolatePoint(shape: string, fractionText: string): string | null {
  const [line, ...others] = linesOf(shape) ?? [];
  const fraction = Number(fractionText);
  if (line === undefined || others.length > 0 || !(fraction >= 0 && fraction <= 1)) return null;
  const edges = edgesOf(line).filter((edge) => angleBetween(...edge) > 0);
  let rest = fraction * sum(edges.map((edge) => angleBetween(...edge)));
  for (const [from, to] of edges) {
    const angle = angleBetween(from, to);
    if (rest < angle) {
      const ahead = unit(cross(normalOf(from, to), from));
      return geoPoint(plus(times(Math.cos(rest), from), times(Math.sin(rest), ahead)));
    }
    rest -= angle;
  }
  const last = line.at(-1);
  return last === undefined ? null : geoPoint(last);
}

/** The share of a line's length up to its point that is nearest to a place. */
export function lineLocatePoint(shape: string, longitude: string, latitude: string): string | null {
  const point = pointAt(longitude, latitude);
  const [line, ...others] = linesOf(shape) ?? [];
  if (point === undefined || line === undefined || others.length > 0) return null;
  const edges = edgesOf(line);
  const angles = edges.map((edge) => angleTo(edge, point));
  const place = angles.indexOf(Math.min(...angles));
  const nearest = edges[place];
  const whole = sum(edges.map((edge) => angleBetween(...edge)));
  if (nearest === undefined || whole === 0) return null;
  const before = sum(edges.slice(0, place).map((edge) => angleBetween(...edge)));
  return String((before + angleBetween(nearest[0], nearestOn(nearest, point))) / whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Whether edges of one kind cross edges of another; where some only touch it is not documented. */
function anyCross(edges: readonly Edge[], others: readonly Edge[]): boolean {
  const crossings = edges.flatMap((edge) => others.map((other) => crosses(edge, other)));
  if (crossings.includes(true)) return true;
  if (crossings.includes(undefined))
    throw new Error("geo: whether shapes that only touch intersect is not documented");
  return false;
}

interface Shape {
  readonly edges: readonly Edge[];
  readonly polygons: readonly Polygon[];
}

function shapeOf(text: string, kind: string | undefined): Shape | undefined {
  const polygons = kind === "polygon" ? polygonsOf(text) : undefined;
  if (polygons !== undefined) return { edges: polygons.flatMap(bordersOf), polygons };
  const lines = kind === "line" ? linesOf(text) : undefined;
  return lines === undefined ? undefined : { edges: lines.flatMap(edgesOf), polygons: [] };
}

/** Whether two shapes, of kinds such as `line polygon`, have a point in common. */
export function intersects(text: string, otherText: string, kinds: string): string | null {
  const [kind, otherKind] = kinds.split(" ");
  const [shape, other] = [shapeOf(text, kind), shapeOf(otherText, otherKind)];
  if (shape === undefined || other === undefined) return null;
  if (anyCross(shape.edges, other.edges)) return "true";
  // without a crossing one is within the other, with any of its points, or they are apart
  const isWithin = ({ edges }: Shape, { polygons }: Shape): boolean =>
    edges.some(([point]) => isHeld(point, polygons));
  return String(isWithin(shape, other) || isWithin(other, shape));
}
