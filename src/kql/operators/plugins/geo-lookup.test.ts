import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../../test/evaluate.js";

/** Triangles and segments about the places of the reference's examples, and the answers it prints for those. */
const POLYGONS = `let P = datatable(city:string, shape:dynamic)[
  'nyc', dynamic({"type":"Polygon","coordinates":[[[-73.9737,40.743],[-73.9865,40.7549],[-73.9991,40.7411],[-73.9737,40.743]]]}),
  'paris', dynamic({"type":"Polygon","coordinates":[[[2.5756,48.7696],[2.4201,49.0516],[2.1017,48.8011],[2.5756,48.7696]]]})];`;
const ROADS = `let R = datatable(road:string, line:dynamic)[
  'fifth', dynamic({"type":"LineString","coordinates":[[-73.9729,40.7643],[-73.9971,40.7315]]})];`;
const PLACES = `datatable(place:string, lon:real, lat:real)[
  'empire state', -73.98567, 40.74843, 'eiffel', 2.29449, 48.85826, 'liberty', -74.04462, 40.6892,
  'central', -73.97713, 40.75273]`;

async function cities(options: string): Promise<unknown[][]> {
  return evaluate(
    `${POLYGONS} ${PLACES} | evaluate geo_polygon_lookup(P, lon, lat, shape${options}) | project place, city | sort by place asc`,
  );
}

async function roads(options: string): Promise<unknown[][]> {
  return evaluate(
    `${ROADS} ${PLACES} | evaluate geo_line_lookup(R, lon, lat, line, ${options}) | project place, road | sort by place asc`,
  );
}

describe("geo_polygon_lookup", () => {
  it("adds the row of the polygon that has the place", async () => {
    expect(await cities("")).toEqual([
      ["eiffel", "paris"],
      ["empire state", "nyc"],
    ]);
  });

  it("has the columns of the rows before those of the table", async () => {
    const { columns } = await evaluateTable(
      `${POLYGONS} ${PLACES} | evaluate geo_polygon_lookup(P, lon, lat, shape)`,
    );
    expect(columns.map(({ name, type }) => `${name}:${type}`)).toEqual([
      "place:string",
      "lon:real",
      "lat:real",
      "city:string",
      "shape:dynamic",
    ]);
  });

  it("keeps the others where it is told to", async () => {
    const expected = [
      ["central", ""],
      ["eiffel", "paris"],
      ["empire state", "nyc"],
      ["liberty", ""],
    ];
    expect(await cities(", return_unmatched = true")).toEqual(expected);
  });

  it("looks as far around a polygon as the radius", async () => {
    const expected = [
      ["central", "nyc"],
      ["eiffel", "paris"],
      ["empire state", "nyc"],
      ["liberty", "nyc"],
    ];
    expect(await cities(", radius = 7000")).toEqual(expected);
    expect(await cities(", 7000.0, false, 100")).toEqual(expected);
  });
});

describe("geo_line_lookup", () => {
  it("adds the row of the line that is as near as the radius", async () => {
    expect(await roads("100")).toEqual([["empire state", "fifth"]]);
    expect(await roads("350, return_unmatched = true")).toEqual([
      ["central", "fifth"],
      ["eiffel", ""],
      ["empire state", "fifth"],
      ["liberty", ""],
    ]);
  });
});

describe("a look-up of places stops", () => {
  it.each([
    ["evaluate geo_line_lookup(R, lon, lat, line, 9000000)", "several shapes have one place"],
    ["evaluate geo_line_lookup(R, lon, lat, nowhere, 1)", "'nowhere' is no column of that table"],
    ["evaluate geo_line_lookup(R, lon, lat, line, 1, return_lookup_key = true)", "no option"],
  ])("%s", async (operator, reason) => {
    const two = "let R2 = R; let T = union R, R2;";
    const kql = `${ROADS} ${two} ${PLACES} | ${operator.replace("(R,", "(T,")}`;
    await expect(evaluate(kql)).rejects.toThrow(reason);
  });
});
