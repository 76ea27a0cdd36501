/** The corners of the shipped card, each with the answer that the KQL reference and CommandLineToArgvW give. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../src/compile.js";
import { runCompiled } from "../src/detect/query.js";
import { DEFENDER_TABLES } from "../src/schema/defender.js";
import { openSession, type Session } from "../src/store/session.js";
import { fillDeviceEvents } from "./device-events.js";
import type { EventRow } from "./evidence.js";

const CARD = readFileSync(
  new URL("../sql/detections/0xFF-0546-Process_Injection_Initiated_By_MMC-Win.md", import.meta.url),
  "utf8",
);
const QUERY = /```\w*\r?\n([\s\S]*?)```/.exec(CARD)?.[1] ?? "";
const ACTION = "ReadProcessMemoryApiCall";

/** What MscFile is for a command line of mmc.exe: the JSON text of a dynamic, or null. */
const COMMAND_LINES: readonly (readonly [why: string, line: string, mscFile: string | null])[] = [
  ["no argument", "mmc.exe", null],
  ["an empty first argument is a text", 'mmc.exe ""', '""'],
  [
    "a quoted path",
    String.raw`"C:\Windows\system32\mmc.exe" "C:\Users\a b\x.msc"`,
    String.raw`"C:\\Users\\a b\\x.msc"`,
  ],
  ["an unquoted path", String.raw`mmc.exe C:\x.msc`, String.raw`"C:\\x.msc"`],
  ["/32 before the path", "mmc.exe /32 x.msc", '"x.msc"'],
  ["/64 before the path", 'mmc.exe /64 "x y.msc"', '"x y.msc"'],
  ["/32 alone", "mmc.exe /32", null],
  ["two switches", "mmc.exe /64 /a x.msc", '"/a"'],
  ["a dash is no switch", "mmc.exe -32 x.msc", '"-32"'],
  ["a path that begins with slashes", "mmc.exe //srv/x.msc", null],
  ["the path first", "mmc.exe x.msc /32", '"x.msc"'],
  ["a number stays a text", "mmc.exe 5", '"5"'],
  ["a path with blanks and no quotes", String.raw`mmc.exe C:\my files\x.msc`, String.raw`"C:\\my"`],
  ["a leading blank: the program name is empty", " mmc.exe x.msc", '"mmc.exe"'],
  ["an empty argument before the path", 'mmc.exe "" x.msc', '""'],
];

let session: Session;
afterAll(() => session.close());

async function mscFiles(kql: string): Promise<Map<string, string | null>> {
  const compiled = await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb", window: "all" });
  const { columns, rows } = await runCompiled(session, compiled);
  const names = columns.map((column) => column.name);
  return new Map(
    rows.map((row) => [
      row[names.indexOf("InitiatingProcessCommandLine")] as string,
      row[names.indexOf("MscFile")] as string | null,
    ]),
  );
}

