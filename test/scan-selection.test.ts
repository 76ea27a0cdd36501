import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULTS, generate, type GenerateOptions } from "../bench/generate/generate.js";
import type { CardAccount, Finding } from "../src/case/finding.js";
import { parseAllowFile, type AllowFile } from "../src/detect/allow/allow-file.js";
import { NO_STAND_INS, openEvidence } from "../src/detect/evidence.js";
import { NeedsWholeEvidence, selectionFor } from "../src/detect/scan-selection.js";
import { shippedCards, type SelectedCard } from "../src/detect/select-cards.js";
import { importPaths } from "../src/ingest/import.js";
import { openSession } from "../src/store/session.js";
import { cardOf, huntOver } from "./hunt-over.js";
import { ROOT } from "./run-cli.js";

/** What a scan says: but for `stored`, nothing of it may depend on how the rows were read. */
interface Scan {
  readonly findings: readonly Finding[];
  readonly cards: readonly CardAccount[];
  readonly refused: readonly string[];
  /** Rows read, by path. */
  readonly read: Readonly<Record<string, number>>;
  /** Rows that lie in the evidence tables. */
  readonly stored: number;
}

function cards(queries: Readonly<Record<string, string>>): SelectedCard[] {
  return Object.entries(queries).map(([id, text]) => cardOf(text, id));
}

/** A value is not found to be no number where nothing reads it: how many rows are rejected is not compared. */
function withoutRejects(accounts: Scan["cards"]): unknown[] {
  return accounts.map((one) => ({
    ...one,
    reasons: one.reasons.filter((reason) => !reason.startsWith("rows-rejected: ")),
  }));
}

/** Scans a folder; undefined where a selection turns out to be too small in the end. */
async function scan(
  folder: string,
  selected: readonly SelectedCard[],
  whole: boolean,
  file?: AllowFile,
): Promise<Scan | undefined> {
  const allow = file && { file, wallClock: 0n };
  const selection = whole
    ? undefined
    : await selectionFor(selected, { window: "all", watchlists: new Map(), allow });
  const session = await openSession({ threads: 2 });
  try {
    // looks ahead for several cards, those of the import for one
    const surveyFrom = selected.length > 1 ? 0 : undefined;
    await importPaths(session, [folder], { hash: false, selection, surveyFrom });
    const evidence = await openEvidence(session, { from: null, to: null }, NO_STAND_INS, selection);
    const { account, refused } = await huntOver(evidence, selected, { allow: file });
    const findings: Finding[] = [];
    for await (const finding of account.findings()) findings.push(finding);
    let stored = 0;
    for (const table of evidence.held.keys()) {
      const [row] = await session.arrays(`SELECT count(*) FROM "${table}"`);
      stored += Number(row?.[0]);
    }
    return {
      findings,
      cards: account.cards,
      refused: refused.map(({ card, error }) => `${card.id}: ${error.message}`),
      read: Object.fromEntries(evidence.inputs.map(({ path, rows }) => [path, rows.read])),
      stored,
    };
  } catch (error) {
    if (error instanceof NeedsWholeEvidence) return undefined;
    throw error;
  } finally {
    session.close();
  }
}

/** A scan that reads everything. */
async function wholeScan(
  folder: string,
  selected: readonly SelectedCard[],
  allow?: AllowFile,
): Promise<Scan> {
  const whole = await scan(folder, selected, true, allow);
  if (whole === undefined) throw new Error("a scan of everything asked for more");
  return whole;
}

/** Both ways to the same answer; gives the rows that the selection has stored, undefined where it was too small. */
async function expectSame(
  folder: string,
  selected: readonly SelectedCard[],
  whole: Scan,
  allow?: AllowFile,
): Promise<number | undefined> {
  const some = await scan(folder, selected, false, allow);
  if (some === undefined) return undefined;
  const ids = new Set(selected.map(({ card }) => card.id));
  expect(some.findings).toEqual(whole.findings.filter(({ card }) => ids.has(card)));
  expect(withoutRejects(some.cards)).toEqual(withoutRejects(whole.cards.filter(({ id }) => ids.has(id))));
  expect(some.refused).toEqual(whole.refused.filter((one) => ids.has(one.replace(/:.*/s, ""))));
  expect(some.read).toEqual(whole.read);
  return some.stored;
}

