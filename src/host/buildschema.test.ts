import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";
import { schemaOfValues } from "./buildschema.js";

const summarized = (values: string): Promise<unknown[][]> =>
  evaluate(`datatable(value: dynamic)[${values}] | summarize buildschema(value)`);

describe("buildschema", () => {
  it("is that of the reference's example", async () => {
    const values = `dynamic({"x":1, "y":3.5}), dynamic({"x":"somevalue", "z":[1, 2, 3]}),
      dynamic({"y":{"w":"zzz"}, "t":["aa", "bb"], "z":["foo"]})`;
    const [[schema] = []] = await summarized(values);
    expect(JSON.stringify(schema)).toBe(
      '{"x":["long","string"],"y":["double",{"w":"string"}],"z":{"`indexer`":["long","string"]},"t":{"`indexer`":"string"}}',
    );
  });

  it.each([
    ["[1, 2.0, true, null]", ["long", "double", "bool"]],
    ["[9223372036854775807, 1]", "long"],
    ["[9223372036854775808]", "double"],
    ['["1", "\\"2.5"]', "string"],
    ["[{}]", {}],
    ["[[[1]], []]", { "`indexer`": { "`indexer`": "long" } }],
    ['[{"a": null}, {"a": 1e3}]', { a: "double" }],
  ])("%s", (list, schema) => {
    expect(JSON.parse(schemaOfValues(list))).toEqual(schema);
  });

  it.each(['[{"a": []}]', '[{"a": null}]', "[[1], {}]", "[null]"])("%s ends the query", (list) => {
    expect(() => schemaOfValues(list)).toThrow(/not documented/);
  });

  it("is told of each group", async () => {
    const rows = "datatable(g: long, v: dynamic)[1, dynamic(1), 2, dynamic('x'), 1, dynamic(true)]";
    expect(await evaluate(`${rows} | summarize s = buildschema(v) by g | order by g asc`)).toEqual([
      [1, ["long", "bool"]],
      [2, "string"],
    ]);
  });
});
