import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.js";
import { evaluate, evaluateTable } from "../../../../test/evaluate.js";

const BAGS =
  "datatable(d:dynamic)[dynamic({'Name': 'John', 'Age': 20}), dynamic({'Name': 'Dave', 'Height': 170, 'Age': 40})," +
  " dynamic({'Name': 'Jasmine', 'Age': 30})]";
const EVENTS =
  "datatable(EventType:string, State:string, n:long)['Wind', 'ALABAMA', 1, 'Wind', 'ALASKA', 2, 'Wind', 'ALABAMA', 5, 'Cold', 'ALASKA', 7]";

async function named(kql: string): Promise<{ columns: string[]; rows: unknown[][] }> {
  const { columns, rows } = await evaluateTable(kql);
  return { columns: columns.map(({ name, type }) => `${name}:${type}`), rows };
}

/** Expected rows are those of the KQL reference's examples, or follow from its sentences. */
describe("bag_unpack", () => {
  it("a column for each name, in the order of the names", async () => {
    expect(await named(`${BAGS} | evaluate bag_unpack(d)`)).toEqual({
      columns: ["Age:long", "Height:long", "Name:string"],
      rows: [
        [20, null, "John"],
        [40, 170, "Dave"],
        [30, null, "Jasmine"],
      ],
    });
  });

  it("without data gives those that the query names, be it to put them first", async () => {
    const { columns } = await compile(`${BAGS} | evaluate bag_unpack(d) | project-reorder Height, Name`, {
      tables: new Map(),
      dialect: "duckdb",
    });
    expect(columns.map(({ name }) => name)).toEqual(["Height", "Name"]);
  });

  it("with a prefix", async () => {
    const { columns } = await named(`${BAGS} | evaluate bag_unpack(d, 'Property_')`);
    expect(columns).toEqual(["Property_Age:long", "Property_Height:long", "Property_Name:string"]);
  });

  it.each(["d, ignoredProperties=dynamic(['Age'])", "d, '', 'error', dynamic(['Age'])"])(
    "without the names to leave out: %s",
    async (args) => {
      const { columns } = await named(`${BAGS} | evaluate bag_unpack(${args})`);
      expect(columns).toEqual(["Height:long", "Name:string"]);
    },
  );

  it.each([
    ["keep_source", "own"],
    ["replace_source", "bag"],
  ])("where both have a name, %s, in the place of the bags' column", async (conflict, name) => {
    const kql =
      "datatable(name:string, d:dynamic)['own', dynamic({'name': 'bag', 'age': 9, 'zeal': true})]" +
      ` | evaluate bag_unpack(d, columnsConflict='${conflict}')`;
    expect(await named(kql)).toEqual({
      columns: ["age:long", "name:string", "zeal:bool"],
      rows: [[9, name, true]],
    });
  });

  it("refuses arguments of other types", async () => {
    await expect(evaluate(`${BAGS} | evaluate bag_unpack(d, 5)`)).rejects.toThrow("string");
  });

  it("with a schema of its own", async () => {
    const kql =
      "datatable(d:dynamic, Description:string)[dynamic({'Name': 'John', 'Age': 20, 'height': 180}), 'Student']" +
      " | evaluate bag_unpack(d) : (*, Name:string, Age:long)";
    expect(await named(kql)).toEqual({
      columns: ["Description:string", "Name:string", "Age:long"],
      rows: [["Student", "John", 20]],
    });
  });

  it("values of several types make a dynamic column, nulls do not count", async () => {
    const kql =
      "datatable(d:dynamic)[dynamic({'a': 1, 'b': null, 'c': [1]}), dynamic({'a': 'x', 'b': 2, 'c': null}), dynamic(null)] | evaluate bag_unpack(d)";
    expect(await named(kql)).toEqual({
      columns: ["a:dynamic", "b:long", "c:dynamic"],
      rows: [
        [1, null, [1]],
        ["x", 2, null],
        [null, null, null],
      ],
    });
  });

  it("a name that is a column already is an error, unless it may replace it", async () => {
    const rows = "datatable(Name:string, d:dynamic)['old', dynamic({'Name': 'John', 'Age': 20})]";
    await expect(evaluate(`${rows} | evaluate bag_unpack(d)`)).rejects.toThrow(/a member 'Name'/);
    expect(await named(`${rows} | evaluate bag_unpack(d, columnsConflict='replace_source')`)).toEqual({
      columns: ["Age:long", "Name:string"],
      rows: [[20, "John"]],
    });
  });

  it("names with any characters", async () => {
    const kql = `print d = dynamic({"a b": 1, "q'\\"": 2}) | evaluate bag_unpack(d)`;
    expect(await named(kql)).toEqual({ columns: ["a b:long", "q'\":long"], rows: [[1, 2]] });
  });

  it("columns that no bag has but the query names are empty", async () => {
    const kql = `${BAGS} | evaluate bag_unpack(d) | where Age > 20 | extend x = strcat(Name, Nobody) | project x, Nobody`;
    expect(await evaluate(kql)).toEqual([
      ["Dave", null],
      ["Jasmine", null],
    ]);
  });

  it("two in one query", async () => {
    const kql =
      "print d = dynamic({'a': 1, 'inner': {'b': 2}}) | evaluate bag_unpack(d) | evaluate bag_unpack(inner)";
    expect(await named(kql)).toEqual({ columns: ["a:long", "b:long"], rows: [[1, 2]] });
  });

  it("faults are placed in the user's own text", async () => {
    const kql = `${BAGS} | evaluate bag_unpack(d) | extend y = no_such_function(Age)`;
    const error: unknown = await evaluate(kql).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ span: { start: kql.indexOf("no_such_function") } });
  });

  it("without data the columns are those that the query names", async () => {
    const compiled = await compile(`${BAGS} | evaluate bag_unpack(d) | project Name`, {
      tables: new Map(),
      dialect: "duckdb",
    });
    expect(compiled.columns).toEqual([{ name: "Name", type: "dynamic" }]);
    expect(compiled.approximations.join()).toMatch(/bag_unpack/);
  });
});

