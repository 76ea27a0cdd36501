import { describe, expect, it } from "vitest";
import type { Audit } from "../case/audit.js";
import { HOUR, type Hours } from "../case/coverage.js";
import { compile } from "../compile.js";
import { isComplete } from "../report/audit.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { sessionWith, type EventRow, type EvidenceFile } from "../../test/evidence.js";
import { cardOf } from "../../test/hunt-over.js";
import { auditCase } from "./audit.js";
import type { EventSpan } from "../plan/event-span.js";
import { openEvidence } from "./evidence.js";

/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const ALL: EventSpan = { from: null, to: null };

const at = (hour: number, device = "d1"): EventRow => ({
  Timestamp: START + BigInt(hour) * HOUR + 7n,
  DeviceId: device,
  DeviceName: `name of ${device}`,
  ActionType: "A",
});

interface Setting {
  readonly files: readonly EvidenceFile[];
  readonly span?: EventSpan;
  readonly queries?: readonly string[];
  readonly limit?: number;
  /** SQL that makes the ledger say something else. */
  readonly change?: string;
}

async function audit({ files, span = ALL, queries = [], limit = 10_000, change }: Setting): Promise<Audit> {
  const session = await sessionWith(files);
  try {
    if (change !== undefined) await session.run(change);
    const cards = queries.map((query, index) => cardOf(query, `c${index}`));
    return await auditCase(await openEvidence(session, span), cards, limit);
  } finally {
    session.close();
  }
}

const file = (rows: readonly EventRow[], more: Partial<EvidenceFile> = {}): EvidenceFile => ({
  path: "a.csv",
  table: "DeviceEvents",
  rows,
  ...more,
});
const hours = (spans: readonly Hours[]): [number, number][] =>
  spans.map(({ from, to }) => [Number((from - START) / HOUR), Number((to - START) / HOUR)]);

const FULL = file([at(0), at(1), at(2), at(0, "d2"), at(1, "d2"), at(2, "d2")]);

describe("a case without gaps", () => {
  it("lacks nothing and asks for nothing", async () => {
    const result = await audit({ files: [FULL], queries: ['DeviceEvents | where ActionType == "A"'] });
    expect(isComplete(result)).toBe(true);
    expect(result.fetch).toEqual([]);
    expect(result.tables).toMatchObject([{ table: "DeviceEvents", rows: 6, devices: 2 }]);
  });
});

