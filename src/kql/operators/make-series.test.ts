import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";
import { compile } from "../../compile.js";

const METRIC =
  "datatable(t:datetime, m:real)[datetime(2016-12-31T06:00), 50, datetime(2017-01-01), 4, datetime(2017-01-02), 3," +
  " datetime(2017-01-03), 4, datetime(2017-01-03T03:00), 6, datetime(2017-01-05), 8, datetime(2017-01-05T13:40), 13," +
  " datetime(2017-01-06), 4, datetime(2017-01-07), 3, datetime(2017-01-08), 8, datetime(2017-01-08T21:00), 8," +
  " datetime(2017-01-09), 2, datetime(2017-01-09T12:00), 11, datetime(2017-01-10T05:00), 5]";
const DAYS = Array.from({ length: 9 }, (_, day) => `2017-01-0${day + 1}T00:00:00.0000000Z`);
const SMALL = "datatable(t:long, v:long, g:string)[1, 10, 'a', 3, 30, 'a', 1, 5, 'b', 5, 50, 'b']";

async function notesOf(kql: string): Promise<readonly string[]> {
  return (await compile(kql, { tables: new Map(), dialect: "duckdb" })).approximations;
}

/** Expected rows are those of the KQL reference's examples, or follow from its sentences. */
const QUERIES: readonly (readonly [string, unknown[][]])[] = [
  [
    `${METRIC} | make-series avg(m) on t from datetime(2017-01-01) to datetime(2017-01-10) step 1d`,
    [[[4, 3, 5, 0, 10.5, 4, 3, 8, 6.5], DAYS]],
  ],
  [
    `${METRIC} | take 0 | make-series avg(m) default=1.0 on t from datetime(2017-01-01) to datetime(2017-01-10) step 1d | count`,
    [[0]],
  ],
  [
    `${METRIC} | take 0 | make-series kind=nonempty avg(m) default=1.0 on t from datetime(2017-01-01) to datetime(2017-01-10) step 1d`,
    [[[1, 1, 1, 1, 1, 1, 1, 1, 1], DAYS]],
  ],
  [
    `${SMALL} | make-series s = sum(v) default=-1, n = count() on t from 1 to 6 step 2 by g | sort by g asc`,
    [
      ["a", [10, 30, -1], [1, 1, 0], [1, 3, 5]],
      ["b", [5, -1, 50], [1, 0, 1], [1, 3, 5]],
    ],
  ],
  // an axis is of any numeric type
  [
    "datatable(t:int, v:int)[1, 5, 2, 6, 4, 7] | make-series s = sum(v) on t from 0 to 6 step 2",
    [
      [
        [5, 6, 7],
        [0, 2, 4],
      ],
    ],
  ],
  [
    "datatable(t:int, v:int)[1, 5, 4, 7] | make-series n = count() on t from int(1) to int(5) step int(1)",
    [
      [
        [1, 0, 0, 1],
        [1, 2, 3, 4],
      ],
    ],
  ],
  // with `in range` the stop is a step
  [
    "datatable(t:long, v:long)[0, 1, 1, 3, 4, 9, 6, 8] | make-series s = sum(v) on t in range(0, 4, 2)",
    [
      [
        [4, 0, 9],
        [0, 2, 4],
      ],
    ],
  ],
  [
    "datatable(t:datetime, g:string)[datetime(2026-03-02 05:00), 'a', datetime(2026-03-03), 'b']" +
      " | make-series n = count() on t in range(datetime(2026-03-02), datetime(2026-03-03), 1d) by g | project g, n | sort by g asc",
    [
      ["a", [1, 0]],
      ["b", [0, 1]],
    ],
  ],
  // a stop between two steps ends in the step it lies in
  [
    "datatable(t:long, v:long)[0, 1, 3, 4, 4, 9, 6, 8] | make-series s = sum(v) on t in range(0, 5, 2)",
    [
      [
        [1, 4, 9],
        [0, 2, 4],
      ],
    ],
  ],
  [
    "datatable(x:real)[0.5, 1.25] | make-series n = count() on x in range(0.0, 1.3, 0.5) | project n",
    [[[0, 1, 1]]],
  ],
  [
    "datatable(t:datetime)[datetime(2026-03-02 05:00), datetime(2026-03-04 02:00)] | make-series n = count() on t" +
      " in range(datetime(2026-03-02), datetime(2026-03-04 03:04:05), 1d)",
    [
      [
        [1, 0, 1],
        ["2026-03-02T00:00:00.0000000Z", "2026-03-03T00:00:00.0000000Z", "2026-03-04T00:00:00.0000000Z"],
      ],
    ],
  ],
  // the end is left out, the last step is shorter
  [
    `${SMALL} | make-series n = count() on t from 1 to 5 step 3`,
    [
      [
        [3, 0],
        [1, 4],
      ],
    ],
  ],
  // steps are counted from the beginning, not from 0
  [
    "datatable(t:long)[4, 5, 6] | make-series n = count() on t from 2 to 8 step 3",
    [
      [
        [1, 2],
        [2, 5],
      ],
    ],
  ],
  // without ends each series has those of its own steps
  [
    `${SMALL} | make-series n = count() on t step 2 by g | sort by g asc`,
    [
      ["a", [1, 1], [0, 2]],
      ["b", [1, 0, 1], [0, 2, 4]],
    ],
  ],
  [
    "datatable(t:long)[-3, 2] | make-series n = count() on t step 2",
    [
      [
        [1, 0, 0, 1],
        [-4, -2, 0, 2],
      ],
    ],
  ],
  // a row without a place on the axis is in no series
  [
    "datatable(t:long)[1, long(null)] | make-series n = count() on t from 0 to 2 step 1",
    [
      [
        [0, 1],
        [0, 1],
      ],
    ],
  ],
  [
    "datatable(t:real)[0.1, 0.6, 1.4] | make-series n = count() on t from 0.0 to 1.5 step 0.5",
    [
      [
        [1, 1, 1],
        [0, 0.5, 1],
      ],
    ],
  ],
  [
    "datatable(t:timespan)[1m, 90s] | make-series n = count() on t from 0s to 2m step 1m",
    [
      [
        [0, 2],
        ["00:00:00", "00:01:00"],
      ],
    ],
  ],
  // the default where no row is, not where the value is null
  [
    "datatable(t:long, v:long)[0, long(null), 2, 7] | make-series m = max(v) default=-1 on t from 0 to 3 step 1",
    [
      [
        [null, -1, 7],
        [0, 1, 2],
      ],
    ],
  ],
  [
    "datatable(t:long, v:real)[0, 1.5, 2, 7] | make-series m = avg(v) default=real(null) on t from 0 to 3 step 1 | project series_fill_linear(m)",
    [[[1.5, 4.25, 7]]],
  ],
  // more than a plain aggregate, and a computed axis
  [
    "datatable(t:long, v:long)[0, 1, 0, 2, 1, 5] | make-series m = round(avg(v) * 10, 1) on x = t + 1 from 1 to 3 step 1",
    [
      [
        [15, 50],
        [1, 2],
      ],
    ],
  ],
];