describe("pivot", () => {
  it("counts unless told otherwise", async () => {
    expect(
      await named(`${EVENTS} | project EventType, State | evaluate pivot(State) | sort by EventType asc`),
    ).toEqual({
      columns: ["EventType:string", "ALABAMA:long", "ALASKA:long"],
      rows: [
        ["Cold", 0, 1],
        ["Wind", 2, 1],
      ],
    });
  });

  it("with an aggregation", async () => {
    expect(await named(`${EVENTS} | evaluate pivot(State, sum(n)) | sort by EventType asc`)).toEqual({
      columns: ["EventType:string", "ALABAMA:long", "ALASKA:long"],
      rows: [
        ["Cold", 0, 7],
        ["Wind", 6, 2],
      ],
    });
  });

  it("with an aggregation and the columns of the groups", async () => {
    expect(
      await evaluate(
        `${EVENTS} | extend x = n | evaluate pivot(State, max(n), EventType) | sort by EventType asc`,
      ),
    ).toEqual([
      ["Cold", null, 7],
      ["Wind", 5, 2],
    ]);
  });

  it("with a schema of its own", async () => {
    const kql = `${EVENTS} | project EventType, State | evaluate pivot(State) : (EventType:string, ALABAMA:long, NONE:long) | sort by EventType asc`;
    expect(await evaluate(kql)).toEqual([
      ["Cold", 0, 0],
      ["Wind", 2, 0],
    ]);
  });
});

describe("narrow", () => {
  it("a row for each cell", async () => {
    const kql =
      "datatable(a:string, n:long, t:datetime)['x', 1, datetime(2020-01-01), 'y', long(null), datetime(null)] | evaluate narrow()";
    expect(await evaluate(kql)).toEqual([
      [0, "a", "x"],
      [0, "n", "1"],
      [0, "t", "2020-01-01T00:00:00.0000000Z"],
      [1, "a", "y"],
      [1, "n", ""],
      [1, "t", ""],
    ]);
  });
});

describe("other plugins", () => {
  it.each([
    ["autocluster()", /'autocluster' is not translated: how the engine finds its patterns is not published/],
    ["estimate_rows_count()", /'estimate_rows_count' .* estimate of the engine's store/],
    ["identity()", /'identity' .* not documented/],
    ["session_count(x, x, 1, 3, 1, 1)", /'session_count' .* not documented/],
    ["activity_engagement(x, x, 1, 3, 1, 2)", /'activity_engagement' .* not documented/],
    ["activity_metrics(x, x, 1, 3, 1)", /'activity_metrics' .* not documented/],
    ["new_activity_metrics(x, x, 1, 3, 1)", /'new_activity_metrics' .* not documented/],
    ["funnel_sequence_completion(x, x, 1, 3, 1, x, dynamic([1]), dynamic([1]))", /windows/],
  ])("%s is refused by name", async (plugin, reason) => {
    await expect(evaluate(`range x from 1 to 3 step 1 | evaluate ${plugin}`)).rejects.toThrow(reason);
  });
});
