import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";

/** What a card finds by, besides its evidence: each needs an option of the hunt. */
const CARDS = {
  clock: `DeviceEvents | where Timestamp > ago(90m) and ActionType == "Inject" | summarize Times = count() by DeviceId`,
  span: `DeviceEvents | where ActionType == "Inject" | summarize Times = count() by DeviceId, DeviceName`,
  outside: `let known = externaldata(Name: string)["https://example.test/names.csv"];
DeviceEvents | where FileName in (known)`,
};

const HEAD = "Timestamp,DeviceId,DeviceName,ActionType,FileName,ReportId,ProcessCreationTime";
/** 3 April or 4 March: the file does not settle it. */
const ROWS = [
  `"3/4/2026, 8:00:00 AM",d1,ws1,Inject,a.exe,1,`,
  `"3/4/2026, 9:00:00 AM",d1,ws1,Inject,b.exe,2,`,
  `"3/4/2026, 10:00:00 AM",d1,ws1,Open,c.exe,3,`,
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-finding-options-"));
  for (const [name, query] of Object.entries(CARDS)) await writeFile(join(folder, `${name}.kql`), query);
  await writeFile(join(folder, "export.csv"), `${[HEAD, ...ROWS].join("\n")}\n`);
  await writeFile(join(folder, "names.csv"), "b.exe\n");
  await cli("import", "export.csv", "--case", "c.duckdb", "--date-order", "dmy");
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const cli = (...args: readonly string[]) => runCli(args, { cwd: folder });

/** The options that each card needs; the hours are those of 3 April. */
const NEEDS: Readonly<Record<keyof typeof CARDS, readonly string[]>> = {
  clock: ["--window", "card", "--now", "2026-04-03T09:15:00Z"],
  span: ["--to", "2026-04-03T08:30:00Z"],
  outside: ["--external", "https://example.test/names.csv=names.csv"],
};
const EVIDENCE = {
  case: ["--case", "c.duckdb"],
  paths: ["export.csv", "--date-order", "dmy"],
};

async function findingOf(card: keyof typeof CARDS): Promise<string> {
  const hunted = await cli("hunt", ...EVIDENCE.case, "--card", `${card}.kql`, ...NEEDS[card]);
  const [line = ""] = hunted.stdout.split("\n");
  return (JSON.parse(line) as { id: string }).id;
}

describe("a finding is found again by the options of its hunt", () => {
  const cards = Object.keys(CARDS) as (keyof typeof CARDS)[];

  it.each(cards)(
    "and not without them: %s",
    async (card) => {
      const id = await findingOf(card);
      for (const command of [["triage"], ["timeline"], ["tree"], ["allow", "add"]]) {
        const asked = [...command, "--finding", id, "--card", `${card}.kql`];
        const [as, without] = await Promise.all([
          cli(...asked, ...EVIDENCE.case, ...NEEDS[card]),
          cli(...asked, ...EVIDENCE.case),
        ]);
        expect([command, as.code, without.code]).toEqual([command, 0, 3]);
        expect(without.stderr).toContain("have to be those of the hunt");
      }
      const shown = await cli("show", id, "--card", `${card}.kql`, ...EVIDENCE.case, ...NEEDS[card]);
      expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining("ws1")]);
    },
    60_000,
  );

  it("in the files themselves, read as the hunt read them", async () => {
    const id = await findingOf("clock");
    const asked = ["tree", "--finding", id, "--card", "clock.kql", ...NEEDS.clock];
    expect((await cli(...asked, ...EVIDENCE.paths)).code).toBe(0);
    expect((await cli(...asked, "--table", "DeviceEvents=export.csv", "--date-order", "dmy")).code).toBe(0);
    const other = await cli(...asked, "export.csv", "--date-order", "mdy");
    expect([other.code, other.stderr]).toEqual([3, expect.stringContaining("no card finds")]);
    expect((await cli(...asked, ...EVIDENCE.case, "--table", "DeviceEvents=export.csv")).code).toBe(2);
    for (const reading of [["--tz", "Europe/Berlin"], ["--date-order", "mdy"], ["--keep-duplicates"]])
      expect((await cli(...asked, ...EVIDENCE.case, ...reading)).code).toBe(2);
    expect((await cli(...asked, ...EVIDENCE.case, "--memory-limit", "much")).code).toBe(2);
  }, 60_000);

  it("and what happened around it is told beyond the span of the hunt", async () => {
    const id = await findingOf("span");
    const asked = ["--finding", id, "--card", "span.kql", ...EVIDENCE.case, ...NEEDS.span];
    const { stdout } = await cli("timeline", ...asked, "--minutes", "90", "--format", "csv");
    expect(stdout.split("\n").filter((line) => line.includes("export.csv"))).toHaveLength(2);
  });
});

