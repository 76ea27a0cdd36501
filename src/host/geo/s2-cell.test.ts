import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";
import { vectorOf } from "./point.js";
import { cellAt, cellOfToken, neighboursOf, pointIn, tokenOf } from "./s2-cell.js";

const near = (values: readonly number[]): unknown =>
  values.map((value) => expect.closeTo(value, 12) as number);

/** Expected values are those of the KQL reference's examples. */
describe("cells of S2", () => {
  it.each([
    ["geo_point_to_s2cell(-80.195829, 25.802215, 8)", "88d9b"],
    ["geo_point_to_s2cell(10.1234, 53, 8)", "47b1d"],
    ["geo_point_to_s2cell(10.3579, 53, 8)", "47b1d"],
    ["geo_point_to_s2cell(10.6842, 53, 8)", "47ae3"],
    ["geo_point_to_s2cell(300, 1, 8)", ""],
    ["geo_point_to_s2cell(1, 1, 35)", ""],
    ["geo_point_to_s2cell(1, 1, int(null))", ""],
    ["geo_point_to_s2cell(real(null), 1)", ""],
    ["strlen(geo_point_to_s2cell(1, 1))", 7],
    ["strlen(geo_point_to_s2cell(1, 1, 30))", 16],
    [
      "geo_s2cell_neighbors('89c259')",
      ["89c25d", "89c2f9", "89c251", "89c257", "89c25f", "89c25b", "89c2f7", "89c2f5"],
    ],
    [
      "geo_s2cell_to_central_point('1234567')",
      { type: "Point", coordinates: near([9.86830731850408, 27.468392925827604]) },
    ],
    [
      "geo_s2cell_to_polygon('89c259')",
      {
        type: "Polygon",
        coordinates: [
          [
            near([-74.030012249838478, 40.8012684339439]),
            near([-74.030012249838478, 40.7222262918358]),
            near([-73.935982114337421, 40.708880489804564]),
            near([-73.935982114337421, 40.787917134506841]),
            near([-74.030012249838478, 40.8012684339439]),
          ],
        ],
      },
    ],
    ["geo_s2cell_to_central_point('a')", null],
    ["geo_s2cell_to_polygon('a')", null],
    ["geo_s2cell_neighbors('')", null],
  ])("%s", async (expression, value) => {
    expect(await evaluate(`print x = ${expression}`)).toEqual([[value]]);
  });

  const places = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const cells = fc.tuple(places, fc.nat(30)).map(([place, level]) => cellAt(vectorOf(place), level));
  // where faces of the cube meet
  const corner = [45, (180 / Math.PI) * Math.asin(Math.sqrt(1 / 3))] as const;
  const edges = fc
    .tuple(
      fc.constantFrom(-180, -135, -45, 0, 45, 90, 180),
      fc.constantFrom(0, corner[1], -corner[1], 90),
      fc.nat(30),
    )
    .map(([longitude, latitude, level]) => cellAt(vectorOf([longitude, latitude]), level));

  it("come back from their tokens, and their middles lie in them", () => {
    fc.assert(
      fc.property(fc.oneof(cells, edges), (cell) => {
        expect(cellOfToken(tokenOf(cell))).toEqual(cell);
        expect(cellAt(pointIn(cell, 0.5, 0.5), cell.level)).toEqual(cell);
      }),
    );
  });

  it("are neighbours of their neighbours, eight or seven at a corner of the cube", () => {
    fc.assert(
      fc.property(fc.oneof(cells, edges), (cell) => {
        const around = neighboursOf(cell);
        if (cell.level > 1) expect([7, 8]).toContain(around.length);
        for (const neighbour of around) {
          expect(neighbour.level).toBe(cell.level);
          expect(neighboursOf(neighbour).map(tokenOf)).toContain(tokenOf(cell));
        }
      }),
    );
  });
});
