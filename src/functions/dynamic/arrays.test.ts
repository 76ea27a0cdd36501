import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

/** Expected values are those of the KQL reference's examples, or follow from its sentences. */
const VALUES: readonly (readonly [string, unknown])[] = [
  ["array_length(dynamic([1, 2, 3]))", 3],
  ["array_length(dynamic([]))", 0],
  ["array_length(parse_json('{\"a\":1}'))", null],
  ["array_length(parse_json('text'))", null],
  ["array_length(dynamic(null))", null],
  ["array_length(dynamic([null, null]))", 2],

  ["array_concat(dynamic([1, 2]), dynamic([3]), dynamic(null))", [1, 2, 3]],
  ["array_concat(dynamic([null]), dynamic(['a']))", [null, "a"]],
  ["array_concat(dynamic([]), dynamic([]))", []],

  ["array_slice(dynamic([1,2,3]), 1, 2)", [2, 3]],
  ["array_slice(dynamic([1,2,3,4,5]), 2, -1)", [3, 4, 5]],
  ["array_slice(dynamic([1,2,3,4,5]), -3, -2)", [3, 4]],
  ["array_slice(dynamic([1,2,3]), 1, 100)", [2, 3]],
  ["array_slice(dynamic([1,2,3]), -100, 0)", [1]],
  ["array_slice(dynamic([1,2,3]), 2, 1)", []],
  ["array_slice(dynamic(null), 0, 1)", null],

  [
    "array_split(dynamic([1,2,3,4,5]), 2)",
    [
      [1, 2],
      [3, 4, 5],
    ],
  ],
  ["array_split(dynamic([1,2,3,4,5]), dynamic([1,3]))", [[1], [2, 3], [4, 5]]],
  [
    "array_split(dynamic([1,2,3,4,5]), -2)",
    [
      [1, 2, 3],
      [4, 5],
    ],
  ],

  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'an')", 2],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'example', 1, 3)", 3],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'example', 1, 2)", -1],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'is', 2, 4)", -1],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'example', 2, -1)", 3],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'an', 1, -1, 2)", 4],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'an', 1, -1, 3)", -1],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'an', -3)", 4],
  ["array_index_of(dynamic(['this','is','an','example','an','example']), 'is', -4)", -1],
  ["array_index_of(dynamic([1, 2]), '2')", -1],
  ["array_index_of(dynamic([5, 15]), 15.0)", 1],
  ["array_index_of(dynamic([1]), 1, 0, -2)", null],
  ["array_index_of(dynamic(null), 1)", null],

  ["array_rotate_left(dynamic([1,2,3,4,5]), 2)", [3, 4, 5, 1, 2]],
  ["array_rotate_left(dynamic([1,2,3,4,5]), -2)", [4, 5, 1, 2, 3]],
  ["array_rotate_right(dynamic([1,2,3,4,5]), 2)", [4, 5, 1, 2, 3]],
  ["array_rotate_right(dynamic([1,2,3,4,5]), 7)", [4, 5, 1, 2, 3]],
  ["array_rotate_left(dynamic([]), 2)", []],
  ["array_shift_left(dynamic([1,2,3,4,5]), 2)", [3, 4, 5, null, null]],
  ["array_shift_left(dynamic([1,2,3,4,5]), 2, -1)", [3, 4, 5, -1, -1]],
  ["array_shift_left(dynamic([1,2,3,4,5]), -2, -1)", [-1, -1, 1, 2, 3]],
  ["array_shift_right(dynamic([1,2,3,4,5]), 2)", [null, null, 1, 2, 3]],
  ["array_shift_right(dynamic(['a','b']), 1)", ["", "a"]],
  ["array_shift_left(dynamic([1,2]), 9)", [null, null]],
  ["array_reverse(dynamic(['this','is','an','example']))", ["example", "an", "is", "this"]],

  ["array_sum(dynamic([1,2,3,4]))", 10],
  ["array_sum(dynamic([1,'a']))", null],
  ["array_sum(dynamic([1,null]))", null],
  ["array_sum(dynamic([1.5,2]))", 3.5],

  ["array_iff(dynamic([true,false,true]), dynamic([1,2,3]), dynamic([4,5,6]))", [1, 5, 3]],
  ["array_iff(dynamic([1,0,50]), 'yes', 'no')", ["yes", "no", "yes"]],
  ["array_iff(dynamic(['some string value', datetime(01-01-2022), null]), 1, 0)", [null, null, null]],
  ["array_iff(dynamic([true,true,true]), dynamic([1,2]), dynamic([3,4]))", [1, 2, null]],
  ["array_iff(dynamic([true]), dynamic(null), 1)", [null]],

  ["array_sort_asc(dynamic([null,'blue','yellow','green',null]))", ["blue", "green", "yellow", null, null]],
  [
    "array_sort_asc(dynamic([null,'blue','yellow','green',null]), false)",
    [null, null, "blue", "green", "yellow"],
  ],
  ["array_sort_desc(dynamic([null,'blue','yellow','green',null]))", ["yellow", "green", "blue", null, null]],
  [
    "array_sort_desc(dynamic([null,'blue','yellow','green',null]), false)",
    [null, null, "yellow", "green", "blue"],
  ],
  ["array_sort_asc(dynamic([10, 9, -1, 2.5]))", [-1, 2.5, 9, 10]],
  ["array_sort_asc(dynamic(['b', 2, 'B', 1]))", [1, 2, "B", "b"]],
  ["array_sort_asc(dynamic([2, 1]), dynamic(['two', 'one']))[1]", ["one", "two"]],
  ["array_sort_asc(dynamic([2, 1]), dynamic(['two']))[1]", null],
  ["strcat_array(array_sort_asc(split('John,Paul,George,Ringo', ',')), ',')", "George,John,Paul,Ringo"],

  ["set_union(dynamic([1,2,3]), dynamic([3,4]), dynamic([5]))", [1, 2, 3, 4, 5]],
  ["set_intersect(dynamic([1,2,3,3]), dynamic([3,1]), dynamic([3]))", [3]],
  ["set_difference(dynamic([1,2,3]), dynamic([1,2,3]))", []],
  ["set_difference(dynamic([4,4,1]), dynamic([1]), dynamic([7]))", [4]],
  ["set_has_element(dynamic(['this','is']), 'is')", true],
  ["set_has_element(dynamic([1,2,3]), '2')", false],
  ["set_has_element(dynamic([]), 1)", false],
  ["set_equals(dynamic([2,'a',2]), dynamic(['a',2]))", true],
  ["set_equals(dynamic([2,'a']), dynamic(['a','2']))", false],
  ["set_equals(dynamic([]), dynamic([1]))", false],
  ["jaccard_index(dynamic([1,2,3]), dynamic([1,2,3,4]))", 0.75],
  ["jaccard_index(dynamic([1,1]), dynamic([1]))", 1],

  ["range(1, 8, 3)", [1, 4, 7]],
  ["range(1, 3)", [1, 2, 3]],
  ["range(3, 1)", []],
  ["range(3, 1, -1)", [3, 2, 1]],
  ["range(1.5, 3.0, 0.5)", [1.5, 2, 2.5, 3]],
  ["range(1h, 5h)", ["01:00:00", "02:00:00", "03:00:00", "04:00:00", "05:00:00"]],
  [
    "range(datetime(2015-01-01), datetime(2015-01-02), 1d)",
    ["2015-01-01T00:00:00.0000000Z", "2015-01-02T00:00:00.0000000Z"],
  ],
  ["array_length(range(1, 1000000000))", 1048576],
  ["repeat(1, 3)", [1, 1, 1]],
  ["repeat('a', 0)", []],
  ["repeat('a', -1)", null],
  [
    "zip(dynamic([1,3,5]), dynamic([2,4,6]))",
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  [
    "zip(dynamic(['A', 1, 1.5]), dynamic([{}, 'B']))",
    [
      ["A", {}],
      [1, "B"],
      [1.5, null],
    ],
  ],
];

