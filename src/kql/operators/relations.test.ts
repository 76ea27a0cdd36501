import { describe, expect, it } from "vitest";
import { QueryError } from "../../diagnostics/error.js";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";
import { compile } from "../../compile.js";

const PEOPLE =
  'let People = datatable(id: long, name: string, boss: long)[1, "ann", 0, 2, "bob", 1, 3, "cat", 1];';

async function namesOf(kql: string): Promise<string[]> {
  return (await evaluateTable(kql)).columns.map((column) => `${column.name} ${column.type}`);
}

describe("columns", () => {
  it.each<[string, string[]]>([
    ["People | project-away n*, boss", ["id long"]],
    ["People | project-keep b*, id", ["id long", "boss long"]],
    ["People | project-reorder boss, *", ["boss long", "id long", "name string"]],
    ["People | project-reorder name, i* asc", ["name string", "id long", "boss long"]],
    ["People | project-rename chief = boss", ["id long", "name string", "chief long"]],
    ["People | count as Number", ["Number long"]],
    [
      "People | summarize toint(Staff = countif(id > 1)), tostring(Names = make_set(name)) by boss",
      ["boss long", "Staff int", "Names string"],
    ],
    ["People | distinct boss, upper = toupper(name)", ["boss long", "upper string"]],
    [
      "People | join People on id",
      ["id long", "name string", "boss long", "id1 long", "name1 string", "boss1 long"],
    ],
    [
      "People | join kind=rightanti People on $left.boss == $right.id",
      ["id long", "name string", "boss long"],
    ],
    [
      "People | lookup (People | project id, boss, age = 1) on id",
      ["id long", "name string", "boss long", "boss1 long", "age long"],
    ],
    ["People | union (print id = 1.5)", ["id_long long", "id_real real", "name string", "boss long"]],
    ["People | union kind=inner (People | project name, id)", ["id long", "name string"]],
  ])("%s", async (kql, expected) => {
    expect(await namesOf(`${PEOPLE} ${kql}`)).toEqual(expected);
  });

  it("keeps names apart that differ in case only", async () => {
    const kql =
      'datatable(Name: string, name: string)["A", "b"] | extend NAME = strcat(Name, name) | where NAME == "Ab" | summarize take_any(name), count() by Name';
    expect(await evaluate(kql)).toEqual([["A", "b", 1]]);
  });
});