describe("MscFile", () => {
  beforeAll(async () => {
    session = await openSession();
    const base: EventRow = {
      InitiatingProcessFileName: "mmc.exe",
      ActionType: ACTION,
      Timestamp: 638_000_000_000_000_000n,
    };
    await fillDeviceEvents(session, [
      ...COMMAND_LINES.map(([, line]) => ({ ...base, InitiatingProcessCommandLine: line })),
      { ...base, InitiatingProcessCommandLine: "case 1", InitiatingProcessFileName: "MMC.EXE" },
      { ...base, InitiatingProcessCommandLine: "case 2", ActionType: "READPROCESSMEMORYAPICALL" },
      { ...base, InitiatingProcessCommandLine: "no name", InitiatingProcessFileName: "" },
      { ...base, InitiatingProcessCommandLine: "no action", ActionType: "" },
      { ...base, InitiatingProcessCommandLine: "other name", InitiatingProcessFileName: "notmmc.exe" },
      { ...base, InitiatingProcessCommandLine: "other action", ActionType: "OpenProcessApiCall" },
    ]);
  });

  it.each(COMMAND_LINES)("%s: %s", async (_, line, mscFile) => {
    const found = await mscFiles(QUERY);
    expect(found.has(line)).toBe(true);
    expect(found.get(line)).toBe(mscFile);
  });

  it("names and actions match in any case, and never when empty", async () => {
    const found = await mscFiles(QUERY);
    expect([...found.keys()].filter((line) => /^(case|no|other) /.test(line)).sort()).toEqual([
      "case 1",
      "case 2",
    ]);
  });

  it("a text with CR LF is the same query", async () => {
    expect(await mscFiles(QUERY.replaceAll("\n", "\r\n"))).toEqual(await mscFiles(QUERY));
  });

  it("a filter between the marks keeps rows whose MscFile is null", async () => {
    const filter = '// Begin environment-specific filter.\n| where MscFile !startswith "x"\n';
    const found = await mscFiles(QUERY.replace("// Begin environment-specific filter.\n", filter));
    expect(found.has("mmc.exe")).toBe(true);
    expect(found.has("mmc.exe /32")).toBe(true);
    expect(found.has("mmc.exe x.msc /32")).toBe(false);
  });

  it("a mark may be the last thing in the text, without a line end", async () => {
    expect(await mscFiles(QUERY.trimEnd())).toEqual(await mscFiles(QUERY));
  });

  it("is replaced in place: the last column, after ParsedCommandLine, and dynamic", async () => {
    const compiled = await compile(QUERY, { tables: DEFENDER_TABLES, dialect: "duckdb" });
    expect(compiled.columns.slice(-2)).toEqual([
      { name: "ParsedCommandLine", type: "dynamic" },
      { name: "MscFile", type: "dynamic" },
    ]);
  });

  it("cannot be summarized by: the analyser's KS116", async () => {
    const query = compile(`${QUERY}\n| summarize count() by MscFile`, {
      tables: DEFENDER_TABLES,
      dialect: "duckdb",
    });
    await expect(query).rejects.toThrow(/KS116/);
  });

  it("takes no parser but windows", async () => {
    const query = compile(QUERY.replace('"windows"', '"bash"'), {
      tables: DEFENDER_TABLES,
      dialect: "duckdb",
    });
    await expect(query).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
      span: { start: expect.any(Number) as number },
    });
  });
});

describe("the look-back of the card", () => {
  const now = 638_000_000_000_000_000n;
  it("is two hours before now by the time of ingestion, which is not the time of the event", async () => {
    const own = await openSession();
    const hour = 36_000_000_000n;
    const base: EventRow = { InitiatingProcessFileName: "mmc.exe", ActionType: ACTION };
    await fillDeviceEvents(own, [
      {
        ...base,
        InitiatingProcessCommandLine: "late",
        Timestamp: now - 9n * hour,
        coldhunt_ingestion: now - hour,
      },
      { ...base, InitiatingProcessCommandLine: "just", Timestamp: now, coldhunt_ingestion: now - 2n * hour },
      {
        ...base,
        InitiatingProcessCommandLine: "old",
        Timestamp: now,
        coldhunt_ingestion: now - 2n * hour - 1n,
      },
    ]);
    await own.run(`SET VARIABLE kql_now = ${now}::BIGINT`);
    const kept = await compile(QUERY, { tables: DEFENDER_TABLES, dialect: "duckdb", window: "card" });
    const lifted = await compile(QUERY, { tables: DEFENDER_TABLES, dialect: "duckdb", window: "all" });
    const linesOf = async (compiled: typeof kept): Promise<unknown[]> => {
      const { columns, rows } = await runCompiled(own, compiled);
      const at = columns.findIndex((column) => column.name === "InitiatingProcessCommandLine");
      return rows.map((row) => row[at]);
    };
    expect(await linesOf(kept)).toEqual(["late", "just"]);
    expect(await linesOf(lifted)).toEqual(["late", "just", "old"]);
    own.close();
  });
});
