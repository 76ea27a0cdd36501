import { afterAll, beforeAll, expect, it } from "vitest";
import { compile } from "../compile.js";
import { openSession, type Session } from "../store/session.js";
import type { Column } from "./types.js";

const COLUMNS: readonly Column[] = [
  { name: "Host", type: "string" },
  { name: "Port", type: "long" },
  { name: "At", type: "datetime" },
];
const TABLES = new Map([
  ["Left", COLUMNS],
  ["Right", COLUMNS],
]);
const INPUT = 1_099_511_627_776n;

let session: Session;

beforeAll(async () => {
  session = await openSession();
  for (const [index, name] of ["Left", "Right"].entries()) {
    await session.run(`
      CREATE TABLE "${name}" ("Host" VARCHAR, "Port" BIGINT, "At" BIGINT,
        coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT);
      INSERT INTO "${name}" VALUES
        ('a', 1, 100, ${index + 1}, 1, 1000), ('a', 2, 200, ${index + 1}, 2, 1000), ('b', 3, 300, ${index + 1}, 3, 2000);`);
  }
});

afterAll(() => {
  session.close();
});

/** The visible cells of each row with its evidence rows (`table.row`) and their number. */
async function run(kql: string): Promise<unknown[][]> {
  const compiled = await compile(kql, { tables: TABLES, dialect: "duckdb", provenance: true });
  await session.installMacros(compiled.macros);
  const rows = await session.rows(compiled.sql);
  return rows.map((row) => {
    const visible = compiled.columns.map((_, index) => {
      const cell = row[compiled.names[index] ?? ""];
      return typeof cell === "bigint" ? Number(cell) : cell;
    });
    const packed = row["coldhunt_sources"] as bigint[];
    const sources = packed.map((source) => `${source / INPUT === 1n ? "L" : "R"}${source % INPUT}`);
    return [...visible, sources.sort().join(" "), Number(row["coldhunt_source_count"])];
  });
}

it.each<[string, string, unknown[][]]>([
  ["a row is its own evidence", "Left | where Port == 2 | project Port", [[2, "L2", 1]]],
  [
    "a group has the rows of its members",
    "Left | summarize n = count() by Host | sort by Host asc",
    [
      ["a", 2, "L1 L2", 2],
      ["b", 1, "L3", 1],
    ],
  ],
  [
    "a picked row has those of its group",
    "Left | summarize arg_max(Port, At) by Host | sort by Host asc",
    [
      ["a", 2, 200, "L1 L2", 2],
      ["b", 3, 300, "L3", 1],
    ],
  ],
  [
    "a joined row has those of both sides",
    "Left | join kind=inner (Right | where Port == 1) on Port | project Port",
    [[1, "L1 R1", 2]],
  ],
  [
    "an unmatched row has its own",
    "Left | join kind=leftouter (Right | where Port == 1) on Port | where Port > 1 | project Port | sort by Port asc",
    [
      [2, "L2", 1],
      [3, "L3", 1],
    ],
  ],
  [
    "a row that is only kept has its own",
    "Left | join kind=leftsemi (Right | where Port == 1) on Port | project Port",
    [[1, "L1", 1]],
  ],
  [
    "from the right side too",
    "Left | where Port == 3 | join kind=rightsemi Right on Port | project Port",
    [[3, "R3", 1]],
  ],
  [
    "a looked-up row has those of both sides",
    "Left | where Port == 1 | lookup Right on Port | project Port",
    [[1, "L1 R1", 2]],
  ],
  [
    "a union keeps them apart",
    "union (Left | where Port == 1), (Right | where Port == 3) | project Port | sort by Port asc",
    [
      [1, "L1", 1],
      [3, "R3", 1],
    ],
  ],
  [
    "a written-out member has none",
    "union (Left | where Port == 1), (print Port = 9) | project Port | sort by Port asc",
    [
      [1, "L1", 1],
      [9, "", 0],
    ],
  ],
  [
    "a group of joined rows has each of them once",
    "Left | join kind=inner Right on Host | summarize n = count() by Host | where Host == 'a'",
    [["a", 4, "L1 L2 R1 R2", 4]],
  ],
  [
    "window functions keep them",
    "Left | sort by Port desc | extend n = row_number() | where n == 1 | project Port, n",
    [[3, 1, "L3", 1]],
  ],
  [
    "scan keeps those of the record",
    "Left | sort by Port asc | scan declare (c: long = 0) with (step s: true => c = s.c + Port;) | where c == 6 | project c",
    [[6, "L3", 1]],
  ],
  [
    "partition keeps them",
    "Left | partition by Host (top 1 by Port) | project Host, Port | sort by Host asc",
    [
      ["a", 2, "L2", 1],
      ["b", 3, "L3", 1],
    ],
  ],
  [
    "top-nested has those of its groups",
    "Left | top-nested 1 of Host by count(), top-nested 1 of Port by max(Port)",
    [["a", 2, 2, 2, "L2", 1]],
  ],
  [
    "search keeps them",
    "search in (Left, Right) 'b' | project ['$table'], Port | sort by ['$table'] asc",
    [
      ["Left", 3, "L3", 1],
      ["Right", 3, "R3", 1],
    ],
  ],
  [
    "a distinct row has all that are like it",
    "union Left, Right | distinct Host | sort by Host asc",
    [
      ["a", "L1 L2 R1 R2", 4],
      ["b", "L3 R3", 2],
    ],
  ],
  [
    "make_set over evidence",
    "Left | summarize ports = make_set(Port), any_port = take_any(Port) by Host | where Host == 'a' | project any_port",
    [[1, "L1 L2", 2]],
  ],
])("%s", async (_, kql, expected) => {
  expect(await run(kql)).toEqual(expected);
});

it("keeps the ingestion time through row-wise operators and unions", async () => {
  expect(await run("Left | where ingestion_time() > datetime(null) or Port == 3 | project Port")).toEqual([
    [3, "L3", 1],
  ]);
});