describe("rows", () => {
  it.each<[string, unknown[][]]>([
    // ascending puts nulls first, descending last, and both can be said otherwise
    ["datatable(v: long)[2, long(null), 1] | sort by v", [[2], [1], [null]]],
    ["datatable(v: long)[2, long(null), 1] | order by v asc", [[null], [1], [2]]],
    ["datatable(v: long)[2, long(null), 1] | sort by v desc nulls first", [[null], [2], [1]]],
    ["datatable(v: long)[2, long(null), 1] | top 2 by v asc nulls last", [[1], [2]]],
    ["datatable(v: string)['b', 'B', 'a'] | sort by v asc", [["B"], ["a"], ["b"]]],
    ["let n = 2; range x from 1 to 5 step 1 | top n by x", [[5], [4]]],
    ["range x from 1 to 5 step 1 | take 2 + 1 | count", [[3]]],
    ["range x from 5 to 1 step 2", []],
    ["range x from 5 to 1 step -2", [[5], [3], [1]]],
    ["range x from 0.0 to 0.3 step 0.1 | count", [[4]]],
    ["range t from 0h to 1d step 12h", [["00:00:00"], ["12:00:00"], ["1.00:00:00"]]],
    ["range x from long(null) to 3 step 1", []],
    ["datatable(a: long, b: string)[1, 'x', 1, 'x', 1, 'y'] | distinct * | count", [[2]]],
    ["datatable(a: long)[1, 1, long(null)] | distinct a | count", [[2]]],
    ["range x from 1 to 9 step 1 | extend y = x % 3 | sample-distinct 2 of y | count", [[2]]],
    ["range x from 1 to 9 step 1 | sample 4 | count", [[4]]],
    // duplicates stay in a union, and a lookup multiplies rows as a join does
    ["union (print a = 1), (print a = 1)", [[1], [1]]],
    [
      "datatable(k: long)[1] | lookup (datatable(k: long, v: long)[1, 10, 1, 20]) on k | summarize sum(v), count()",
      [[30, 2]],
    ],
    ["datatable(k: long)[1, 2] | lookup kind=inner (datatable(k: long, v: string)[1, 'x']) on k", [[1, "x"]]],
    // a text that matches no row is empty, everything else null
    [
      "datatable(k: long)[2] | join kind=leftouter (datatable(k: long, s: string, d: dynamic, t: datetime)[1, 'x', dynamic(1), datetime(2026)]) on k",
      [[2, null, "", null, null]],
    ],
    [
      "datatable(k: string, v: long)['', 1] | join kind=inner (datatable(k: string, w: long)['', 2]) on k",
      [["", 1, "", 2]],
    ],
    ["datatable(k: real)[real(nan)] | join kind=inner (datatable(k: real)[real(nan)]) on k | count", [[1]]],
    [
      "datatable(a: long, b: long)[1, 1, 1, 2] | join kind=innerunique (datatable(a: long)[1, 1]) on a | count",
      [[2]],
    ],
    // of equal keys the row is taken that a filter behind the join lets through
    [
      "datatable(a: long, b: string)[1, 'p', 1, 'q', 2, 'q'] | join (datatable(a: long)[1, 2]) on a | where b == 'q' | project a, b | sort by a asc",
      [
        [1, "q"],
        [2, "q"],
      ],
    ],
    [
      "datatable(a: long, b: string, c: long)[1, 'p', 1, 1, 'q', 2, 1, 'q', 3] | join (datatable(a: long)[1]) on a | where b == 'q' | extend d = c | project-rename e = b | where d > 2 and e in ((print 'q')) | project e, c",
      [["q", 3]],
    ],
    // one that reads the other side leaves it free which row that is: the first
    [
      "datatable(a: long, b: string)[1, 'p', 1, 'q'] | join (datatable(a: long, c: string)[1, 'p', 1, 'q']) on a | where b == c | project b",
      [["p"]],
    ],
    [
      "datatable(a: long, b: long)[1, 2] | join kind=inner (datatable(c: long, d: long)[1, 2, 1, 3]) on $left.a == $right.c, $left.b == $right.d",
      [[1, 2, 1, 2]],
    ],
    ["datatable(a: long)[1, 2] | join kind=anti (datatable(a: long)[2]) on a", [[1]]],
  ])("%s", async (kql, expected) => {
    expect(await evaluate(kql)).toEqual(expected);
  });
});

describe("names", () => {
  it.each<[string, unknown[][]]>([
    ["let x = 2; let y = x * 3; print y", [[6]]],
    // a column hides a name, which then need not have a translation
    [
      "let s = (range n from 1 to 2 step 1 | reduce by tostring(n)); datatable(s: string)['abc'] | extend n = strlen(s)",
      [["abc", 3]],
    ],
    // a value out of a table, where a function has no room for a subquery
    [
      "let t = toscalar(print dynamic([104, 105])); print base64_encode_fromarray(t), set_difference(dynamic([1, 105]), t)",
      [["aGk=", [1]]],
    ],
    [
      "let t = toscalar(print 'a%20b'); datatable(s: string)['a b', 'c'] | where s == url_decode(t)",
      [["a b"]],
    ],
    [
      "let T = range n from 1 to 3 step 1; let total = toscalar(T | summarize sum(n)); T | where n * 2 == total - 2",
      [[2]],
    ],
    ["let f = (a: long, b: long = 10) { a + b }; print f(1), f(b = 1, a = 2)", [[11, 3]]],
    ["let f = (a: long, b: long = 10, c: long = 5) { a * 100 + b - c }; print f(a = 2, 3)", [[198]]],
    [
      "let f = (a: string) { strcat('<', a, '>') }; datatable(s: string)['x'] | extend t = f(s)",
      [["x", "<x>"]],
    ],
    ["let twice = (n: long) { n * 2 }; let four = (n: long) { twice(twice(n)) }; print four(3)", [[12]]],
    ["let f = () { range x from 1 to 3 step 1 }; f() | count", [[3]]],
    ["let f = (T: (n: long)) { T | summarize sum(n) }; f((range n from 1 to 4 step 1))", [[10]]],
    [
      "let keep = (T: (*), n: long) { T | take n }; range x from 1 to 9 step 1 | invoke keep(2) | count",
      [[2]],
    ],
    ["let T = materialize(range x from 1 to 3 step 1); T | join kind=inner (T | where x > 2) on x", [[3, 3]]],
    ["range x from 1 to 3 step 1 | as T | where x == toscalar(T | summarize max(x))", [[3]]],
    ["print n = toscalar(datatable(a: long)[])", [[null]]],
    ["print s = toscalar(datatable(a: string)[])", [[""]]],
    // a let that nobody uses need not be translatable
    ["let unused = materialize(range x from 1 to 2 step 1 | reduce by tostring(x)); print 1", [[1]]],
    ["declare query_parameters(limit: long = 2); range x from 1 to 5 step 1 | take limit | count", [[2]]],
    ["set notruncation; print 1", [[1]]],
    ["let Views = view () { print v = 1 }; union View*", [[1]]],
    ["union isfuzzy=true (print v = 1), Gone, (Gone2 | where v > 1)", [[1]]],
    ["print v = 1 | union isfuzzy=true Gone", [[1]]],
    // rows that end in a name are called by it
    [
      "print v = 1 | as Near | union withsource=from (print v = 2 | as Far), (print v = 3)",
      [
        ["Near", 1],
        ["Far", 2],
        ["union_arg2", 3],
      ],
    ],
    ["print v = 'a' | as Near | search 'a'", [["Near", "a"]]],
    // a column called after its type makes way for one that is called so
    [
      "union (print v = 1), (print v = 1.5), (print v_long = 7) | project v_long1, v_real, v_long",
      [
        [1, null, null],
        [null, 1.5, null],
        [null, null, 7],
      ],
    ],
  ])("%s", async (kql, expected) => {
    expect(await evaluate(kql)).toEqual(expected);
  });
});

