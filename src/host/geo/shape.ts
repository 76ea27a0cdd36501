import { crosses, type Edge } from "./edge.js";
import { angleBetween, isPlace, vectorOf, type Vector } from "./point.js";
import { areaOf, closedEdges, contains, type Ring } from "./ring.js";

/** A line along great circles. */
export type Line = readonly Vector[];

/** An area of the sphere: a shell, and holes within it. */
export interface Polygon {
  readonly shell: Ring;
  readonly holes: readonly Ring[];
}

/** Edges as long as half the sphere have no shorter way. */
const HALF = Math.PI - 1e-9;

/** Whether a polygon holds a point; undefined on its border. */
export function holds(polygon: Polygon, point: Vector): boolean | undefined {
  const inShell = contains(polygon.shell, point);
  if (inShell !== true) return inShell;
  for (const hole of polygon.holes) {
    const inHole = contains(hole, point);
    if (inHole !== false) return inHole === true ? false : undefined;
  }
  return true;
}

/** The rings of a polygon. */
export function ringsOf({ shell, holes }: Polygon): readonly Ring[] {
  return [shell, ...holes];
}

export function edgesOf(line: Line): Edge[] {
  return line.slice(1).map((point, index): Edge => [line[index] ?? point, point]);
}

/** The lines of a GeoJSON LineString or MultiLineString; undefined for what is none. */
export const linesOf = kept((text) => shapesOf("LineString", lineOf, text));

/** The polygons of a GeoJSON Polygon or MultiPolygon; undefined for what is none. */
export const polygonsOf = kept((text) => shapesOf("Polygon", polygonOf, text));

/** The shapes of a kind, or of its plural. */
function shapesOf<Shape>(
  kind: "LineString" | "Polygon",
  read: (coordinates: unknown) => Shape | undefined,
  text: string,
): readonly Shape[] | undefined {
  const { type, coordinates } = geoJson(text);
  if (type !== kind && type !== `Multi${kind}`) return undefined;
  const lists = type === kind ? [coordinates] : asArray(coordinates);
  const shapes = lists.map(read);
  return shapes.length > 0 && shapes.every((shape) => shape !== undefined) ? shapes : undefined;
}

/** How many shapes are remembered: a query asks of the same ones again and again. */
const MOST_KEPT = 1000;

function kept<Shape>(read: (text: string) => Shape): (text: string) => Shape {
  const known = new Map<string, Shape>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST_KEPT) known.clear();
    const shape = read(text);
    known.set(text, shape);
    return shape;
  };
}

function geoJson(text: string): { readonly type?: unknown; readonly coordinates?: unknown } {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? value : {};
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function pointOf(position: unknown): Vector | undefined {
  const [longitude, latitude, ...others] = asArray(position);
  if (typeof longitude !== "number" || typeof latitude !== "number" || others.length > 0) return undefined;
  return isPlace(longitude, latitude) ? vectorOf([longitude, latitude]) : undefined;
}

function lineOf(positions: unknown): Line | undefined {
  const points = asArray(positions).map(pointOf);
  if (points.length < 2 || !points.every((point) => point !== undefined)) return undefined;
  return edgesOf(points).every(([from, to]) => angleBetween(from, to) < HALF) ? points : undefined;
}

/** A closed line of at least three different points. */
function ringOf(positions: unknown): Ring | undefined {
  const line = lineOf(positions);
  const [first] = line ?? [];
  const last = line?.at(-1);
  if (line === undefined || first === undefined || last === undefined || line.length < 4) return undefined;
  if (!same(first, last)) return undefined;
  const points = line.slice(0, -1);
  if (new Set(points.map(String)).size < points.length) return undefined;
  const edges = edgesOf(line);
  if (edges.some((edge, index) => edges.slice(index + 2).some((other) => meets(edge, other))))
    return undefined;
  // the smaller of the two regions that it bounds, on the left of its edges
  return areaOf(points) < 0 ? [...points].reverse() : points;
}

function same(a: Vector, b: Vector): boolean {
  return String(a) === String(b);
}

/** Whether edges cross, or are the same one; they may share an end. */
function meets(edge: Edge, other: Edge): boolean {
  const shared = edge.filter((end) => other.some((otherEnd) => same(end, otherEnd))).length;
  if (shared === 1) return false;
  return shared === 2 || crosses(edge, other) !== false;
}

function polygonOf(lists: unknown): Polygon | undefined {
  const rings = asArray(lists).map(ringOf);
  const [shell, ...holes] = rings;
  if (shell === undefined || !holes.every((hole) => hole !== undefined)) return undefined;
  const all = [shell, ...holes].map(closedEdges);
  const crossed = all.some((edges, index) =>
    all.slice(index + 1).some((others) => edges.some((edge) => others.some((other) => meets(edge, other)))),
  );
  if (crossed) return undefined;
  if (!holes.every((hole) => hole.every((point) => contains(shell, point) !== false)))
    throw new Error("geo: a polygon with a hole outside of its shell is not documented");
  return { shell, holes };
}

/** Whether the areas of polygons have no point in common and no edge of one meets one of another. */
export function areApart(polygons: readonly Polygon[]): boolean {
  return polygons.every((polygon, index) =>
    polygons.slice(index + 1).every((other) => {
      const [edges, others] = [polygon, other].map((one) => ringsOf(one).flatMap(closedEdges)) as [
        Edge[],
        Edge[],
      ];
      if (edges.some((edge) => others.some((otherEdge) => meets(edge, otherEdge)))) return false;
      const within = (one: Polygon, another: Polygon): boolean =>
        one.shell.some((point) => holds(another, point) === true);
      return !within(polygon, other) && !within(other, polygon);
    }),
  );
}