/** Cards that look at one row at a time: no more rows are stored than they can need. */
const ROW_CARDS = {
  equal:
    'DeviceEvents | where ActionType == "ReadProcessMemoryApiCall" and InitiatingProcessFileName =~ "MMC.exe"',
  in: 'DeviceEvents | where InitiatingProcessFileName in~ ("mmc.exe", "wmiprvse.exe") | where ActionType has "Remote" | project Timestamp, DeviceName',
  number: "DeviceEvents | where InitiatingProcessId between (4 .. 40)",
  time: "DeviceEvents | where Timestamp < datetime(2026-03-02T00:10:00Z)",
  regex: 'DeviceEvents | where InitiatingProcessCommandLine matches regex @"(?i)mmc\\.exe.*\\.msc"',
  lookback:
    'DeviceEvents | where ingestion_time() >= ago(1h) | where InitiatingProcessFileName =~ "mmc.exe" | extend x = parse_command_line(InitiatingProcessCommandLine, "windows")',
  replaced:
    'DeviceEvents | extend ActionType = strcat("x", ActionType) | where ActionType == "xOpenProcessApiCall" and FileName == "lsass.exe"',
  renamed:
    'DeviceEvents | where FileName == "lsass.exe" | project FileName = ActionType | where FileName == "OpenProcessApiCall"',
  "absent-column": 'DeviceEvents | where isempty(RemoteUrl) and InitiatingProcessFileName =~ "mmc.exe"',
  nothing: 'DeviceEvents | where ActionType == "NoSuchAction"',
  "other-table": 'DeviceLogonEvents | where AccountName == "nobody"',
};

/** Cards that look at several rows together, or at more than their filters say. */
const WIDE_CARDS = {
  "no-filter": "DeviceEvents | summarize n = count() by ActionType | top 3 by n",
  newest: "DeviceEvents | top 1 by Timestamp",
  window:
    'DeviceEvents | where Timestamp > ago(1d) | where InitiatingProcessFileName =~ "mmc.exe" | summarize n = count() by DeviceId',
  subquery:
    'DeviceEvents | where DeviceId in ((DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | take 1 | project DeviceId)) | summarize count()',
  join: 'let a = DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe"; a | join kind=inner (DeviceEvents | where ActionType == "OpenProcessApiCall") on DeviceId | summarize n = count() by DeviceId | sort by DeviceId asc',
  anti: 'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | join kind=leftanti (DeviceEvents | where ActionType == "OpenProcessApiCall") on DeviceId | project DeviceId, ReportId',
  scalar:
    "DeviceEvents | where InitiatingProcessId > toscalar(DeviceEvents | summarize max(InitiatingProcessId) - 100) | project ReportId",
  search:
    'search in (DeviceEvents) "mmc.exe" | where ActionType == "QueueUserApcRemoteApiCall" | project ReportId',
  union:
    'union withsource=T DeviceEvents, DeviceLogonEvents | where InitiatingProcessFileName =~ "mmc.exe" | summarize n = count() by T',
  bag: 'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | project b = bag_pack("a", FileName) | evaluate bag_unpack(b) | summarize count()',
};

/** Cards that stop at some row: the scan says so of them, not of the files. */
const STOPPING_CARDS = {
  assert: 'DeviceEvents | where assert(InitiatingProcessFileName !~ "mmc.exe", "an mmc") | summarize count()',
  refused: "DeviceEvents | where NoSuchColumn == 1",
};

const FOLDERS = ["csv", "jsonl", "parquet", "hostile"];

let work: string;
const at = (name: string): string => join(work, name);

