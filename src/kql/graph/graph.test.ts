import { describe, expect, it } from "vitest";
import { compile } from "../../compile.js";
import { openSession } from "../../store/session.js";
import { evaluate } from "../../../test/evaluate.js";

// a -> b -> c -> a is a ring; c -> d leaves it; d -> d turns round
const LINKS = `let links = datatable(src: string, dst: string, via: string)[
    "a", "b", "rdp", "b", "c", "smb", "c", "a", "ssh", "c", "d", "rdp", "d", "d", "self"];
  let hosts = datatable(host: string, tier: long)["a", 1, "b", 2, "c", 2, "c", 2, "z", 9];
  let net = links | make-graph src --> dst with hosts on host;
  let bare = links | make-graph src --> dst with_node_id=id;`;

describe("a pattern in a graph", () => {
  it.each<[string, unknown[][]]>([
    // nodes have the properties of their table; those that only edges name have none
    [
      `net | graph-match (x)-[e]->(y) where e.via == "rdp" project x.host, x.tier, y.host, y.tier, e.via | sort by x_host asc`,
      [
        ["a", 1, "b", 2, "rdp"],
        ["c", 2, "d", null, "rdp"],
      ],
    ],
    [
      `net | graph-match (x)-->(y)<--(z) project m = y.host, x.host, z.host | sort by m asc, x_host asc`,
      [
        ["d", "c", "d"],
        ["d", "d", "c"],
      ],
    ],
    // the nodes are what both sequences share
    [
      `bare | graph-match (x)-[e]->(y), (x)-[f]->(z) where y.id != z.id project x.id, y.id, z.id | sort by y_id asc`,
      [
        ["c", "a", "d"],
        ["c", "d", "a"],
      ],
    ],
    // back to where it began
    [`bare | graph-match (x)-->(y)-->(z)-->(x) where x.id == "b" project y.id, z.id`, [["c", "a"]]],
    // either way; an edge is the same one in both
    [
      `bare | graph-match (x)-[e]-(y) where y.id == "d" project x.id, e.via | sort by x_id asc`,
      [
        ["c", "rdp"],
        ["d", "self"],
      ],
    ],
    [`bare | graph-match (x)--(y)--(z) where x.id == "a" and z.id == "a" project y.id`, []],
    // no edge twice, unless it is asked for
    [`bare | graph-match (x)-->(y)-->(z) where x.id == "d" project z.id`, []],
    [`bare | graph-match cycles=all (x)-->(y)-->(z) where x.id == "d" project z.id`, [["d"]]],
    [
      `bare | graph-match (x)-[e*1..9]->(y) where x.id == "a" and y.id == "a" project e.via`,
      [[["rdp", "smb", "ssh"]]],
    ],
    [
      `bare | graph-match cycles=none (x)-[e*1..9]->(y) where x.id == "a" project y.id, n = array_length(e.via) | sort by y_id asc`,
      [
        ["b", 1],
        ["c", 2],
        ["d", 3],
      ],
    ],
    // along an edge of several steps, in the order of the pattern
    [
      `bare | graph-match (y)<-[e*2..2]-(x) where x.id == "b" project y.id, e.via | sort by y_id asc`,
      [
        ["a", ["ssh", "smb"]],
        ["d", ["rdp", "smb"]],
      ],
    ],
    [
      `net | graph-match (x)-[e*0..2]->(y) where x.host == "b"
        project y.host, inner = map(inner_nodes(e), strcat(host, tier)), smb = all(e, via == "smb"), top = any(inner_nodes(e), tier > 1)
        | sort by y_host asc`,
      [
        ["a", ["c2"], false, true],
        ["b", [], true, false],
        ["c", [], true, false],
        ["d", ["c2"], false, true],
      ],
    ],
    [
      `net | graph-match (x)-->(y) where node_degree_in(y) == 2 project x.host, o = node_degree_out(x), l = labels(x) | sort by x_host asc`,
      [
        ["c", 2, []],
        ["d", 1, []],
      ],
    ],
    [
      `links | make-graph src --> dst | graph-match (x)-[e]->(y) where e.via startswith "s" project v = e.via | sort by v asc`,
      [["self"], ["smb"], ["ssh"]],
    ],
    [
      "datatable(a: long, b: long, p: dynamic)[1, 2, dynamic({'q': {'r': 5}})] | make-graph a --> b | graph-match (x)-[e]->(y) project r = toint(e.p.q.r)",
      [[5]],
    ],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`${LINKS} ${kql}`)).toEqual(rows);
  });

  it.each<[string, RegExp]>([
    [`bare | graph-match (x)-[e*1..99]->(y) project x.id`, /is not translated/],
    [`bare | graph-match (x)-->(y), (p)-->(x) project x.id`, /does not begin at a node of those before it/],
    [`bare | graph-match cycles=none (x)-->(y)-->(x) project x.id`, /comes back to a node/],
    [`bare | graph-match (x)-[e*1..2]->(y) project map(inner_nodes(e), nothing)`, /'nothing' is not known/],
    [
      `bare | graph-mark-components kind=strong | graph-match (x)-->(y) project x.id`,
      /of the kind 'strong' is not translated/,
    ],
    [`bare | graph-mark-components with_component_id=id | graph-to-table nodes`, /a property 'id' already/],
    [
      `datatable(a: long, b: long)[1, 2] | make-graph a --> b | graph-to-table edges with_source_id=n`,
      /numbers of nodes that are no texts/,
    ],
    [`bare | graph-to-table nodes as N with_node_id=n, edges as E`, /'nodes' alone/],
    [
      `links | make-graph src --> dst with hosts on tier | graph-match (x)-->(y) project y.host`,
      /of the type of the edges/,
    ],
  ])("%s is refused", async (kql, message) => {
    await expect(evaluate(`${LINKS} ${kql}`)).rejects.toThrow(message);
  });
});

