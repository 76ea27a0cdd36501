import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../../test/evaluate.js";

const NETWORKS =
  "let N = datatable(range:string, owner:string, n:long)['10.1.0.0/16', 'oslo', 1, '10.2.3.0/24', 'lima', 2];";

describe("ipv4_lookup", () => {
  it("adds the row of the network that has the address", async () => {
    const kql = `${NETWORKS} datatable(ip:string)['10.2.3.4', '192.0.2.1', '10.1.9.9', 'none'] | evaluate ipv4_lookup(N, ip, range)`;
    const { columns, rows } = await evaluateTable(kql);
    expect(columns.map(({ name }) => name)).toEqual(["ip", "range", "owner", "n"]);
    expect(rows).toEqual([
      ["10.2.3.4", "10.2.3.0/24", "lima", 2],
      ["10.1.9.9", "10.1.0.0/16", "oslo", 1],
    ]);
  });

  it("keeps the others where it is told to", async () => {
    const kql = `${NETWORKS} datatable(ip:string)['192.0.2.1', '10.1.9.9'] | evaluate ipv4_lookup(N, ip, range, return_unmatched = true)`;
    expect(await evaluate(`${kql} | sort by ip asc`)).toEqual([
      ["10.1.9.9", "10.1.0.0/16", "oslo", 1],
      ["192.0.2.1", "", "", null],
    ]);
  });

  it("further keys tell networks apart", async () => {
    const kql =
      "let N = datatable(range:string, site:string)['10.0.0.0/8', 'a', '10.0.0.0/8', 'b'];" +
      " datatable(ip:string, site:string)['10.1.1.1', 'b'] | evaluate ipv4_lookup(N, ip, range, site)";
    expect(await evaluate(kql)).toEqual([["10.1.1.1", "b", "10.0.0.0/8"]]);
  });

  it("stops where several networks have an address, or the address is a network", async () => {
    const several = "let N = datatable(range:string)['10.0.0.0/8', '10.1.0.0/16'];";
    const lookup = "| evaluate ipv4_lookup(N, ip, range)";
    await expect(evaluate(`${several} datatable(ip:string)['10.1.1.1'] ${lookup}`)).rejects.toThrow(
      "several networks",
    );
    await expect(evaluate(`${NETWORKS} datatable(ip:string)['10.1.0.0/20'] ${lookup}`)).rejects.toThrow(
      "network itself",
    );
  });
});

it("ipv6_lookup looks at addresses of both versions", async () => {
  const kql =
    "let N = datatable(range:string, owner:string)['fd00:12::/32', 'oslo', '10.1.0.0/16', 'lima'];" +
    " datatable(ip:string)['fd00:12::7', 'fd00:13::7'] | evaluate ipv6_lookup(N, ip, range)";
  expect(await evaluate(kql)).toEqual([["fd00:12::/32", "oslo", "fd00:12::7"]]);
});

it("ipv6_lookup has the table's columns before those of the rows", async () => {
  const kql =
    "let N = datatable(range:string, owner:string)['fd00:12::/32', 'oslo'];" +
    " datatable(ip:string, n:long)['fd00:12::7', 1, 'fd00:13::7', 2]" +
    " | evaluate ipv6_lookup(N, ip, range, true) | sort by n asc";
  const { columns, rows } = await evaluateTable(kql);
  expect(columns.map(({ name }) => name)).toEqual(["range", "owner", "ip", "n"]);
  expect(rows).toEqual([
    ["fd00:12::/32", "oslo", "fd00:12::7", 1],
    ["", "", "fd00:13::7", 2],
  ]);
});

describe("rows_near", () => {
  it.each([
    ["range x from 1 to 9 step 1 | evaluate rows_near(x == 5, 1)", [4, 5, 6]],
    ["range x from 1 to 9 step 1 | evaluate rows_near(x in (2, 3), 2, 0)", [1, 2, 3]],
    ["range x from 1 to 9 step 1 | evaluate rows_near(x > 8, 0, 3)", [9]],
    ["range x from 1 to 9 step 1 | sort by x desc | evaluate rows_near(x == 5, 1, 2)", [6, 5, 4, 3]],
    ["datatable(x:long)[1, long(null), 3, 4] | evaluate rows_near(x > 3, 1)", [3, 4]],
  ])("%s", async (kql, expected) => {
    expect((await evaluate(kql)).map(([x]) => x)).toEqual(expected);
  });

  it("takes the rows before and behind as numbers written in the query", async () => {
    await expect(evaluate("range x from 1 to 9 step 1 | evaluate rows_near(x == 5, 100)")).rejects.toThrow(
      "from 0 to 50",
    );
  });
});

it("getschema of the kind csl is one text", async () => {
  expect(await evaluate("datatable(a:long, ['b c']:string, d:dynamic)[] | getschema kind=csl")).toEqual([
    ["a:long,['b c']:string,d:dynamic"],
  ]);
});

it.each([
  ["order by e desc | extend z = 0 | take 1", [[3], [4]]],
  ["order by e desc | where e != 3 | project e | take 1", [[1], [4]]],
  ["order by e asc | extend z = 0 | take 1", [[1], [2]]],
])("a limit inside mv-apply keeps to the order of a sort some steps earlier: %s", async (inner, expected) => {
  const kql = `datatable(a:dynamic)[dynamic([1, 3]), dynamic([4, 2])] | mv-apply e = a to typeof(long) on (${inner}) | project e`;
  expect(await evaluate(kql)).toEqual(expected);
});

const VISITS =
  "let V = datatable(who:string, day:long)['ann', 0, 'ann', 1, 'ann', 1, 'bo', 1, 'cy', 4, 'ann', 4, 'dee', 5, 'ann', 9];";

describe("plugins over a timeline", () => {
  it("activity_counts_metrics counts rows, ids, new ids and all ids so far", async () => {
    const kql = `${VISITS} V | evaluate activity_counts_metrics(who, day, 1, 6, 2)`;
    expect(await evaluate(kql)).toEqual([
      [1, 3, 2, 2, 2],
      [3, 2, 2, 1, 3],
      [5, 1, 1, 1, 4],
    ]);
  });

  it("activity_counts_metrics stops where a window reaches beyond the end and has rows there", async () => {
    const kql = `${VISITS} V | evaluate activity_counts_metrics(who, day, 1, 4, 4)`;
    expect(await evaluate(kql)).toEqual([[1, 5, 3, 3, 3]]);
    await expect(
      evaluate(`${VISITS} V | evaluate activity_counts_metrics(who, day, 1, 3, 2)`),
    ).rejects.toThrow("behind the end");
  });

  it("sliding_window_counts looks back from each bin, also before the start", async () => {
    const kql = `${VISITS} V | evaluate sliding_window_counts(who, day, 1, 6, 3, 1)`;
    expect(await evaluate(kql)).toEqual([
      [1, 4, 2],
      [2, 4, 2],
      [3, 3, 2],
      [4, 2, 2],
      [5, 3, 3],
      [6, 3, 3],
    ]);
  });

  it("sliding_window_counts takes whole bins only", async () => {
    await expect(
      evaluate(`${VISITS} V | evaluate sliding_window_counts(who, day, 1, 6, 3, 2)`),
    ).rejects.toThrow("multiple of the bin");
    await expect(
      evaluate(`${VISITS} V | evaluate sliding_window_counts(who, day, 1, 6, 3, 1, who)`),
    ).rejects.toThrow("dimensions");
  });
});