describe("make-series", () => {
  it.each(QUERIES)("%s", async (kql, rows) => {
    expect(await evaluate(kql)).toEqual(rows);
  });

  it("columns: keys, aggregates, axis", async () => {
    const { columns } = await evaluateTable(
      `${SMALL} | make-series s = sum(v), count() on t from 1 to 6 step 2 by toupper(g)`,
    );
    expect(columns.map(({ name, type }) => `${name}:${type}`)).toEqual([
      "Column1:string",
      "s:dynamic",
      "count_:dynamic",
      "t:dynamic",
    ]);
  });

  it.each([
    [`${SMALL} | make-series count() on t to 5 step 2`, /no beginning/],
    ["datatable(t:int)[1] | make-series count() on t from 0.5 to 5 step 2", /whole number/],
    ["datatable(t:long)[1] | make-series count() on t from 0.5 to 5 step 2", /KS141/],
  ])("%s is refused", async (kql, message) => {
    await expect(evaluate(kql)).rejects.toThrow(message);
  });
});

describe("make-series in range", () => {
  it("begins with the step of bin() that the start lies in, and says that this is not shown", async () => {
    const kql = `${SMALL} | make-series n = count() on t in range(1, 5, 2)`;
    expect(await evaluate(kql)).toEqual([
      [
        [2, 1, 1],
        [0, 2, 4],
      ],
    ]);
    expect(await notesOf(kql)).toEqual([
      expect.stringContaining("the first step is the one the start lies in"),
    ]);
    const times =
      "datatable(t:datetime)[datetime(2026-03-02 05:20), datetime(2026-03-02 07:10)]" +
      " | make-series n = count() on t in range(datetime(2026-03-02 05:10), datetime(2026-03-02 07:10), 1h) | project n";
    expect(await evaluate(times)).toEqual([[[1, 0, 1]]]);
  });

  it.each([
    "range(2, 5, 2)",
    "range(datetime(2026-03-02 05:00), now(), 1h)",
    "range(startofday(ago(2d)), now(), 1h)",
    "range(bin(ago(2d), 1h), now(), 1h)",
  ])("is as the reference says where a step begins with the start: %s", async (range) => {
    const type = range.includes("h)") ? "datetime" : "long";
    expect(await notesOf(`datatable(t:${type})[] | make-series n = count() on t in ${range}`)).toEqual([]);
  });

  it.each(["range(ago(2d), now(), 1h)", "range(startofday(ago(2d)), now(), 7h)"])(
    "may begin otherwise: %s",
    async (range) => {
      expect(
        await notesOf(`datatable(t:datetime)[] | make-series n = count() on t in ${range}`),
      ).toHaveLength(1);
    },
  );

  it.each([
    ["range(1, 5, 2)", "0, 1"],
    ["range(0, 4, 2)", "5, 1"],
    ["range(0, 4, 3)", "5, 1"],
  ])("stops where the steps are not published: %s over %s", async (range, row) => {
    const kql = `datatable(t:long, v:long)[${row}] | make-series sum(v) on t in ${range}`;
    await expect(evaluate(kql)).rejects.toThrow("make-series in range()");
  });
});

/** The reference: an array of a series holds at most 1,048,576 values; of more there is an error, or it is cut. */
describe("make-series of very many steps", () => {
  it.each([
    "datatable(t:datetime)[datetime(0001-01-01), datetime(2026-03-01)] | make-series count() on t step 1h",
    "datatable(t:long)[1, 1048577] | make-series count() on t step 1",
    "datatable(t:long)[1048576] | make-series count() on t from 0 step 1",
    "datatable(t:long)[1] | make-series count() on t from 0 to 1048577 step 1",
  ])("stops: %s", async (kql) => {
    await expect(evaluate(kql)).rejects.toThrow("more than 1,048,576 steps");
  });

  it.each([
    "datatable(t:long)[1, 1048576] | make-series n = count() on t step 1",
    "datatable(t:long)[1] | make-series n = count() on t from 0 to 1048576 step 1",
  ])("answers with as many as there may be: %s", async (kql) => {
    expect(await evaluate(`${kql} | project array_length(n)`)).toEqual([[1_048_576]]);
  });
});
