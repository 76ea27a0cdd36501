import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";

const CARD = `DeviceEvents\n| where InitiatingProcessFileName =~ "mmc.exe"\n| where ActionType == "Inject"\n`;

const event = (report: number, minute: number, action: string, image: string): string =>
  JSON.stringify({
    Timestamp: `2026-03-02T10:${String(minute).padStart(2, "0")}:00.0000000Z`,
    DeviceId: "d1",
    DeviceName: "host",
    ReportId: report,
    ActionType: action,
    InitiatingProcessFileName: image,
  });

const ROWS = [
  event(1, 1, "Inject", "MMC.exe"),
  event(2, 2, "Open", "mmc.exe"),
  event(3, 3, "Inject", "cmd.exe"),
  event(4, 4, "Inject", "mmc.exe").replace("2026-03-02T10:04:00.0000000Z", "no time"),
];

let folder: string;
let found: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-responder-"));
  await writeFile(join(folder, "card.kql"), CARD);
  await writeFile(join(folder, "a.jsonl"), `${ROWS.join("\n")}\n`);
  await writeFile(join(folder, "b.jsonl"), `${ROWS[0] ?? ""}\n${event(5, 5, "Open", "cmd.exe")}\n`);
  await cli("import", "a.jsonl", "b.jsonl", "--case", "c.duckdb");
  await writeFile(join(folder, "copy.jsonl"), await readFile(join(folder, "b.jsonl")));
  await writeFile(join(folder, "odd.csv"), Uint8Array.of(0, 1, 2, 255));
  const { stdout } = await cli("hunt", "--case", "c.duckdb", "--card", "card.kql");
  found = (JSON.parse(stdout) as { id: string }).id;
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const cli = (...args: readonly string[]) => runCli(args, { cwd: folder });

describe("coldhunt explain", () => {
  const explain = (event: string, ...more: readonly string[]) =>
    cli("explain", "--card", "card.kql", "--event", event, ...more);

  it.each([
    ["a finding", "a.jsonl:1", () => ({ fate: "imported", result: "found", findings: [found] })],
    [
      "a row that a condition let go",
      "a.jsonl:2",
      () => ({ result: "lost", losses: [{ step: 'where ActionType == "Inject"' }] }),
    ],
    ["a row that was rejected", "a.jsonl:4", () => ({ fate: "rejected", findings: [] })],
    [
      "a row that another one stands for",
      "b.jsonl:1",
      () => ({ fate: "duplicate", of: { path: "a.jsonl", row: 1 }, findings: [found] }),
    ],
  ])("%s", async (_, place, expected) => {
    const { code, stdout } = await explain(place, "--case", "c.duckdb");
    expect(JSON.parse(stdout)).toMatchObject(expected());
    expect(code).toBe(0);
  });

  it("says it in words, from the files themselves too", async () => {
    const { stdout } = await explain("a.jsonl:3", "a.jsonl", "--format", "table");
    expect(stdout.split("\n").slice(1)).toEqual([
      "passed  DeviceEvents",
      'lost    where InitiatingProcessFileName =~ "mmc.exe"',
      '          InitiatingProcessFileName =~ "mmc.exe" is false',
      '            InitiatingProcessFileName = "cmd.exe"',
      "",
    ]);
  });

  it.each([
    ["past the end of the file", "a.jsonl:99", 3, "'a.jsonl' has no record 99: 4 were read"],
    ["past the end of a file that another stands for", "copy.jsonl:99", 3, "has no record 99: 2 were read"],
    ["of a file that was not examined", "odd.csv:1", 3, "'odd.csv' was not examined: it is neither text"],
    ["before the first", "a.jsonl:0", 2, "the first of a file is 1"],
  ])("refuses a record %s", async (_, place, code, message) => {
    const files = ["a.jsonl", "b.jsonl", "copy.jsonl", "odd.csv"];
    const refused = await explain(place, ...files);
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([
      code,
      "",
      expect.stringContaining(message),
    ]);
  });

  it("refuses a file that is no input, and an event without a row", async () => {
    expect((await explain("z.jsonl:1", "--case", "c.duckdb")).code).toBe(3);
    expect((await explain("a.jsonl", "--case", "c.duckdb")).code).toBe(2);
    expect((await explain("a.jsonl:1")).code).toBe(2);
  });
});

it("coldhunt hunt --funnel counts the rows left after each step", async () => {
  const run = await cli("hunt", "--case", "c.duckdb", "--card", "card.kql", "--funnel", "--format", "json");
  const { cards } = JSON.parse(run.stdout) as { cards: { funnel: unknown }[] };
  expect(cards[0]?.funnel).toEqual([
    { label: "DeviceEvents", rows: 4 },
    { label: 'where InitiatingProcessFileName =~ "mmc.exe"', rows: 2 },
    { label: 'where ActionType == "Inject"', rows: 1 },
  ]);
});

describe("coldhunt audit", () => {
  it("lists what is missing and exits 5, with queries to run", async () => {
    const { code, stdout } = await cli(
      "audit",
      "--case",
      "c.duckdb",
      "--card",
      "card.kql",
      "--to",
      "2026-03-02T12:00:00Z",
      "--format",
      "table",
    );
    expect(code).toBe(5);
    expect(stdout).toContain(
      "  1 of 2 hours without an event of any device:\n    2026-03-02T11:00Z to 2026-03-02T12:00Z\n",
    );
    expect(stdout).toContain("rows that could not be imported:\n  a.jsonl: 1 row: ");
    expect(stdout).toContain(
      "DeviceEvents\n| where Timestamp >= datetime(2026-03-02T11:00:00.0000000Z) and Timestamp < datetime(2026-03-02T12:00:00.0000000Z)\n",
    );
  });

  it("refuses what is no case", async () => {
    expect((await cli("audit", "--case", "missing.duckdb")).code).toBe(3);
  });
});

it("-v says how long each card took, -q says nothing", async () => {
  const hunt = (flag: string) => cli("hunt", "--case", "c.duckdb", "--card", "card.kql", flag);
  expect((await hunt("-v")).stderr).toMatch(/^card: \d+ ms$/m);
  expect((await hunt("-q")).stderr).toBe("");
});