async function exportFile(folder: string, name: string, options: Partial<GenerateOptions>): Promise<void> {
  await mkdir(at(folder), { recursive: true });
  await generate({
    ...DEFAULTS,
    rows: 600,
    mmcShare: 0.05,
    injectionShare: 0.2,
    out: join(at(folder), name),
    ...options,
  });
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "coldhunt-selection-"));
  for (const form of ["csv", "jsonl", "parquet"] as const) {
    await exportFile(form, `1.${form}`, { form, seed: 1 });
    await exportFile(form, `2.${form}`, { form, seed: 2, mmcShare: 0 });
    await exportFile(form, `3.${form}`, { form, seed: 3, table: "DeviceLogonEvents" });
  }
  // large enough that its columns are looked for in a sample
  await exportFile("jsonl", "4.jsonl", { form: "jsonl", seed: 4, rows: 1500, mmcShare: 0 });
  await cp(join(ROOT, "samples"), at("samples"), { recursive: true });
  await mkdir(at("hostile"));
  const names =
    "Timestamp,DeviceId,DeviceName,ActionType,FileName,ReportId,InitiatingProcessFileName,InitiatingProcessId";
  const row = (n: number, process: string, more = "4"): string =>
    `2026-03-02T00:00:0${n}.0000000Z,d${n},host,OpenProcessApiCall,lsass.exe,${n},${process},${more}`;
  const files: Readonly<Record<string, readonly string[]>> = {
    "a-quotes.csv": [
      names,
      row(1, "mmc.exe"),
      'broken,"x" y,z',
      row(2, '"a ""b"",\nmmc.exe"'),
      row(3, "mmc.exe"),
    ],
    "b-few.csv": [names, row(1, "other.exe"), "too,few", row(2, "mmc.exe"), `${row(3, "mmc.exe")},too,many`],
    "c-numbers.csv": [names, row(1, "mmc.exe", "712.0"), row(2, "mmc.exe", "many"), row(3, "other.exe", "x")],
    "d-times.csv": [
      names,
      row(1, "mmc.exe").replace("T00", " 00"),
      row(2, "mmc.exe").replace("2026", "99"),
      row(3, ""),
    ],
    "e-torn.csv": [names, row(1, "mmc.exe"), '2026-03-02T00:00:02Z,d2,host,"OpenPro'],
    "f-empty.csv": [names],
    "g-nothing.jsonl": [
      "{}",
      "[]",
      "3",
      '{"Timestamp":"2026-03-02T00:00:01Z","ActionType":"OpenProcessApiCall"',
      "",
    ],
    "h-mixed.jsonl": [
      '{"Timestamp":"2026-03-02T00:00:05Z","DeviceId":"d","ReportId":5,"ActionType":"OpenProcessApiCall","InitiatingProcessFileName":"MMC.EXE","FileName":"lsass.exe"}',
      "no json",
      '{"Timestamp":"soon","DeviceId":"d","ReportId":6,"ActionType":"OpenProcessApiCall","InitiatingProcessFileName":"mmc.exe","FileName":"lsass.exe"}',
      '{"Timestamp":"2026-03-02T00:00:07Z","DeviceId":"d","ReportId":7,"ActionType":"LogonSuccess","InitiatingProcessFileName":null,"FileName":"x"}',
    ],
    "i-copy.csv": [names, row(1, "mmc.exe"), row(9, "mmc.exe")],
  };
  for (const [name, lines] of Object.entries(files)) await writeFile(at(`hostile/${name}`), lines.join("\n"));
}, 120_000);

afterAll(() => rm(work, { recursive: true, force: true }));

describe("a scan that leaves rows in their files answers as one that reads them all", () => {
  it.each(FOLDERS)("cards row by row: %s", async (folder) => {
    const selected = cards(ROW_CARDS);
    const whole = await wholeScan(at(folder), selected);
    const stored = await expectSame(at(folder), selected, whole);
    expect(stored).toBeDefined();
    if (folder !== "hostile") expect(stored).toBeLessThan(whole.stored);
  });

  it.each(FOLDERS)("each card alone: %s", { timeout: 240_000 }, async (folder) => {
    const all = cards({ ...(folder === "csv" ? ROW_CARDS : {}), ...WIDE_CARDS, ...STOPPING_CARDS });
    const whole = await wholeScan(at(folder), all);
    for (const card of all) await expectSame(at(folder), [card], whole);
  });

  it.each([...FOLDERS, "samples"])("the cards that come with it: %s", async (folder) => {
    const selected = await shippedCards();
    expect(await expectSame(at(folder), selected, await wholeScan(at(folder), selected))).toBeDefined();
  });
});

