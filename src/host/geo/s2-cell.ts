import type { Vector } from "./point.js";

/**
 * A cell of S2: a square of one of six faces of a cube around the sphere, 2^level on a side. `i` and `j` are those of
 * its lower corner in units of level 30.
 */
export interface S2Cell {
  readonly face: number;
  readonly level: number;
  readonly i: number;
  readonly j: number;
}

const MOST_LEVELS = 30;
const SIDE = 2 ** MOST_LEVELS;

/** The four quarters in the order of the curve, by orientation (bit 0: axes swapped, bit 1: inverted), and back. */
const QUARTERS = [
  [0, 1, 3, 2],
  [0, 2, 3, 1],
  [3, 2, 0, 1],
  [3, 1, 0, 2],
] as const;
/** How the orientation of a quarter differs from that of the whole. */
const TURNS = [1, 0, 0, 3] as const;

/** The cell of a level that holds a point of the sphere. */
export function cellAt(point: Vector, level: number): S2Cell {
  const [face, u, v] = projected(point);
  const size = 2 ** (MOST_LEVELS - level);
  const index = (value: number): number => {
    const place = Math.min(Math.max(Math.floor(squareOf(value) * SIDE), 0), SIDE - 1);
    return place - (place % size);
  };
  return { face, level, i: index(u), j: index(v) };
}

/** The face a point lies on, and its place there, each from -1 to 1. */
function projected([x, y, z]: Vector): readonly [face: number, u: number, v: number] {
  const sizes = [Math.abs(x), Math.abs(y), Math.abs(z)] as const;
  const axis = sizes[0] > sizes[1] ? (sizes[0] > sizes[2] ? 0 : 2) : sizes[1] > sizes[2] ? 1 : 2;
  switch (axis) {
    case 0:
      return x < 0 ? [3, z / x, y / x] : [0, y / x, z / x];
    case 1:
      return y < 0 ? [4, z / y, -x / y] : [1, -x / y, z / y];
    case 2:
      return z < 0 ? [5, -y / z, -x / z] : [2, -x / z, -y / z];
  }
}

/** The direction of a place on a face, also beyond its edges. */
function directionOf(face: number, u: number, v: number): Vector {
  switch (face) {
    case 0:
      return [1, u, v];
    case 1:
      return [-u, 1, v];
    case 2:
      return [-u, -v, 1];
    case 3:
      return [-1, -v, -u];
    case 4:
      return [v, -1, -u];
    default:
      return [v, u, -1];
  }
}

/** From -1 .. 1 to 0 .. 1, by the quadratic projection of S2, which makes cells of like area. */
function squareOf(u: number): number {
  return u >= 0 ? 0.5 * Math.sqrt(1 + 3 * u) : 1 - 0.5 * Math.sqrt(1 - 3 * u);
}

function cubeOf(s: number): number {
  return s >= 0.5 ? (1 / 3) * (4 * s * s - 1) : (1 / 3) * (1 - 4 * (1 - s) * (1 - s));
}

/** A point of a cell, by its share of the sides: its corners are at 0 and 1, its middle at 0.5. */
export function pointIn(cell: S2Cell, alongI: number, alongJ: number): Vector {
  const size = 2 ** (MOST_LEVELS - cell.level);
  return directionOf(
    cell.face,
    cubeOf((cell.i + alongI * size) / SIDE),
    cubeOf((cell.j + alongJ * size) / SIDE),
  );
}

/** The cell's number in hexadecimal digits, without the zeros at its end. */
export function tokenOf({ face, level, i, j }: S2Cell): string {
  let id = BigInt(face);
  let orientation = face & 1;
  for (let step = MOST_LEVELS - 1; step >= MOST_LEVELS - level; step--) {
    const quarter = (((i >> step) & 1) << 1) | ((j >> step) & 1);
    const position = QUARTERS[orientation as 0 | 1 | 2 | 3].findIndex((other) => other === quarter) as
      0 | 1 | 2 | 3;
    orientation ^= TURNS[position];
    id = (id << 2n) | BigInt(position);
  }
  const bits = ((id << 1n) | 1n) << BigInt(2 * (MOST_LEVELS - level));
  return bits.toString(16).padStart(16, "0").replace(/0+$/, "");
}

/** The cell that a token names; undefined where it names none. */
export function cellOfToken(token: string): S2Cell | undefined {
  if (!/^[\da-f]{1,16}$/i.test(token)) return undefined;
  const bits = BigInt(`0x${token.padEnd(16, "0")}`);
  const last = bits & -bits;
  const face = Number(bits >> 61n);
  if (face > 5 || (last & 0x1555555555555555n) === 0n) return undefined;
  const level = MOST_LEVELS - (last.toString(2).length - 1) / 2;
  let orientation = face & 1;
  let [i, j] = [0, 0];
  for (let step = MOST_LEVELS - 1; step >= MOST_LEVELS - level; step--) {
    const position = Number((bits >> BigInt(2 * step + 1)) & 3n) as 0 | 1 | 2 | 3;
    const quarter = QUARTERS[orientation as 0 | 1 | 2 | 3][position];
    orientation ^= TURNS[position];
    i += (quarter >> 1) * 2 ** step;
    j += (quarter & 1) * 2 ** step;
  }
  return { face, level, i, j };
}

/** The cells of the same level around a cell, each once: three meet at a corner of the cube. */
export function neighboursOf(cell: S2Cell): S2Cell[] {
  const around = [
    [1, 1],
    [-1, -1],
    [1, -1],
    [0, -1],
    [0, 1],
    [1, 0],
    [-1, 0],
    [-1, 1],
  ] as const;
  const found = new Map<string, S2Cell>();
  for (const [stepI, stepJ] of around) {
    const neighbour = besides(cell, stepI, stepJ);
    found.set(tokenOf(neighbour), neighbour);
  }
  return [...found.values()];
}

function besides(cell: S2Cell, stepI: number, stepJ: number): S2Cell {
  const size = 2 ** (MOST_LEVELS - cell.level);
  const [i, j] = [cell.i + stepI * size, cell.j + stepJ * size];
  if (i >= 0 && j >= 0 && i < SIDE && j < SIDE) return { ...cell, i, j };
  // a hair beyond the edge of the face, as far along it as the middle of the neighbour
  const along = (place: number): number => {
    const limit = 1 + Number.EPSILON;
    return place < 0 ? -limit : place >= SIDE ? limit : cubeOf((place + size / 2) / SIDE);
  };
  return cellAt(directionOf(cell.face, along(i), along(j)), cell.level);
}
