import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoted } from "./ingest/portal-csv.js";
import {
  FINDING_ENDINGS,
  json,
  lines,
  OUTPUTS,
  readFindings,
  readText,
  type ReadFinding,
} from "./read-output.js";
import { runCli } from "./run-cli.js";

/** 2^53 + 1, which a double does not hold. */
const LARGE = "9007199254740993";

/** Values that are easily lost on the way: by a spreadsheet, a quote, a line, an escape, a number, a case. */
const COMMAND_LINES = [
  "plain.exe",
  "=cmd|' /C calc'!A0",
  "+1-2",
  "-enc AAAA",
  "@SUM(1)",
  "'already quoted",
  "\uff1dfull width",
  `a.exe "b c" ,;, "d"`,
  "two\nlines\r\nand a\ttab",
  "\tbegins with a tab",
  " blanks ",
  "Zażółć \u{1f469}\u200d\u{1f4bb} \u202eRTL\u2028end",
  '</script><b>&amp; \\" \\u0041',
  "null",
  "[1,2]",
  '{"a":"b"}',
  "x".repeat(5000),
];

const TIMES = COMMAND_LINES.map((_, at) => `2026-03-02T08:${10 + at}:31.${String(at).padStart(7, "0")}Z`);

let folder: string;
let findings: ReadonlyMap<string, readonly ReadFinding[]>;
const args = (cards: readonly string[]): string[] => [
  ...["scan", "--table", "DeviceEvents=evidence/a b.csv", "-q", "--force"],
  ...cards.flatMap((card) => ["--card", card]),
  ...OUTPUTS.flatMap((output) => ["-o", output]),
];
const CARDS = ["rows.yml", "sums.kql"];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "outputs-test-"));
  mkdirSync(join(folder, "evidence"));
  const head =
    "Timestamp,DeviceName,ActionType,ProcessCommandLine,ProcessId,LogonId,IsProcessRemoteSession,AdditionalFields";
  const rows = COMMAND_LINES.map((line, at) =>
    [
      ...[TIMES[at] ?? "", `ws-${at}`, "Run", line, String(at), LARGE],
      ...[at % 2 === 0 ? "true" : "false", at === 3 ? "" : `{"At":${at},"Big":12345678901234567890}`],
    ]
      .map(quoted)
      .join(","),
  );
  writeFileSync(join(folder, "evidence", "a b.csv"), `${[head, ...rows].join("\r\n")}\r\n`);
  writeFileSync(
    join(folder, "rows.yml"),
    [
      "id: rows\nname: Rows\nseverity: High\ntactics: [DefenseEvasion]\nrelevantTechniques: [T1055, T1218.014]\nquery: |",
      "  DeviceEvents",
      "  | where ActionType == 'Run'",
      "  | extend Args = parse_command_line(ProcessCommandLine, 'windows'), Half = ProcessId / 2.0,",
      "    Took = ProcessId * -1ms, id = ProcessId\n",
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "sums.kql"),
    "DeviceEvents | summarize Count = count(), Devices = make_set(DeviceName), First = min(Timestamp) by Remote = IsProcessRemoteSession",
  );
  expect((await runCli(args(CARDS), { cwd: folder })).code).toBe(0);
  const read = await Promise.all(
    FINDING_ENDINGS.map(async (ending) => [ending, await readFindings(join(folder, `r.${ending}`))] as const),
  );
  findings = new Map(read);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (ending: string, card: string): readonly ReadFinding[] =>
  (findings.get(ending) ?? []).filter((one) => one.card === card);

