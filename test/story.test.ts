import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProcessNode } from "../src/case/story.js";
import { openEvidence, type Evidence } from "../src/detect/evidence.js";
import type { FoundFinding } from "../src/detect/find-finding.js";
import { processTreeOf } from "../src/detect/story/process-tree.js";
import { timelineOf } from "../src/detect/story/timeline.js";
import { timelineCsv, timelineText, treeText } from "../src/report/story.js";
import { cardOf, huntOver } from "./hunt-over.js";
import { sessionWith, type EventRow, type EvidenceFile } from "./evidence.js";

/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const MINUTE = 600_000_000n;
const CARD = cardOf('DeviceEvents | where ActionType == "X"');
const SID = "S-1-5-21-1-2-3-1104";

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "coldhunt-story-"));
  process.env["XDG_CACHE_HOME"] = cache;
});
afterAll(() => rm(cache, { recursive: true, force: true }));

/** Hands on the first finding of the card. */
async function withFound<T>(
  files: readonly EvidenceFile[],
  use: (evidence: Evidence, found: FoundFinding) => Promise<T>,
  card = CARD,
): Promise<T> {
  const session = await sessionWith(files);
  try {
    const evidence = await openEvidence(session, { from: null, to: null });
    const { account } = await huntOver(evidence, [card]);
    const [about] = account.cards;
    for await (const finding of account.findings())
      if (about !== undefined) return await use(evidence, { finding, card: about });
    throw new Error("bug: nothing found");
  } finally {
    session.close();
  }
}

const hit: EventRow = {
  Timestamp: START,
  DeviceId: "d1",
  DeviceName: "ws1",
  ActionType: "X",
  InitiatingProcessFileName: "mmc.exe",
  InitiatingProcessId: 40n,
  InitiatingProcessCreationTime: START - MINUTE,
  InitiatingProcessAccountSid: SID,
  InitiatingProcessAccountName: "ada",
};
const events: EvidenceFile = { path: "events.csv", table: "DeviceEvents", rows: [hit] };

describe("a timeline", () => {
  const logon = (minutes: number, more: EventRow = {}): EventRow => ({
    Timestamp: START + BigInt(minutes) * MINUTE,
    DeviceId: "d1",
    DeviceName: "WS1",
    ActionType: `LogonSuccess ${minutes}`,
    ...more,
  });
  const logons = (...rows: EventRow[]): EvidenceFile => ({
    path: "logons.csv",
    table: "DeviceLogonEvents",
    rows,
  });
  const actions = (files: readonly EvidenceFile[], minutes = 15) =>
    withFound(files, async (evidence, found) =>
      (await timelineOf(evidence, found, minutes)).events.map(({ action, by, ofFinding }) => [
        action,
        by,
        ofFinding,
      ]),
    );

  it("has the device's events of the span, both ends in, sorted across tables", async () => {
    const rows = [
      logon(15),
      logon(16),
      logon(-15),
      logon(-16),
      logon(3, { DeviceId: "d2", DeviceName: "ws2" }),
    ];
    expect(await actions([events, logons(...rows)])).toEqual([
      ["LogonSuccess -15", "device", false],
      ["X", "device and account", true],
      ["LogonSuccess 15", "device", false],
    ]);
    expect(await actions([events, logons(...rows)], 16)).toHaveLength(5);
  });

  it("has what the account did elsewhere, but not what an account of every machine did", async () => {
    const elsewhere = logon(3, { DeviceId: "d2", DeviceName: "ws2", AccountSid: SID });
    expect(await actions([events, logons(elsewhere)])).toContainEqual(["LogonSuccess 3", "account", false]);
    const system = {
      ...hit,
      InitiatingProcessAccountSid: "S-1-5-18",
      InitiatingProcessAccountName: "system",
    };
    const other = logon(3, {
      DeviceId: "d2",
      DeviceName: "ws2",
      AccountSid: "S-1-5-18",
      AccountName: "system",
    });
    expect(await actions([{ ...events, rows: [system] }, logons(other)])).toEqual([["X", "device", true]]);
  });

  it("has the alerts whose evidence is of the device, and no others", async () => {
    const alert = (id: string) => ({ Timestamp: START, AlertId: id, Title: `alert ${id}` });
    const files: EvidenceFile[] = [
      events,
      { path: "alerts.csv", table: "AlertInfo", rows: [alert("a1"), alert("a2")] },
      {
        path: "alert-evidence.csv",
        table: "AlertEvidence",
        rows: [
          { AlertId: "a1", DeviceId: "d1" },
          { AlertId: "a2", DeviceId: "d9" },
        ],
      },
    ];
    const timeline = await withFound(files, (evidence, found) => timelineOf(evidence, found, 15));
    expect(timeline.events.filter(({ table }) => table === "AlertInfo").map(({ what }) => what)).toEqual([
      "alert a1",
    ]);
    expect(timeline.tables).toContainEqual({ table: "AlertEvidence", events: 0, untimed: 1 });
  });

  it("says which tables are absent, and takes a time that the card left out from the row", async () => {
    const card = cardOf("DeviceEvents | project ActionType");
    const timeline = await withFound([events], (evidence, found) => timelineOf(evidence, found, 1), card);
    expect([timeline.device, timeline.account, timeline.from]).toEqual(["ws1", "ada", START - MINUTE]);
    expect(timeline.absent).toContain("DeviceLogonEvents");
    expect(timeline.absent).not.toContain("DeviceEvents");
    const present = await withFound([events, logons(logon(1))], (evidence, found) =>
      timelineOf(evidence, found, 1),
    );
    expect(present.absent).not.toContain("DeviceLogonEvents");
  });

  it("shows what a terminal or a spreadsheet would obey", async () => {
    const row = {
      ...hit,
      FileName: "=cmd\u001b[2J\u202e",
      InitiatingProcessFileName: "",
      InitiatingProcessId: null,
    };
    const timeline = await withFound([{ ...events, rows: [row] }], (evidence, found) =>
      timelineOf(evidence, found, 1),
    );
    expect([...timelineText(timeline)].join("")).toContain("=cmd\\u001B[2J\\u202E");
    expect([...timelineCsv(timeline)].join("")).toContain("'=cmd");
  });
});