it("an unknown column of another function of that name is told as unknown", async () => {
  await expect(evaluate("range x from 1 to 3 step 1 | summarize any(nope)")).rejects.toMatchObject({
    code: "KQL-UNKNOWN",
  });
});

describe("shortest paths", () => {
  it.each<[string, unknown[][]]>([
    [
      `bare | graph-shortest-paths (x)-[e*1..9]->(y) where x.id == "a" project y.id, e.dst | sort by y_id asc`,
      [
        ["b", ["b"]],
        ["c", ["b", "c"]],
        ["d", ["b", "c", "d"]],
      ],
    ],
    [
      `datatable(a: long, b: long)[1, 2, 1, 3, 2, 4, 3, 4, 1, 5, 5, 6, 6, 4] | make-graph a --> b with_node_id=n
        | graph-shortest-paths output=all (x)-[e*1..5]->(y) where x.n == 1 and y.n == 4 project e.b`,
      [[[2, 4]], [[3, 4]]],
    ],
    [
      `datatable(a: long, b: long)[1, 2, 1, 3, 2, 4, 3, 4] | make-graph a --> b with_node_id=n
        | graph-shortest-paths (x)-[e*1..5]->(y) where x.n == 1 and y.n == 4 project e.b | count`,
      [[1]],
    ],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`${LINKS} ${kql}`)).toEqual(rows);
  });
});

describe("a graph as a table", () => {
  it.each<[string, unknown[][]]>([
    [
      "net | graph-to-table nodes | sort by host asc",
      [
        ["a", 1],
        ["b", 2],
        ["c", 2],
        ["d", null],
        ["z", 9],
      ],
    ],
    ["bare | graph-to-table edges | where src == 'b'", [["b", "c", "smb"]]],
    // the numbers that the reference prints for these names
    [
      "datatable(a: string, b: string)['Alice', 'Bob'] | make-graph a --> b with_node_id=name | graph-to-table nodes with_node_id=n | project name, tostring(n) | sort by name asc",
      [
        ["Alice", "-3122868243544336885"],
        ["Bob", "-7133945255344544237"],
      ],
    ],
    [
      "datatable(a: string, b: string)['Eve', 'Trent'] | make-graph a --> b | graph-to-table edges with_source_id=s with_target_id=t | extend s = tostring(s), t = tostring(t)",
      [["4363395278938690453", "2533909231875758225", "Eve", "Trent"]],
    ],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`${LINKS} ${kql}`)).toEqual(rows);
  });
});

describe("graph-mark-components", () => {
  /** Two families, as in the reference's example: whose edges come first is number 0. */
  const FAMILIES =
    "datatable(child: string, parent: string)['ann', 'bea', 'cid', 'bea', 'eve', 'fay', 'cid', 'dee', 'fay', 'gus', 'ike', 'ike'] | make-graph child --> parent with_node_id=name";

  it.each<[string, unknown[][]]>([
    [
      `${FAMILIES} | graph-mark-components with_component_id = family | graph-to-table nodes | summarize make_set(name) by family | extend set_name = array_sort_asc(set_name) | sort by family asc`,
      [
        [0, ["ann", "bea", "cid", "dee"]],
        [1, ["eve", "fay", "gus"]],
        [2, ["ike"]],
      ],
    ],
    [
      `${FAMILIES} | graph-mark-components kind=weak | graph-match (low)-[e*1..4]->(high) project high.name, n = high.ComponentId, l = map(e, child) | summarize (l, high_name) = arg_max(array_length(l), high_name) by n | sort by n asc`,
      [
        [0, 1, "bea"],
        [1, 2, "gus"],
        [2, 1, "ike"],
      ],
    ],
    [
      "datatable(a: long, b: long)[1, 2, 4, 3, 2, 4] | make-graph a --> b with_node_id=n | graph-mark-components | graph-to-table nodes | distinct ComponentId",
      [[0]],
    ],
    [
      "net | graph-mark-components with_component_id=c | graph-to-table nodes | summarize count(), tiers = countif(isnotnull(tier)) by c | sort by count_ desc",
      [
        [0, 4, 3],
        [1, 1, 1],
      ],
    ],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`${LINKS} ${kql}`)).toEqual(rows);
  });
});

it("a match has the evidence rows of its edges", async () => {
  const session = await openSession();
  await session.run(`CREATE TABLE "Links" ("A" VARCHAR, "B" VARCHAR, coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT);
    INSERT INTO "Links" VALUES ('a', 'b', 1, 1, 0), ('b', 'c', 1, 2, 0), ('x', 'y', 1, 3, 0)`);
  const columns = ["A", "B"].map((name) => ({ name, type: "string" as const }));
  const compiled = await compile(
    "Links | make-graph A --> B with_node_id=n | graph-match (p)-[e*1..3]->(q) where p.n == 'a' and q.n == 'c' project q.n",
    { tables: new Map([["Links", columns]]), dialect: "duckdb", provenance: true },
  );
  await session.installMacros(compiled.macros);
  const [row] = await session.rows(compiled.sql);
  session.close();
  expect(Number(row?.["coldhunt_source_count"])).toBe(2);
  expect(
    (row?.["coldhunt_sources"] as bigint[]).map((source) => Number(source % 1_099_511_627_776n)).sort(),
  ).toEqual([1, 2]);
});