describe("columns without a name", () => {
  it.each([
    ["project a + 1, Column2 = b", ["Column1", "Column2"]],
    ["project Column1 = a, b + 1", ["Column1", "Column11"]],
    ["summarize max(a) + 1, Column1 = min(b)", ["Column1", "Column11"]],
  ])("%s", async (kql, names) => {
    const { columns } = await evaluateTable(`print a = 1, b = 2 | ${kql}`);
    expect(columns.map((column) => column.name)).toEqual(names);
  });

  it.each([
    "project a + 1, Column1 = b",
    "distinct a + 1, Column1 = b",
    "extend a + 1, Column1 = b",
    "extend Column1 = b, a + 1",
    "extend tostring(a), toint(a)",
    "summarize by a + 1, Column1 = b",
  ])("%s is refused: the analyser makes one column of the two", async (kql) => {
    await expect(evaluate(`print a = 1, b = 2 | ${kql}`)).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
      message: expect.stringContaining("without a name") as string,
    });
  });
});

describe("groups in groups", () => {
  const SALES = `let Sales = datatable(land: string, shop: string, n: long)[
    "de", "a", 5, "de", "b", 7, "fr", "a", 9, "fr", "c", 1, "it", "d", 4];`;

  it.each<[string, unknown[][]]>([
    [
      "top-nested 2 of land by sum(n), top-nested 1 of shop by sum(n)",
      [
        ["de", 12, "b", 7],
        ["fr", 10, "a", 9],
      ],
    ],
    ["top-nested 1 of land by least = min(n) asc", [["fr", 1]]],
    [
      "top-nested 2 of land by sum(n) - 2 * count()",
      [
        ["de", 8],
        ["fr", 6],
      ],
    ],
    [
      "top-nested 1 of land with others = 'rest' by mean = sum(n) / count() | sort by land asc",
      [
        ["de", 6],
        ["rest", 4],
      ],
    ],
    [
      "top-nested of land by ignore = max(1), top-nested 1 of shop by sum(n) | project land, shop | sort by land asc",
      [
        ["de", "b"],
        ["fr", "a"],
        ["it", "d"],
      ],
    ],
    [
      "top-nested 1 of land with others = 'rest' by sum(n), top-nested 1 of shop with others = 'more' by sum(n) | sort by land asc, shop asc",
      [
        ["de", 12, "b", 7],
        ["de", 12, "more", 5],
        ["rest", 14, "more", 14],
      ],
    ],
    [
      "top-hitters 2 of land by n",
      [
        ["de", 12],
        ["fr", 10],
      ],
    ],
    [
      "partition by land (top 1 by n | project land, shop) | sort by land asc",
      [
        ["de", "b"],
        ["fr", "a"],
        ["it", "d"],
      ],
    ],
    [
      "partition hint.strategy=native by land (summarize n = sum(n) by shop | top 1 by n) | sort by n asc",
      [
        ["d", 4],
        ["b", 7],
        ["a", 9],
      ],
    ],
  ])("%s", async (kql, expected) => {
    expect(await evaluate(`${SALES} Sales | ${kql}`)).toEqual(expected);
  });

  it("a computed value of top-nested needs a name", async () => {
    await expect(evaluate(`${SALES} Sales | top-nested 2 of toupper(land) by sum(n)`)).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
    });
    const named = await evaluateTable(`${SALES} Sales | top-nested 1 of big = toupper(land) by sum(n)`);
    expect(named.columns.map((column) => column.name)).toEqual(["big", "aggregated_big"]);
    expect(named.rows).toEqual([["DE", 12]]);
  });

  it("stops where the last place of top-hitters is shared", async () => {
    const kql = "datatable(k: string)['a', 'a', 'b', 'c'] | top-hitters 2 of k";
    await expect(evaluate(kql)).rejects.toMatchObject({ code: "KQL-RUNTIME" });
  });
});