describe("a process tree", () => {
  const created = (
    id: bigint,
    at: bigint,
    name: string,
    parent: bigint,
    parentAt: bigint | null,
    device = "d1",
  ): EventRow => ({
    Timestamp: at,
    DeviceId: device,
    ActionType: "ProcessCreated",
    ProcessId: id,
    ProcessCreationTime: at,
    FileName: name,
    InitiatingProcessId: parent,
    InitiatingProcessCreationTime: parentAt,
  });
  const began = START - MINUTE;
  const tree = (rows: readonly EventRow[], event: EventRow = hit) =>
    withFound(
      [
        { ...events, rows: [event] },
        ...(rows.length > 0 ? [{ path: "p.csv", table: "DeviceProcessEvents", rows }] : []),
      ],
      processTreeOf,
    );
  const shape = (node: ProcessNode | null): unknown =>
    node === null ? null : [`${node.ofFinding ? "*" : ""}${node.name}`, ...node.children.map(shape)];

  it("goes up to the oldest ancestor known and down to all descendants", async () => {
    const found = await tree([
      created(10n, began - 9n * MINUTE, "explorer.exe", 4n, began - 99n * MINUTE),
      created(40n, began, "mmc.exe", 10n, began - 9n * MINUTE),
      created(41n, began - MINUTE, "calc.exe", 10n, began - 9n * MINUTE),
      created(50n, began + 2n, "cmd.exe", 40n, began),
      created(60n, began + 3n, "whoami.exe", 50n, began + 2n),
    ]);
    expect(shape(found.root)).toEqual(["", ["explorer.exe", ["*mmc.exe", ["cmd.exe", ["whoami.exe"]]]]]);
    expect(found.root?.children[0]?.others).toBe(1);
    expect(found.root?.children[0]?.children[0]?.record).toEqual({ path: "p.csv", row: 2 });
    expect([...treeText(found)].join("")).toContain("└─ and 1 more");
  });

  it("does not take processes that had the id before or after, or on another device", async () => {
    const found = await tree([
      created(40n, began - 500n * MINUTE, "older.exe", 7n, began - 600n * MINUTE),
      created(40n, began, "mmc.exe", 10n, began - 9n * MINUTE),
      created(40n, began + 500n * MINUTE, "younger.exe", 10n, began - 9n * MINUTE),
      created(51n, began - 400n * MINUTE, "of-older.exe", 40n, began - 500n * MINUTE),
      created(52n, began + 2n, "elsewhere.exe", 40n, began, "d2"),
      created(53n, began + 1n, "cmd.exe", 40n, began),
    ]);
    expect(shape(found.root)).toEqual(["", ["*mmc.exe", ["cmd.exe"]]]);
  });

  it("takes times as the same that an export rounded to milliseconds", async () => {
    const found = await tree([
      created(40n, began + 4_417n, "mmc.exe", 10n, began - 9n * MINUTE),
      created(53n, began + MINUTE / 2n, "cmd.exe", 40n, began + 4_417n),
    ]);
    expect(shape(found.root)).toEqual(["", ["*mmc.exe", ["cmd.exe"]]]);
  });

  it("says where a link without a time could be of several processes, and follows it where it is of one", async () => {
    const timeless = { ...hit, InitiatingProcessCreationTime: null };
    const one = created(40n, began, "mmc.exe", 10n, began - 9n * MINUTE);
    expect((await tree([one, { ...one, ProcessCreationTime: began - MINUTE }], timeless)).unknown).toContain(
      "the finding's process 40 has no creation time, and 3 processes had that id",
    );
    const parents = await tree([one, created(53n, began + 1n, "cmd.exe", 40n, null)]);
    expect(shape(parents.root)).toEqual(["", ["*mmc.exe"]]);
  });

  it("says that process events are absent, and does what it can without", async () => {
    const absent = await tree([], {
      ...hit,
      InitiatingProcessParentId: 10n,
      InitiatingProcessParentFileName: "explorer.exe",
      InitiatingProcessParentCreationTime: began - MINUTE,
    });
    expect(shape(absent.root)).toEqual(["explorer.exe", ["*mmc.exe"]]);
    expect(absent.unknown[0]).toMatch(/^not in the evidence: DeviceProcessEvents/);
    const present = await tree([created(40n, began, "mmc.exe", 10n, null)]);
    expect(present.unknown.join()).not.toContain("not in the evidence: DeviceProcessEvents");
  });

  it("ends where the evidence makes a process its own ancestor", async () => {
    const found = await tree([
      created(40n, began, "mmc.exe", 41n, began),
      created(41n, began, "loop.exe", 40n, began),
    ]);
    expect(found.unknown.join()).toContain("its own ancestor");
  });
});