describe("arrays", () => {
  it.each(VALUES)("%s", async (expression, value) => {
    expect(await evaluate(`print v = ${expression}`)).toEqual([[value]]);
  });

  it("work on the rows of a table as on literals", async () => {
    const rows = await evaluate(
      "datatable(d:dynamic, n:long)[dynamic([3,1,2]), 1, dynamic(null), 2, dynamic({'a':1}), 3, dynamic([]), 4]" +
        " | project array_length(d), array_slice(d, 0, n), array_reverse(d), array_sum(d), array_index_of(d, n)," +
        " set_has_element(d, n), array_rotate_left(d, n)",
    );
    expect(rows).toEqual([
      [3, [3, 1], [2, 1, 3], 6, 1, true, [1, 2, 3]],
      [null, null, null, null, null, null, null],
      [null, null, null, null, null, null, null],
      [0, [], [], 0, -1, false, []],
    ]);
  });

  it("several sorted arrays are several columns", async () => {
    const kql =
      "print a = dynamic([1,3,4,5,2]), b = dynamic(['a','b','c','d','e']) | project array_sort_asc(a, b)";
    expect(await evaluate(kql)).toEqual([
      [
        [1, 2, 3, 4, 5],
        ["a", "e", "b", "c", "d"],
      ],
    ]);
  });

  it.each([
    ["print s = array_sort_asc(dynamic([2,1]), dynamic(['two','one'])), n = 7", [[[1, 2], 7]]],
    ["print (s) = array_sort_desc(dynamic([1,2]), dynamic(['one','two']))", [[[2, 1]]]],
    ["print lowest = series_stats(dynamic([4,3,5])), n = 7", [[3, 7]]],
  ])("one name in print takes the first of several columns: %s", async (kql, expected) => {
    expect(await evaluate(kql)).toEqual(expected);
  });

  it("names for several columns", async () => {
    const kql =
      "print a = dynamic([2,1]), b = dynamic(['x','y']) | extend (p, q) = array_sort_desc(a, b) | project q, p";
    expect(await evaluate(kql)).toEqual([
      [
        ["x", "y"],
        [2, 1],
      ],
    ]);
  });
});
