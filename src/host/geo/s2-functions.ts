import { isPlace, placeOf, vectorOf } from "./point.js";
import { cellAt, cellOfToken, neighboursOf, pointIn, tokenOf } from "./s2-cell.js";

/** The token of the cell at a place; empty for no place or no level. */
export function pointToS2Cell(longitudeText: string, latitudeText: string, levelText: string): string {
  const [longitude, latitude, level] = [Number(longitudeText), Number(latitudeText), Number(levelText)];
  if (!isPlace(longitude, latitude) || !(level >= 0 && level <= 30)) return "";
  return tokenOf(cellAt(vectorOf([longitude, latitude]), level));
}

/** The middle of a cell as a GeoJSON point. */
export function s2CellToCentralPoint(token: string): string | null {
  const cell = cellOfToken(token);
  if (cell === undefined) return null;
  return JSON.stringify({ type: "Point", coordinates: placeOf(pointIn(cell, 0.5, 0.5)) });
}

/** The corners of a cell as a GeoJSON polygon, counter-clockwise. */
export function s2CellToPolygon(token: string): string | null {
  const cell = cellOfToken(token);
  if (cell === undefined) return null;
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  const ring = corners.map(([i, j]) => placeOf(pointIn(cell, i, j)));
  return JSON.stringify({ type: "Polygon", coordinates: [ring] });
}

/** The tokens of the cells around a cell. */
export function s2CellNeighbors(token: string): string | null {
  const cell = cellOfToken(token);
  return cell === undefined ? null : JSON.stringify(neighboursOf(cell).map(tokenOf));
}