describe("what an allow file takes out at the marks of a card", () => {
  const marked = [
    'DeviceEvents\n| where InitiatingProcessFileName =~ "mmc.exe"\n| extend Of = FileName',
    "// Begin environment-specific filter.\n// End environment-specific filter.",
    "| summarize Events = count() by DeviceId, Of",
  ].join("\n");
  const allowing = (...matches: readonly string[]): AllowFile =>
    parseAllowFile(
      matches
        .map(
          (match, n) =>
            `- { id: e${n}, card: "*", match: ${match}, reason: known, author: R. Okafor, expiry: 2026-04-30 }\n`,
        )
        .join(""),
      "allow.yml",
    );

  it.each([
    ["a field", allowing("{ FileName: lsass.exe }")],
    ["a column that the query made", allowing("'Of has \"explorer\"'")],
    [
      "several entries, one of them for the result",
      allowing("{ DeviceId: d1 }", "'Of == \"\"'", "Events > 3"),
    ],
    [
      "fields of the query's own and of the table",
      allowing("{ Of: x }", "{ ActionType: OpenProcessApiCall }"),
    ],
  ] as const)("lets a scan leave rows in their files: %s", async (_, allow) => {
    const selected = cards({ marked });
    const whole = await wholeScan(at("csv"), selected, allow);
    const stored = await expectSame(at("csv"), selected, whole, allow);
    expect(stored).toBeLessThan(whole.stored);
  });
});

describe("any condition on any rows", () => {
  const texts = ["", "mmc.exe", "MMC.exe", "a,b", 'q"q', "Ärger", "0", "x mmc.exe y"];
  const text = fc.constantFrom(...texts);
  const literal = text.map((value) => JSON.stringify(value));
  const atom = fc.oneof(
    fc
      .tuple(
        fc.constantFrom("FileName", "ActionType", "FolderPath"),
        fc.constantFrom(
          "==",
          "!=",
          "=~",
          "!~",
          "has",
          "!has",
          "contains",
          "startswith",
          "endswith",
          "contains_cs",
        ),
        literal,
      )
      .map((parts) => parts.join(" ")),
    fc
      .tuple(
        fc.constantFrom("InitiatingProcessId", "ReportId"),
        fc.constantFrom("==", "!=", "<", ">="),
        fc.integer({ min: -1, max: 3 }),
      )
      .map((parts) => parts.join(" ")),
    fc.constantFrom(
      "isempty(FileName)",
      "isnotempty(FolderPath)",
      "isnull(InitiatingProcessId)",
      "strlen(FileName) > 3",
      "tolower(FileName) in ('mmc.exe', '')",
      "Timestamp > datetime(2026-03-02T00:00:02Z)",
      "toint(FolderPath) == 0",
    ),
  );
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc
        .tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition"))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie("condition").map((one) => `not(${one})`),
    ),
  }));
  const events = fc.array(
    fc.record({
      FileName: text,
      ActionType: text,
      FolderPath: text,
      id: fc.option(fc.integer({ min: 0, max: 2 })),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it("gives the same rows", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        events,
        fc.array(condition, { minLength: 1, maxLength: 3 }),
        async (rows, conditions) => {
          const folder = at(`random-${runs++}`);
          await mkdir(folder);
          const records = rows.map(({ id, ...row }, n) => ({
            Timestamp: `2026-03-02T00:00:0${n % 10}Z`,
            DeviceId: `d${n}`,
            DeviceName: "h",
            ReportId: n % 4,
            InitiatingProcessId: id,
            ...row,
          }));
          const columns = Object.keys(records[0] ?? {});
          const cell = (value: string | number | null): string =>
            value === null ? "" : `"${String(value).replaceAll('"', '""')}"`;
          const lines = records.map((record) => Object.values(record).map(cell).join(","));
          await writeFile(join(folder, "a.csv"), [columns.join(","), ...lines, ""].join("\n"));
          await writeFile(
            join(folder, "b.jsonl"),
            records.map((one) => `${JSON.stringify({ ...one, DeviceId: `${one.DeviceId}j` })}\n`).join(""),
          );
          const queries = conditions.map(
            (one, index) => [`c${index}`, `DeviceEvents | where ${one}`] as const,
          );
          const selected = cards(Object.fromEntries(queries));
          await expectSame(folder, selected, await wholeScan(folder, selected));
        },
      ),
      { numRuns: 12 },
    );
  });
});