describe("search and find", () => {
  const ROWS = `let Rows = datatable(image: string, line: string, n: long)[
    "cmd.exe", "cmd /c whoami", 7, "whoami.exe", "WHOAMI /all", 8, "who.exe", "who am i", 78];`;

  it.each<[string, string[]]>([
    ['search "whoami"', ["cmd.exe", "whoami.exe"]],
    ['search kind=case_sensitive "WHOAMI"', ["whoami.exe"]],
    ['search "who*"', ["cmd.exe", "whoami.exe", "who.exe"]],
    ['search "*ami*" and not(image:"cmd")', ["whoami.exe"]],
    ['search "78" or n == 7', ["cmd.exe", "who.exe"]],
    ['search line:"who*am" or image == "who.exe"', ["who.exe"]],
    ["search *", ["cmd.exe", "whoami.exe", "who.exe"]],
    ['where * has "all"', ["whoami.exe"]],
    ["where * == 8", ["whoami.exe"]],
  ])("%s", async (kql, images) => {
    expect(await evaluate(`${ROWS} Rows | ${kql} | project image`)).toEqual(images.map((image) => [image]));
  });

  it("looks through all views where no table is named", async () => {
    const kql = `let Small = view () { range n from 1 to 3 step 1 };
      let Large = view () { range n from 1 to 9 step 1 };
      search n == 3 or "7"`;
    expect(await evaluate(kql)).toEqual([
      ["Small", 3],
      ["Large", 3],
      ["Large", 7],
    ]);
  });

  it("finds by columns that not every table has", async () => {
    const kql = `let A = view () { datatable(user: string, port: long)["ann", 22, "bob", 80] };
      let B = view () { datatable(user: string, file: string)["ann", "x.exe"] };
      find in (A, B) where port == 80 or file == "x.exe" project user, port, file`;
    expect(await evaluate(kql)).toEqual([
      ["A", "bob", 80, ""],
      ["B", "ann", null, "x.exe"],
    ]);
  });

  it("packs the columns that the tables do not share", async () => {
    const kql = `let A = view () { datatable(user: string, port: long)["ann", 22, "bob", 80] };
      let B = view () { datatable(user: string, file: string)["ann", "x.exe"] };
      find in (A, B) where user == "ann"`;
    expect(await evaluate(kql)).toEqual([
      ["A", "ann", { port: 22 }],
      ["B", "ann", { file: "x.exe" }],
    ]);
  });
});

