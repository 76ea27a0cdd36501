import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";
import { pointInPolygon, polygonArea } from "./shape-functions.js";

const polygon = (...rings: readonly string[]): string =>
  `dynamic({"type": "Polygon", "coordinates": [${rings.map((ring) => `[${ring}]`).join(", ")}]})`;
const line = (points: string): string => `dynamic({"type": "LineString", "coordinates": [${points}]})`;
const polygons = (...list: readonly string[]): string =>
  `dynamic({"type": "MultiPolygon", "coordinates": [${list.map((ring) => `[[${ring}]]`).join(", ")}]})`;

const PARK_RING =
  "[-73.9495,40.7969],[-73.95807266235352,40.80068603561921],[-73.98201942443848,40.76825672305777],[-73.97317886352539,40.76455136505513],[-73.9495,40.7969]";
const PARK = polygon(PARK_RING);
/** The park and a quarter across it. */
const ACROSS = polygons(
  PARK_RING,
  "[-73.94262313842773,40.775991804565585],[-73.98107528686523,40.791849155467695],[-73.99600982666016,40.77092185281977],[-73.96150588989258,40.75609977566361],[-73.94262313842773,40.775991804565585]",
);
const ROAD = line(
  "[-115.115385,36.229195],[-115.136995,36.200366],[-115.140252,36.192470],[-115.143558,36.188523],[-115.144076,36.181954],[-115.154662,36.174483],[-115.166431,36.176388],[-115.183289,36.175007],[-115.192612,36.176736],[-115.202485,36.173439],[-115.225355,36.174365]",
);
const STREET = line("[-73.95796, 40.80042], [-73.97317, 40.764486]");
const SQUARE = "[0,0],[10,0],[10,10],[0,10],[0,0]";
const HOLED = polygon(SQUARE, "[4,4],[4,6],[6,6],[6,4],[4,4]");
const TWO = polygons(SQUARE, "[20,0],[30,0],[30,10],[20,10],[20,0]");
const near = (...coordinates: readonly number[]): unknown => ({
  type: "Point",
  coordinates: coordinates.map((value) => expect.closeTo(value, 9) as number),
});

