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