describe("explain follows an event as the hunt saw it", () => {
  const explain = async (row: number, ...options: readonly string[]) => {
    const asked = ["explain", "--card", "span.kql", "--event", `export.csv:${row}`];
    const { code, stdout } = await cli(...asked, ...options);
    return { code, ...(JSON.parse(stdout) as { result: string; passed?: unknown[] }) };
  };

  it("within the span and outside of it", async () => {
    const spanned = [...EVIDENCE.case, ...NEEDS.span];
    expect(await explain(1, ...spanned)).toMatchObject({ code: 0, result: "found" });
    expect(await explain(2, ...spanned)).toMatchObject({ code: 0, result: "outside-span" });
    expect(await explain(2, ...EVIDENCE.case)).toMatchObject({ code: 0, result: "found" });
    expect(await explain(3, ...EVIDENCE.case)).toMatchObject({ code: 0, result: "lost" });
  });

  it("counts the rows of a group within the span only", async () => {
    const group = (rows: number) => ({ passed: expect.arrayContaining([passedGroup(rows)]) as unknown });
    expect(await explain(1, ...EVIDENCE.case, ...NEEDS.span)).toMatchObject(group(1));
    expect(await explain(1, ...EVIDENCE.paths)).toMatchObject(group(2));
  });
});

const passedGroup = (rows: number): unknown =>
  expect.objectContaining({ group: expect.objectContaining({ rows }) as unknown });

describe("allow add --from-run", () => {
  it("drafts the same entry from what the run wrote as from the case", async () => {
    const id = await findingOf("outside");
    const asked = ["--finding", id, "--card", "outside.kql"];
    const options = ["--card", "outside.kql", ...NEEDS.outside];
    expect((await cli("hunt", ...EVIDENCE.case, ...options, "-o", "run.json", "-o", "run.jsonl")).code).toBe(
      0,
    );
    const drafted = await cli("allow", "add", ...asked, ...EVIDENCE.case, ...NEEDS.outside);
    const read = await cli("allow", "add", "--finding", id, "--from-run", "run.json");
    expect([read.code, read.stdout]).toEqual([0, drafted.stdout]);
    expect(read.stdout).toContain('FileName: "b.exe"');
    const refused = async (...more: readonly string[]) => (await cli("allow", "add", ...more)).code;
    expect(await refused("--finding", "0123456789abcdef", "--from-run", "run.json")).toBe(3);
    expect(await refused("--finding", id, "--from-run", "run.jsonl")).toBe(2);
    expect(await refused("--finding", id, "--from-run", "missing.json")).toBe(2);
    for (const beside of [
      EVIDENCE.case,
      EVIDENCE.paths,
      ["--table", "DeviceEvents=export.csv"],
      ["--files-from", "list.txt"],
      ["--card", "outside.kql"],
      ["--now", "wall"],
      NEEDS.span,
    ])
      expect([beside, await refused("--finding", id, "--from-run", "run.json", ...beside)]).toEqual([
        beside,
        2,
      ]);
    await writeFile(
      join(folder, "old.json"),
      `{"schema":"coldhunt/scan/1","cards":[{"id":"q"}],"findings":[]}`,
    );
    expect(await refused("--finding", id, "--from-run", "old.json")).toBe(2);
  }, 60_000);

  it("leaves out what is no text: times, lists and numbers", async () => {
    await writeFile(
      join(folder, "times.kql"),
      `DeviceEvents | where ActionType == "Open"
| extend When = Timestamp, List = pack_array("a"), Name = toupper(FileName), Size = ReportId + 1`,
    );
    const hunted = await cli("hunt", ...EVIDENCE.case, "--card", "times.kql", "-o", "times.json");
    expect(hunted.code).toBe(0);
    const { findings } = JSON.parse(await readFile(join(folder, "times.json"), "utf8")) as {
      findings: { id: string }[];
    };
    const id = findings[0]?.id ?? "";
    const read = await cli("allow", "add", "--finding", id, "--from-run", "times.json");
    const drafted = await cli("allow", "add", "--finding", id, "--card", "times.kql", ...EVIDENCE.case);
    expect(read.stdout).toBe(drafted.stdout);
    expect(read.stdout).toContain('Name: "C.EXE"');
    expect(read.stdout).not.toMatch(/When|List|Size/);
  }, 60_000);
});