/** Expected values are those of the KQL reference's examples, or follow from them. */
const VALUES: readonly (readonly [string, unknown])[] = [
  [`geo_polygon_area(${PARK})`, expect.closeTo(3475207.28346606, 5)],
  [`geo_polygon_perimeter(${PARK})`, expect.closeTo(9930.30149604938, 8)],
  [`geo_polygon_centroid(${PARK})`, near(-73.965735689907618, 40.782550538057812)],
  [`geo_polygon_area(${ACROSS})`, expect.closeTo(10889971.5343487, 4)],
  [`geo_polygon_perimeter(${ACROSS})`, expect.closeTo(15943.5384578745, 8)],
  [`geo_polygon_centroid(${ACROSS})`, near(-73.968569587829577, 40.776310752555119)],
  // what is within another adds nothing
  [
    `geo_polygon_area(${polygons(SQUARE, "[1,1],[2,1],[2,2],[1,2],[1,1]")}) - geo_polygon_area(${polygon(SQUARE)})`,
    expect.closeTo(0, 1),
  ],
  [`geo_distance_point_to_polygon(-73.9839, 40.7705, ${PARK})`, expect.closeTo(259.940756070596, 9)],
  [`geo_distance_point_to_polygon(-73.9657, 40.7825, ${PARK})`, 0],
  [`geo_distance_point_to_line(-115.199625, 36.210419, ${ROAD})`, expect.closeTo(3797.88887253334, 9)],
  [`geo_closest_point_on_line(-115.199625, 36.210419, ${ROAD})`, near(-115.192612, 36.176736)],
  [`geo_line_centroid(${STREET})`, near(-73.965567057230942, 40.782453249627416)],
  [`geo_line_interpolate_point(${STREET}, 0.25)`, near(-73.961764043218281, 40.791436687257232)],
  [`geo_line_interpolate_point(${STREET}, 1)`, near(-73.97317, 40.764486)],
  [`geo_line_locate_point(${STREET}, -73.965, 40.792)`, expect.closeTo(0.25560135100307552, 11)],
  [
    `geo_intersects_2lines(${line("[-73.978929,40.785155],[-73.980903,40.782621]")}, ${line("[-73.985195,40.788275],[-73.974552,40.779761]")})`,
    true,
  ],
  [`geo_intersects_2lines(${STREET}, ${ROAD})`, false],
  [
    `geo_intersects_line_with_polygon(${line("[-73.985195,40.788275],[-73.974552,40.779761]")}, ${polygon("[-73.9712905883789,40.78580561168767],[-73.98004531860352,40.775276834803655],[-73.97000312805176,40.77852663535664],[-73.9712905883789,40.78580561168767]")})`,
    true,
  ],
  [`geo_intersects_line_with_polygon(${line("[1,1],[2,2]")}, ${polygon(SQUARE)})`, true],
  [`geo_intersects_line_with_polygon(${line("[4.5,5],[5.5,5]")}, ${HOLED})`, false],
  [
    `geo_intersects_2polygons(${polygon("[-73.9630937576294,40.77498840732385],[-73.963565826416,40.774383111780914],[-73.96205306053162,40.773745311181585],[-73.96160781383514,40.7743912365898],[-73.9630937576294,40.77498840732385]")}, ${polygon("[-73.96213352680206,40.775045280447145],[-73.9631313085556,40.774578106920345],[-73.96207988262177,40.77416780398293],[-73.96213352680206,40.775045280447145]")})`,
    true,
  ],
  [`geo_intersects_2polygons(${TWO}, ${polygon("[12,0],[18,0],[18,10],[12,10],[12,0]")})`, false],
  [`geo_intersects_2polygons(${polygon("[1,1],[2,1],[2,2],[1,1]")}, ${TWO})`, true],
  [`geo_point_in_polygon(3, 3, ${HOLED})`, true],
  [`geo_point_in_polygon(5, 5, ${HOLED})`, false],
  [`geo_point_in_polygon(25, 5, ${TWO})`, true],
  [`geo_point_in_polygon(15, 5, ${TWO})`, false],
  // going round the other way it bounds the same area: the smaller one
  [`geo_point_in_polygon(5, 5, ${polygon("[0,0],[0,10],[10,10],[10,0],[0,0]")})`, true],
  // the edge in the north bends beyond its ends
  [`geo_point_in_polygon(45, 50.5, ${polygon("[0,40],[90,40],[90,50],[0,50],[0,40]")})`, true],
  [`geo_polygon_area(${TWO}) - 2 * geo_polygon_area(${polygon(SQUARE)})`, expect.closeTo(0, 1)],
  // an eighth of the sphere
  [
    `geo_polygon_area(${polygon("[0,0],[90,0],[0,90],[0,0]")})`,
    expect.closeTo((Math.PI / 2) * 6371010 ** 2, -1),
  ],
  // summed over small triangles
  [`geo_polygon_centroid(${TWO})`, near(15, 5.082782141)],

  [`geo_polygon_area(${polygon("[0,0],[10,10],[10,10],[0,0]")})`, null],
  [`geo_polygon_area(${polygon("[0,0],[10,10],[10,0],[0,10],[0,0]")})`, null],
  [`geo_polygon_area(${polygon("[0,0],[10,10],[10,0]")})`, null],
  [`geo_polygon_area(${polygon("[0,0],[10,10],[10,0],[0,1]")})`, null],
  [`geo_polygon_area(${polygon(SQUARE, "[4,4],[4,6],[6,6],[16,4],[4,4]")})`, null],
  [`geo_polygon_area(${line("[0,0],[10,10]")})`, null],
  ["geo_polygon_area(dynamic({'type': 'Polygon', 'coordinates': []}))", null],
  [`geo_distance_point_to_polygon(500, 1, ${PARK})`, null],
  ["geo_distance_point_to_line(1, 1, dynamic({'type': 'LineString'}))", null],
  [`geo_distance_point_to_line(300, 3, ${STREET})`, null],
  [`geo_line_centroid(${line("[1, 1]")})`, null],
  [`geo_line_interpolate_point(${STREET}, 1.5)`, null],
  [`geo_intersects_2lines(${STREET}, ${PARK})`, null],
];