describe("scan", () => {
  // the sessions of the reference's example
  const SESSIONS =
    "datatable(Ts:timespan, Event:string)[0m, 'A', 1m, 'A', 2m, 'B', 3m, 'D', 32m, 'B', 36m, 'C', 38m, 'D', 41m, 'E', 75m, 'A']" +
    " | sort by Ts asc | scan with_match_id=id declare (start:timespan) with" +
    " (step within output=last: true => start = iff(isnull(within.start), Ts, within.start);" +
    " step end output=none: Ts - within.start > 30m;) | project Ts, Event, start, id";

  it("gives the last record of each series of matches with output=last", async () => {
    expect(await evaluate(SESSIONS)).toEqual([
      ["00:03:00", "D", "00:00:00", 0],
      ["00:41:00", "E", "00:32:00", 1],
      ["01:15:00", "A", "01:15:00", 2],
    ]);
    const { approximations } = await compile(SESSIONS, { tables: new Map(), dialect: "duckdb" });
    expect(approximations).toEqual([expect.stringContaining("output=last")]);
  });

  it.each([
    // a series ends where the next step takes it over, or with the rows
    ["scan with (step a output=last: x < 3; step b: x == 3;)", [[2], [3]]],
    ["scan with (step a output=last: x > 1;)", [[4]]],
    ["scan with (step a output=none: x == 1; step b output=last: x > 1;)", [[4]]],
    ["scan with (step a output=last: true; step b output=none: x % 2 == 0;)", [[1], [3], [4]]],
    ["extend odd = x % 2 | partition by odd (scan with (step a output=last: true;))", [[3], [4]]],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`range x from 1 to 4 step 1 | ${kql} | project x | sort by x asc`)).toEqual(rows);
  });

  it("refuses an assignment that reads one before it, at its place", async () => {
    const kql =
      "range x from 1 to 3 step 1 | scan declare (c: long = 0, d: long = 0) with (step s: true => c = x, d = c + 1;)";
    await expect(evaluate(kql)).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
      message: "whether 'd' is given 'c' as it was or as the step assigns it is not documented",
      span: { start: kql.indexOf("d = c + 1"), end: kql.indexOf(";)") },
    });
  });

  it.each<[string, unknown[][]]>([
    // without the step's name a declared column is what it was declared as
    [
      "scan declare (c: long = 1) with (step s: true => c = c + x;)",
      [
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
      ],
    ],
    [
      "scan declare (c: long = 1) with (step s: true => c = s.c + x;)",
      [
        [1, 2],
        [2, 4],
        [3, 7],
        [4, 11],
      ],
    ],
    [
      "scan declare (c: long) with (step s: true => c = s.x;)",
      [
        [1, null],
        [2, 1],
        [3, 2],
        [4, 3],
      ],
    ],
    ["scan with (step a: x == 2;)", [[2]]],
    ["scan with (step a: x == 2; step b: x > a.x;)", [[2], [3], [4]]],
    ["scan with (step a output=none: x == 2; step b: x == a.x + 2;)", [[4]]],
    // a record may match several steps: the later step first
    [
      "scan with_match_id=id with (step a: true; step b: x % 2 == 0;)",
      [
        [1, 0],
        [2, 0],
        [2, 1],
        [3, 1],
        [4, 1],
        [4, 2],
      ],
    ],
    [
      "partition by parity (scan declare (c: long = 0) with (step s: true => c = s.c + x;)) | sort by x asc",
      [
        [1, 1],
        [2, 2],
        [3, 4],
        [4, 6],
      ],
    ],
  ])("%s", async (kql, expected) => {
    const rows = await evaluate(
      `range x from 1 to 4 step 1 | extend parity = 1 - x % 2 | ${kql} | project-away parit*`,
    );
    expect(rows).toEqual(expected);
  });
});

it.each([
  ["range x from 1 to 2 step 1 | fork (take 1) (count)", "fork"],
  ["range x from 1 to 2 step 1 | reduce by tostring(x)", "reduce"],
  ["range x from 1 to 2 step 1 | facet by x", "facet"],
  ["print x = 1 | invoke nothing()", "nothing"],
  ['database("other").Events', "other"],
  ["restrict access to (Events); print 1", "Events"],
  ["declare query_parameters(n: long); print n", "no value"],
  ["datatable(d: dynamic)[1] | summarize percentile(d, 5)", "dynamic"],
  [
    "let f = (n: long) { toscalar(range i from 1 to n step 1 | count) }; range z from 1 to 2 step 1 | extend f(z)",
    "other rows",
  ],
])("refuses %s", async (kql, word) => {
  const error: unknown = await evaluate(kql).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(QueryError);
  const all = error instanceof QueryError ? error.diagnostics.map((one) => one.message).join("\n") : "";
  expect(all).toContain(word);
});
