import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

it.each(["treepath(dynamic({'a': {'b': 1}}))", "treepath(dynamic({'a.b': 1}))"])(
  "%s is refused",
  async (expression) => {
    await expect(evaluate(`print x = ${expression}`)).rejects.toThrow(/not documented/);
  },
);

/** Expected values are those of the KQL reference's examples, or follow from its sentences. */
const VALUES: readonly (readonly [string, unknown])[] = [
  ["bag_keys(dynamic({'b': 1, 'a': 2}))", ["b", "a"]],
  ["bag_keys(dynamic({}))", []],
  ["bag_keys(parse_json('[1]'))", null],
  ["bag_keys(dynamic(null))", null],

  ["treepath(dynamic({'x': 'y', 'n': 5}))", ["['x']", "['n']"]],
  [
    "treepath(dynamic({'l': [3, [4], {'k': 1}], 'n': null}))",
    ["['l']", "['l'][0]", "['l'][0][0]", "['l'][0]['k']", "['n']"],
  ],
  ["treepath(dynamic(null))", null],

  ["bag_merge(dynamic({'a':1,'b':2}), dynamic({'b':3,'c':4}))", { a: 1, b: 2, c: 4 }],
  ["bag_merge(dynamic({'a':1}), dynamic(null))", { a: 1 }],
  ["bag_merge(dynamic({'a':null}), dynamic({'a':1}), dynamic({'b':[1]}))", { a: null, b: [1] }],

  ["bag_has_key(dynamic({'key1': 123, 'key2': 'abc'}), 'key2')", true],
  ["bag_has_key(dynamic({'key1': 123, 'key3': 'abc'}), 'key2')", false],
  ["bag_has_key(dynamic({'key1': null}), 'key1')", true],
  ["bag_has_key(dynamic({'key2': {'prop1': 'abc'}, 'key3': [100]}), '$.key2.prop1')", true],
  ["bag_has_key(dynamic({'key2': {'prop1': 'abc'}}), '$.key2.prop9')", false],

  ["bag_set_key(dynamic({'key1': 1, 'key2': 2}), 'key3', 3)", { key1: 1, key2: 2, key3: 3 }],
  ["bag_set_key(dynamic({'key1': 1, 'key3': 'abc'}), 'key3', 3)", { key1: 1, key3: 3 }],
  ["bag_set_key(dynamic({'k': {'p': 1, 'q': 'x'}}), '$.k.p', 'abc')", { k: { p: "abc", q: "x" } }],
  ["bag_set_key(dynamic({'key1': 123}), '$.key2.prop1', 'abc')", { key1: 123, key2: { prop1: "abc" } }],
  ["bag_set_key(parse_json('[1]'), 'a', 3)", null],

  ["bag_remove_keys(dynamic({'key1': 123, 'key2': 'abc'}), dynamic(['key2', 'key4']))", { key1: 123 }],
  [
    "bag_remove_keys(dynamic({'key1': 'value', 'key3': 42.0}), dynamic(['key2', 'key4']))",
    { key1: "value", key3: 42 },
  ],
  [
    "bag_remove_keys(dynamic({'a': 1, 'k': {'p': 'abc', 'q': 'xyz'}, 'l': [100, 200]}), dynamic(['$.k.p', 'l']))",
    { a: 1, k: { q: "xyz" } },
  ],

  ["bag_zip(dynamic(['a', 'b', 'c']), dynamic([1, '2', 3.4]))", { a: 1, b: "2", c: 3.4 }],
  ["bag_zip(dynamic(['a', 'b', 'c']), dynamic([1, '2']))", { a: 1, b: "2", c: null }],
  ["bag_zip(dynamic(['a', 'b']), dynamic([1, '2', 2.5]))", { a: 1, b: "2" }],
  ["bag_zip(dynamic(['a', 8, 'b']), dynamic([1, '2', 2.5]))", { a: 1, b: 2.5 }],
  ["bag_zip(parse_json('[\"a\", 8, \"b\"]'), parse_json('1'))", { a: null, b: null }],

  ["bag_pack('Level', 'Information', 'ProcessID', 1234)", { Level: "Information", ProcessID: 1234 }],
  [
    "pack('t', 1d, 'd', datetime(2020-01-01), 'b', true)",
    { t: "1.00:00:00", d: "2020-01-01T00:00:00.0000000Z", b: true },
  ],
  ["pack_dictionary('n', long(null), 's', '', 'r', 1.5)", { n: null, s: "", r: 1.5 }],
  ["pack_array(1, 'a', dynamic([2]), long(null), 1.5, true)", [1, "a", [2], null, 1.5, true]],
  ["pack_array(real(nan), 1.0/0.0)", ["NaN", "Infinity"]],

  [
    "dynamic_to_json(dynamic({'Y10': dynamic({}), 'X8': dynamic({'c3':1, 'd8':5, 'a4':6}), 'D1':114, 'A14':[15, 13, 18]}))",
    '{"A14":[15,13,18],"D1":114,"X8":{"a4":6,"c3":1,"d8":5},"Y10":{}}',
  ],
  ["dynamic_to_json(dynamic('text'))", "text"],
  ["dynamic_to_json(dynamic(null))", ""],
  ["tostring(dynamic({'b': [1, {\"c\": null}], 'a': 'x'}))", '{"b":[1,{"c":null}],"a":"x"}'],

  ["parse_json('')", null],
  ["parse_json('null')", null],
  ["parse_json('not json')", "not json"],
  ["parse_json('[1, 2,]')", "[1, 2,]"],
  ['parse_json(\'{"a": "x,]"}\')', { a: "x,]" }],
  ["parse_json('nan')", "nan"],
  ["parse_json('\"x\"')", "x"],
  ['parse_json(tostring(parse_json(\'{"a":123, "b":"{\\\\"c\\\\":456}"}\').b)).c', 456],
  ["todynamic('[1,2]')[1]", 2],
  ["parse_json(dynamic({'a': 1})).a", 1],
];

describe("bags and packing", () => {
  it.each(VALUES)("%s", async (expression, value) => {
    expect(await evaluate(`print v = ${expression}`)).toEqual([[value]]);
  });

  it("pack_all packs the columns of the row", async () => {
    const kql =
      "datatable(S:string, T:string, n:long)['555-1', '', 42] | extend all = pack_all(), some = pack_all(true)" +
      " | project all, some, two = bag_pack_columns(n, S)";
    expect(await evaluate(kql)).toEqual([
      [
        { S: "555-1", T: "", n: 42 },
        { S: "555-1", n: 42 },
        { n: 42, S: "555-1" },
      ],
    ]);
  });

  it("a bag of names only known at run time keeps the first of several", async () => {
    const kql = "datatable(a:string, b:string)['k', 'k', 'x', 'y'] | project bag_pack(a, 1, b, 2)";
    expect(await evaluate(kql)).toEqual([[{ k: 1 }], [{ x: 1, y: 2 }]]);
  });
});