describe("a case with gaps", () => {
  it("has hours without events of any device, and of single devices in those of others", async () => {
    const result = await audit({ files: [file([at(0), at(1), at(5), at(0, "d2"), at(6, "d2")])] });
    const [table] = result.tables;
    expect(hours(table?.silent ?? [])).toEqual([[2, 5]]);
    expect(
      table?.devicesSilent.map(({ device, name, hours: count, spans }) => [
        device,
        name,
        count,
        hours(spans),
      ]),
    ).toEqual([
      [
        "d2",
        "name of d2",
        2,
        [
          [1, 2],
          [5, 6],
        ],
      ],
      ["d1", "name of d1", 1, [[6, 7]]],
    ]);
    expect(isComplete(result)).toBe(false);
    expect(result.fetch[0]?.kql).toBe(
      "DeviceEvents\n| where Timestamp >= datetime(2026-03-02T02:00:00.0000000Z) and Timestamp < datetime(2026-03-02T05:00:00.0000000Z)",
    );
    expect(result.fetch.map(({ kql }) => kql).filter((kql) => kql.includes("d1"))).toEqual([
      'DeviceEvents\n| where Timestamp >= datetime(2026-03-02T06:00:00.0000000Z) and Timestamp < datetime(2026-03-02T07:00:00.0000000Z)\n| where DeviceId in ("d1")',
    ]);
  });

  it("is held against the span that it is to cover", async () => {
    const span = { from: START - HOUR, to: START + 4n * HOUR };
    const result = await audit({ files: [FULL], span });
    expect(hours(result.tables[0]?.silent ?? [])).toEqual([
      [-1, 0],
      [3, 4],
    ]);
  });

  it.each([
    [10_000, true],
    [30_000, true],
    [100_000, true],
    [9_999, false],
    [10_001, false],
  ])("%i rows of a file are a limit: %s", async (rows, cut) => {
    const change = `UPDATE coldhunt.inputs SET rows_read = ${rows}`;
    const result = await audit({ files: [FULL], change });
    expect(result.capped.length).toBe(cut ? 1 : 0);
    expect(result.fetch.length > 0).toBe(cut);
  });

  it("a file of several tables is one export: its rows count together", async () => {
    const other: EvidenceFile = { path: "a.csv", table: "DeviceInfo", rows: [at(0), at(1), at(2)] };
    const change = "UPDATE coldhunt.inputs SET rows_read = 5000";
    expect((await audit({ files: [FULL, other], change })).capped.map(({ table }) => table)).toEqual([
      "DeviceEvents",
      "DeviceInfo",
    ]);
  });

  it.each([
    ["csv", 130_000_000, true],
    ["csv", 124_000_000, true],
    ["csv", 123_000_000, false],
    ["csv", 130_100_000, false],
    ["csv+gzip", 124_000_000, false],
  ])("%s of %i bytes ends at a limit: %s", async (format, bytes, cut) => {
    const change = `UPDATE coldhunt.inputs SET format = '${format}', bytes = ${bytes}`;
    expect((await audit({ files: [FULL], change })).capped.length).toBe(cut ? 1 : 0);
  });

  it("names columns, tables, ActionTypes, rejected rows and files that are not there", async () => {
    const result = await audit({
      files: [file(FULL.rows, { missing: ["AccountSid"] }), { path: "b.bin", table: "DeviceInfo", rows: [] }],
      queries: [
        'DeviceEvents | where ActionType in ("A", "B")',
        "DeviceLogonEvents | where AccountName == 'x'",
        "this is no query",
      ],
      change: `UPDATE coldhunt.inputs SET examined = false, table_name = NULL, notes = '["damaged"]' WHERE id = 2;
        DELETE FROM coldhunt.columns WHERE table_name = 'DeviceInfo';
        INSERT INTO coldhunt.rejects VALUES (1, 7, 8, 'no time', 'x'), (1, 9, 10, 'no time', 'y')`,
    });
    expect(result).toMatchObject({
      missingColumns: [{ path: "a.csv", columns: ["AccountSid"] }],
      rejected: [{ path: "a.csv", rows: 2, reason: "no time" }],
      notExamined: [{ path: "b.bin", notes: ["damaged"] }],
      absentTables: [{ table: "DeviceLogonEvents", cards: ["c1"] }],
      neverSeen: [{ card: "c0", tables: ["DeviceEvents"], actionTypes: ["B"] }],
    });
    expect(result.fetch.at(-1)?.kql).toMatch(/\| where ActionType in~ \("B"\)$/);
  });
});

describe("the queries for the connected side", () => {
  it("are valid, follow on each other, and stay under half the limit at the busiest hour", async () => {
    const busy = Array.from({ length: 10 }, () => at(0));
    const span = { from: START, to: START + 5n * HOUR };
    const result = await audit({ files: [file([...busy, at(0, 'd"\\')])], span, limit: 11 });
    const pieces = result.fetch.map(({ kql }) => /datetime\((.+?)\) and .*datetime\((.+?)\)/.exec(kql) ?? []);
    // 11 rows an hour and half of 11 a piece: 30 minutes
    expect(pieces.slice(0, 3).map(([, from, to]) => [from?.slice(11, 16), to?.slice(11, 16)])).toEqual([
      ["01:00", "01:30"],
      ["01:30", "02:00"],
      ["02:00", "02:30"],
    ]);
    expect(pieces.at(-1)?.[2]).toBe("2026-03-02T05:00:00.0000000Z");
    for (const { kql } of result.fetch)
      await expect(compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb" })).resolves.toBeDefined();
  });

  it("name devices as KQL writes texts", async () => {
    const result = await audit({ files: [file([at(0), at(1), at(0, 'd"\\')])] });
    const [query] = result.fetch;
    expect(query?.kql).toContain(String.raw`DeviceId in ("d\"\\")`);
    await compile(query?.kql ?? "", { tables: DEFENDER_TABLES, dialect: "duckdb" });
  });
});