describe("shapes along a sphere", () => {
  it.each(VALUES)("%s", async (expression, value) => {
    expect(await evaluate(`print x = ${expression}`)).toEqual([[value]]);
  });

  it.each([
    [`geo_point_in_polygon(0, 5, ${HOLED})`, /on the border/],
    [`geo_polygon_area(${polygons(SQUARE, "[10,0],[20,0],[20,10],[10,10],[10,0]")})`, /that touch/],
    [`geo_polygon_perimeter(${polygons(SQUARE, SQUARE)})`, /that touch/],
    [`geo_polygon_area(${polygon(SQUARE, "[14,4],[14,6],[16,6],[14,4]")})`, /outside of its shell/],
    [`geo_intersects_2lines(${line("[0,0],[10,0]")}, ${line("[5,0],[5,5]")})`, /only touch/],
    [`geo_line_locate_point(${STREET}, 0, 0, true)`, /only a sphere/],
  ])("%s is refused", async (expression, reason) => {
    await expect(evaluate(`print x = ${expression}`)).rejects.toThrow(reason);
  });

  it("two areas together are what both have less what they share, wherever they lie", () => {
    // triangles of which one has an edge through the other: the shared part is a triangle with the crossings as corners
    const degree = fc.double({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(degree, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (longitude, share) => {
        const at = (points: readonly (readonly [number, number])[]): unknown => [
          points.map(([x, y]) => [longitude + x, y]),
        ];
        // meridians and the equator are great circles
        const low = at([
          [-10, -10],
          [10, -10],
          [0, 10],
          [-10, -10],
        ]);
        const [left, right] = [-20, -10 + 10 * share];
        const slab = at([
          [left, -60],
          [right, -60],
          [right, 60],
          [left, 60],
          [left, -60],
        ]);
        const rest = at([
          [right, -60],
          [30, -60],
          [30, 60],
          [right, 60],
          [right, -60],
        ]);
        const area = (...list: unknown[]): number =>
          Number(polygonArea(JSON.stringify({ type: "MultiPolygon", coordinates: list })));
        // the triangle lies in the two slabs: what sticks out of one is in the other
        const outside = area(low, slab) - area(slab) + (area(low, rest) - area(rest));
        expect(Math.abs(outside / area(low) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it("a star around a point holds what is nearer than its edges", () => {
    const angle = fc.double({ min: -60, max: 60, noNaN: true });
    const star = fc.array(fc.double({ min: 2, max: 9, noNaN: true }), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(fc.tuple(angle, angle), star, fc.boolean(), ([longitude, latitude], radii, reversed) => {
        const points = radii.map((radius, index) => {
          const turn = (2 * Math.PI * index) / radii.length;
          return [longitude + radius * Math.cos(turn), latitude + radius * Math.sin(turn)];
        });
        if (reversed) points.reverse();
        const shape = JSON.stringify({ type: "Polygon", coordinates: [[...points, points[0]]] });
        expect(pointInPolygon(String(longitude), String(latitude), shape)).toBe("true");
        expect(pointInPolygon(String(longitude + 20), String(latitude), shape)).toBe("false");
        expect(
          pointInPolygon(String(longitude > 0 ? longitude - 180 : longitude + 180), String(-latitude), shape),
        ).toBe("false");
        expect(Number(polygonArea(shape))).toBeGreaterThan(0);
      }),
    );
  });
});
