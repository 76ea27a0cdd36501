/** A point in space; a place on the unit sphere where its length is 1. */
export type Vector = readonly [x: number, y: number, z: number];

/** Degrees of longitude and latitude, as GeoJSON orders them. */
export type Place = readonly [longitude: number, latitude: number];

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

/** Whether the degrees name a place. */
export function isPlace(longitude: number, latitude: number): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

/** The point of the unit sphere at a place. */
export function vectorOf([longitude, latitude]: Place): Vector {
  const [theta, phi] = [RADIANS * longitude, RADIANS * latitude];
  return [Math.cos(theta) * Math.cos(phi), Math.sin(theta) * Math.cos(phi), Math.sin(phi)];
}

/** The place in the direction of a vector. */
export function placeOf([x, y, z]: Vector): Place {
  return [DEGREES * Math.atan2(y, x), DEGREES * Math.atan2(z, Math.sqrt(x * x + y * y))];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function plus(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function times(scale: number, a: Vector): Vector {
  return [scale * a[0], scale * a[1], scale * a[2]];
}

export function minus(a: Vector, b: Vector): Vector {
  return plus(a, times(-1, b));
}

export function lengthOf(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

export function unit(a: Vector): Vector {
  return times(1 / lengthOf(a), a);
}

/** The cross product of two points of the sphere that keeps its digits where they are near each other. */
export function normalOf(a: Vector, b: Vector): Vector {
  return times(0.5, cross(plus(a, b), minus(b, a)));
}

/** The angle between two points of the sphere. */
export function angleBetween(a: Vector, b: Vector): number {
  return Math.atan2(lengthOf(cross(a, b)), dot(a, b));
}

/** Six times the volume of a tetrahedron: positive where `a`, `b`, `c` turn left. Exact to the digits of the edges. */
export function turn(a: Vector, b: Vector, c: Vector): number {
  return dot(a, cross(minus(b, a), minus(c, a)));
}