describe.each(FINDING_ENDINGS)("the findings read back from .%s", (ending) => {
  test("are as many, under the same ids, levels and records", () => {
    const outline = (all: readonly ReadFinding[]): unknown[] =>
      all.map(({ id, card, level, sources, sourceCount }) => ({ id, card, level, sources, sourceCount }));
    expect(outline(findings.get(ending) ?? [])).toEqual(outline(findings.get("jsonl") ?? []));
    expect(of(ending, "rows").map(({ sources }) => sources)).toEqual(
      COMMAND_LINES.map((_, at) => [`evidence/a b.csv:${at + 1}`]),
    );
    // nine rows of true, eight of false
    expect(of(ending, "sums").map(({ sourceCount }) => sourceCount)).toEqual([9, 8]);
  });

  test("have the values of the evidence, each as it was", () => {
    for (const [at, { event }] of of(ending, "rows").entries()) {
      expect(event).toMatchObject({
        Timestamp: TIMES[at],
        DeviceName: `ws-${at}`,
        ProcessId: String(at),
        LogonId: LARGE,
        IsProcessRemoteSession: at % 2 === 0 ? "true" : "false",
        Took: at === 0 ? "00:00:00" : `-00:00:00.${String(at).padStart(3, "0")}0000`,
        id: String(at),
        AdditionalFields: at === 3 ? null : `{"At":${at},"Big":12345678901234567890}`,
      });
      expect(Number(event["Half"])).toBe(at / 2);
      expect(event["ProcessCommandLine"]).toBe(shownIn(ending, COMMAND_LINES[at] ?? ""));
    }
    // the first word and the rest, by the rules of Windows
    expect(of(ending, "rows")[7]?.event["Args"]).toBe('["a.exe","b c",",;,","d"]');
    expect(of(ending, "sums").map(({ event }) => event["Count"])).toEqual(["9", "8"]);
    const devices = JSON.parse(of(ending, "sums")[1]?.event["Devices"] ?? "[]") as string[];
    const odd = COMMAND_LINES.flatMap((_, at) => (at % 2 === 1 ? [`ws-${at}`] : []));
    expect(devices.toSorted()).toEqual(odd.toSorted());
    expect(of(ending, "sums").map(({ event }) => event["First"])).toEqual([TIMES[0], TIMES[1]]);
  });
});

/** A page shows what an eye would obey as an escape. */
function shownIn(ending: string, text: string): string {
  if (ending !== "html") return text;
  const short: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return text.replace(
    /[\u0000-\u001f\u200d\u2028\u202e]/g,
    (char) => short[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

test("the counts of each output are those of the findings", async () => {
  const all = findings.get("jsonl")?.length ?? 0;
  expect(all).toBe(COMMAND_LINES.length + 2);
  const cards = json(join(folder, "r.json"))["cards"] as { id: string; findings: number; verdict: string }[];
  expect(cards.map(({ id, findings: count, verdict }) => [id, count, verdict])).toEqual([
    ["rows", COMMAND_LINES.length, "hit"],
    ["sums", 2, "hit"],
  ]);
  const layer = json(join(folder, "r.navigator.json"))["techniques"] as {
    techniqueID: string;
    score: number;
  }[];
  expect(layer.map(({ techniqueID, score }) => [techniqueID, score])).toEqual([
    ["T1055", COMMAND_LINES.length],
    ["T1218.014", COMMAND_LINES.length],
  ]);
  const page = readFileSync(join(folder, "r.html"), "utf8");
  expect(page).toContain(`<b>${all}</b><span>findings</span>`);
  const text = await readText(join(folder, "r.txt"));
  expect(text).toContain(`hit high rows: ${COMMAND_LINES.length} findings`);
  for (const line of lines(join(folder, "r.ocsf.jsonl"))) expect(line["class_uid"]).toBe(2004);
  const times = lines(join(folder, "r.timesketch.jsonl")).map(({ timestamp }) => timestamp);
  // 2026-03-02T08:10:31Z is 1772439031 s after 1970; ticks below a microsecond are cut
  expect(times.slice(0, 2)).toEqual(["1772439031000000", "1772439091000000"]);
});

test("a second run gives the same bytes, in each form", async () => {
  const bytes = (): Map<string, string> =>
    new Map(OUTPUTS.map((output) => [output, readFileSync(join(folder, output), "base64")]));
  const before = bytes();
  expect((await runCli(args(CARDS), { cwd: folder })).code).toBe(0);
  for (const [output, text] of bytes()) expect(text === before.get(output), output).toBe(true);
});
