import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN } from "../plan/types.js";
import { openSession, type Session } from "../store/session.js";
import { findingsOf, orderInputs, ROW_SPACE } from "./results.js";

const CARD = { id: "q", level: "low" } as const;
const ORDER = orderInputs(
  ["b.csv", "a.csv"].map((path, at) => ({ id: at + 1, path, absolutePath: `/${path}`, sha256: null })),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-results-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The sources and first values of the findings of a table with the column Text. */
async function found(session: Session, count: number): Promise<[string, string][]> {
  const result = { table: "r", count, columns: [{ name: "Text", type: "string" } as const], names: ["Text"] };
  const all: [string, string][] = [];
  for (let pass = 0; pass < 2; pass++) {
    all.length = 0;
    for await (const { sources, values } of findingsOf(session, CARD, result, ORDER))
      all.push([sources.map(({ path, row }) => `${path}:${row}`).join(" "), String(values[0]).slice(0, 9)]);
  }
  return all;
}

const source = (input: number, row: number | string): string => `${input} * ${ROW_SPACE} + ${row}`;

it.each([
  [
    "in order already",
    [
      [2, 1],
      [2, 9],
      [1, 1],
    ],
  ],
  [
    "in any order",
    [
      [1, 1],
      [2, 9],
      [2, 1],
    ],
  ],
] as const)("findings come by path and row: %s", async (_, rows) => {
  const session = await openSession();
  try {
    const values = rows.map(([input, row]) => `('x', [${source(input, row)}], 1)`).join(", ");
    await session.run(
      `CREATE TEMP TABLE r AS FROM (VALUES ${values}) AS t(Text, ${SOURCES_COLUMN}, ${SOURCE_COUNT_COLUMN})`,
    );
    expect((await found(session, 3)).map(([place]) => place)).toEqual(["a.csv:1", "a.csv:9", "b.csv:1"]);
  } finally {
    session.close();
  }
});

it("findings of the same rows come by what they say, whatever order their rows are named in", async () => {
  const session = await openSession();
  try {
    const [one, two] = [source(1, 1), source(1, 2)];
    await session.run(
      `CREATE TEMP TABLE r AS FROM (VALUES ('b', [${one}, ${two}], 2), ('a', [${two}, ${one}], 2)) AS t(Text, ${SOURCES_COLUMN}, ${SOURCE_COUNT_COLUMN})`,
    );
    expect(await found(session, 2)).toEqual([
      ["b.csv:1 b.csv:2", "a"],
      ["b.csv:1 b.csv:2", "b"],
    ]);
  } finally {
    session.close();
  }
});

it("findings of several rows come by the first of them that differs", async () => {
  const rows = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });
  const name = (list: readonly number[]): string =>
    [...list]
      .sort((a, b) => a - b)
      .map((row) => `a.csv:${row}`)
      .join(" ");
  const session = await openSession();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 6 }), async (lists) => {
        const values = lists.map((list) => `('x', [${list.map((row) => source(2, row)).join(", ")}], 1)`);
        await session.run(
          `CREATE OR REPLACE TEMP TABLE r AS FROM (VALUES ${values.join(", ")}) AS t(Text, ${SOURCES_COLUMN}, ${SOURCE_COUNT_COLUMN})`,
        );
        const places = (await found(session, lists.length)).map(([place]) => place);
        // a text that another one begins with comes before it, and so does a list
        expect(places).toEqual(lists.map(name).sort());
      }),
      { numRuns: 40 },
    );
  } finally {
    session.close();
  }
});

it("findings that stand in order take no more memory than the engine may have", async () => {
  const session = await openSession({ memoryLimit: "120MB", tempDir: folder, threads: 2 });
  try {
    const count = 60_000;
    await session.run(
      `CREATE TEMP TABLE r AS SELECT repeat(md5(i::VARCHAR), 100) AS Text, [${source(1, "i + 1")}] AS ${SOURCES_COLUMN}, 1 AS ${SOURCE_COUNT_COLUMN} FROM range(${count}) AS t(i)`,
    );
    const places = (await found(session, count)).map(([place]) => place);
    expect(places).toEqual(Array.from({ length: count }, (_, at) => `b.csv:${at + 1}`));
  } finally {
    session.close();
  }
}, 120_000);
