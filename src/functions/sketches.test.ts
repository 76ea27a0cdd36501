import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

/** The reference's examples of sketches with other numbers in them, and what follows from the sentences beside those. */
const TEN = "range n from 1 to 10 step 1";

describe("sketches of distinct values", () => {
  it.each<[string, unknown[][]]>([
    [
      `${TEN} | extend m = n + 10 | summarize a = hll(n), b = hll(m) | project both = hll_merge(a, b) | project dcount_hll(both)`,
      [[20]],
    ],
    [
      `${TEN} | summarize h = hll(n % 4, 2), i = hll_if(n, n > 7) | project dcount_hll(h), dcount_hll(i)`,
      [[4, 3]],
    ],
    [
      `${TEN} | summarize h = hll(strcat("u", n / 3)) by odd = n % 2 | summarize all = hll_merge(h), c = count() | project dcount_hll(all), c`,
      [[4, 2]],
    ],
    ["datatable(s: string)[] | summarize h = hll(s) | project dcount_hll(h)", [[0]]],
    ["datatable(n: long)[1, long(null), 1, 2] | summarize dcount_hll(hll(n))", [[2]]],
    [
      `let a = ${TEN} | summarize h = hll(n); let b = range n from 8 to 13 step 1 | summarize h = hll(n); union a, b | summarize dcount_hll(hll_merge(h))`,
      [[13]],
    ],
    [`let known = toscalar(${TEN} | summarize hll(n)); print dcount_hll(known)`, [[10]]],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(kql)).toEqual(rows);
  });

  it("dcount_intersect counts what they have in common, one after the other", async () => {
    const kql = `range x from 1 to 60 step 1
      | summarize a = hll(iff(x % 2 == 0, x, 0)), b = hll(iff(x % 3 == 0, x, 0)), c = hll(iff(x % 5 == 0, x, 0))
      | evaluate dcount_intersect(a, b, c) | project s0 - 1, s1 - 1, s2 - 1`;
    expect(await evaluate(kql)).toEqual([[30, 10, 2]]);
  });
});

describe("sketches of ranks", () => {
  it.each<[string, unknown[][]]>([
    ["range n from 1 to 500 step 1 | summarize t = tdigest(n) | project rank_tdigest(t, 342)", [[342]]],
    [
      `${TEN} | summarize t = tdigest(n * 2) | project rank_tdigest(t, 7), percentrank_tdigest(t, 7)`,
      [[3, 30]],
    ],
    [
      `${TEN} | extend m = n + 10 | summarize t = tdigest(n), u = tdigest(m) | project both = merge_tdigest(t, u) | project percentile_tdigest(both, 100, typeof(long))`,
      [[20]],
    ],
    [
      `${TEN} | summarize t = tdigest(n * 0.5) by n % 3 | summarize both = tdigest_merge(t) | project percentile_tdigest(both, 0, typeof(real)), percentile_tdigest(both, 41, typeof(real))`,
      [[0.5, 2.5]],
    ],
    [
      "datatable(n: long)[] | summarize t = tdigest(n) | project percentile_tdigest(t, 50, typeof(long))",
      [[null]],
    ],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(kql)).toEqual(rows);
  });
});

describe("a sketch is shown by nothing", () => {
  it.each([
    ["project h", /the column 'h' is a sketch/],
    ["project tostring(h)", /'tostring' is not translated/],
    ["project isnull(h)", /'isnull' is not translated/],
    ["project pack_array(h)", /'pack_array' is not translated/],
    ["project bag_pack('a', h)", /is not translated/],
    ["project pack_all()", /is not translated/],
    ["project h[0]", /takes a part/],
    ["project iff(n > 1, h, h)", /is not translated/],
    ["mv-expand h | project n", /no dynamic value/],
    ["summarize make_list(h), take_any(h) by n", /is not translated for values/],
    ["where h has '1' | count", /is not translated/],
    ["search '1'", /is not translated/],
    ["union (print h = dynamic([1])) | project h", /h/],
    ["project rank_tdigest(h, 1)", /'rank_tdigest' is not translated/],
    ["project percentile_tdigest(t, 50)", /with their type/],
  ])("%s", async (operator, reason) => {
    const kql = `${TEN} | summarize h = hll(n), t = tdigest(n) by n | project-reorder n | ${operator}`;
    await expect(evaluate(kql)).rejects.toThrow(reason);
  });

  it("getschema has it as the dynamic it is", async () => {
    const kql = `${TEN} | summarize h = hll(n), t = tdigest(n) | getschema | project ColumnName, ColumnType`;
    expect(await evaluate(kql)).toEqual([
      ["h", "dynamic"],
      ["t", "dynamic"],
    ]);
  });
});

describe("what is not known of sketches ends the query", () => {
  it.each([
    [
      `${TEN} | summarize h = hll(n), s = hll(tostring(n)) | project dcount_hll(hll_merge(h, s))`,
      /several types/,
    ],
    [
      `${TEN} | lookup (print n = 1 | summarize h = hll(n) by n) on n | project dcount_hll(h)`,
      /a sketch that is null/,
    ],
    ["datatable(n: long)[] | summarize t = tdigest(n) | project rank_tdigest(t, 1)", /a digest of no values/],
  ])("%s", async (kql, reason) => {
    await expect(evaluate(kql)).rejects.toThrow(reason);
  });
});
