import { describe, expect, it } from "vitest";
import { HOUR } from "../case/coverage.js";
import type { InputRecord } from "../case/input.js";
import { cappedFiles, hoursNotCovered } from "./limits.js";
import { unexaminedFor } from "./unexamined.js";

/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const hour = (number: number): bigint => START + BigInt(Math.round(number * 60)) * (HOUR / 60n);

function input(path: string, change: Partial<InputRecord> = {}): InputRecord {
  return {
    id: 1,
    path,
    absolutePath: `/e/${path}`,
    sha256: null,
    innerSha256: null,
    bytes: 100,
    modified: 0n,
    format: "csv",
    table: "DeviceEvents",
    rows: { read: 5, imported: 5, rejected: 0, duplicate: 0 },
    firstEvent: hour(0),
    lastEvent: hour(2.5),
    notes: [],
    examined: true,
    encoding: null,
    digits: null,
    duplicateOf: null,
    ingestion: { column: 0, "record-time": 0, "event-time": 0, "file-time": 0 },
    missingColumns: [],
    unknownColumns: [],
    renamedColumns: {},
    ...change,
  };
}

describe("hours that no file covers", () => {
  const later = (first: number, table = "DeviceEvents"): InputRecord =>
    input("b.csv", { firstEvent: hour(first), lastEvent: hour(first + 1), table });
  const of = (inputs: readonly InputRecord[], from: number | null = null, to: number | null = null) =>
    hoursNotCovered(inputs, ["DeviceEvents"], {
      from: from === null ? null : hour(from),
      to: to === null ? null : hour(to),
    });
  const between = (from: string, to: string, count: string): string =>
    `no file of DeviceEvents has events in ${count}: 2026-03-02T${from}Z to 2026-03-02T${to}Z`;

  it("are none where files follow on each other or overlap", () => {
    expect(of([input("a.csv"), later(3)])).toEqual([]);
    expect(of([later(1), input("a.csv")])).toEqual([]);
    expect(of([input("a.csv")])).toEqual([]);
  });

  it("are those between files", () => {
    expect(of([later(5), input("a.csv")])).toEqual([between("03:00", "05:00", "2 hours")]);
  });

  it("are told in one sentence, the first gaps one by one", () => {
    expect(of([0, 4, 6, 8, 10, 12].map((first) => later(first)))).toEqual([
      "no file of DeviceEvents has events in 2 hours: 2026-03-02T02:00Z to 2026-03-02T04:00Z",
    ]);
    expect(of([0, 3, 6, 9, 12, 15].map((first) => later(first)))).toEqual([
      "no file of DeviceEvents has events in 5 hours: 2026-03-02T02:00Z to 2026-03-02T03:00Z, 2026-03-02T05:00Z to 2026-03-02T06:00Z, 2026-03-02T08:00Z to 2026-03-02T09:00Z, and 2 more gaps",
    ]);
  });

  it("are not filled by a file of another table", () => {
    expect(of([input("a.csv"), later(3, "DeviceInfo"), later(4)])).toEqual([
      between("03:00", "04:00", "1 hour"),
    ]);
  });

  it("reach to the ends of the span that was asked for, and no further", () => {
    expect(of([input("a.csv")], 0, 3)).toEqual([]);
    expect(of([input("a.csv")], 0, 4.5)).toEqual([between("03:00", "05:00", "2 hours")]);
    expect(of([input("a.csv"), later(9)], 0, 3)).toEqual([]);
  });
});

it("files that end at a limit count for the cards that read their table", () => {
  const cut = input("a.csv", { rows: { read: 30_000, imported: 1, rejected: 0, duplicate: 0 } });
  expect(cappedFiles([cut], ["DeviceEvents"])).toEqual([
    "a.csv has exactly 30,000 rows, an export limit: what came after it is not there",
  ]);
  expect(cappedFiles([cut], ["DeviceInfo"])).toEqual([]);
  expect(cappedFiles([input("a.csv")], ["DeviceEvents"])).toEqual([]);
});

describe("files that were not examined", () => {
  const not = (path: string, change: Partial<InputRecord>): InputRecord =>
    input(path, { examined: false, table: null, format: "unknown", ...change });
  const nothing = { belonging: [], unread: [], passedOver: [] };

  it.each([
    [
      "of the table",
      not("x.csv", { table: "DeviceEvents" }),
      { belonging: [{ path: "x.csv", table: "DeviceEvents" }] },
    ],
    ["of another table", not("x.csv", { table: "DeviceInfo", format: "unreadable" }), {}],
    [
      "named for the table",
      not("in/deviceevents_2.xlsx", {}),
      { belonging: [{ path: "in/deviceevents_2.xlsx", table: "DeviceEvents" }] },
    ],
    [
      "in a folder of that name only",
      not("DeviceEvents/notes.txt", {}),
      { passedOver: ["DeviceEvents/notes.txt"] },
    ],
    [
      "named for a table that has the name in it",
      not("MyDeviceEvents.txt", {}),
      { passedOver: ["MyDeviceEvents.txt"] },
    ],
    ["that cannot be read", not("x.gz", { format: "unreadable" }), { unread: ["x.gz"] }],
    ["of no known shape", not("notes.txt", {}), { passedOver: ["notes.txt"] }],
    ["but this one was", input("a.csv"), {}],
  ])("%s", (_, one, expected) => {
    expect(unexaminedFor([one], ["DeviceEvents"])).toEqual({ ...nothing, ...expected });
  });
});
