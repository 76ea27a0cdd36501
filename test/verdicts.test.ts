/** Each reason of a verdict, with an export in which it arises and one in which it does not. */
import { gzipSync } from "node:zlib";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_STAND_INS, openEvidence, type StandIns } from "../src/detect/evidence.js";
import type { HuntOptions } from "../src/detect/hunt.js";
import type { EventSpan } from "../src/plan/event-span.js";
import { cardOf, huntOver } from "./hunt-over.js";
import { importing, ticks } from "./ingest/workspace.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-verdicts-"));
  process.env["XDG_CACHE_HOME"] = folder;
  await writeFile(join(folder, "names.csv"), "Name\nb.exe\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const CARD = `DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | where ActionType in ("Inject", "Read")`;
const HEAD = "Timestamp,DeviceId,DeviceName,ActionType,InitiatingProcessFileName,ReportId";

let report = 0;
/** A line of an export; the process is never the one that is looked for. */
const line = (action: string, time = "2026-03-02T10:00:00Z", image = "cmd.exe") =>
  `${time},d,ws,${action},${image},${++report}`;
const csv = (...lines: readonly string[]) => `${[HEAD, ...lines].join("\n")}\n`;
const without = (column: string, text: string) => {
  const at = HEAD.split(",").indexOf(column);
  const cut = (one: string) => one.split(",").toSpliced(at, 1).join(",");
  return text.split("\n").map(cut).join("\n");
};
/** The day is not settled. */
const UNSETTLED = `"3/4/2026, 8:00:00 AM"`;
const BOTH = () => csv(line("Inject"), line("Read"));

type Files = Readonly<Record<string, string | Uint8Array>>;
interface Hunted {
  readonly card?: string;
  readonly span?: EventSpan;
  readonly standIns?: StandIns;
  readonly options?: Partial<HuntOptions>;
}

/** The verdict of a card with its reasons, without the folder of the files. */
async function verdictOf(files: Files, { card = CARD, span, standIns, options }: Hunted = {}) {
  return importing(files, async ({ session, folder: evidence }) => {
    const opened = await openEvidence(session, span ?? { from: null, to: null }, standIns ?? NO_STAND_INS);
    const { account } = await huntOver(opened, [cardOf(card)], options);
    const [one] = account.cards;
    return [one?.verdict, ...(one?.reasons ?? []).map((text) => text.replaceAll(`${evidence}/`, ""))];
  });
}

it("a card is clean without a reason where all it needs was to be seen", async () => {
  expect(await verdictOf({ "a.csv": BOTH() })).toEqual(["clean"]);
});

describe("a card cannot tell, and is clean in the counter-case", () => {
  const EXTERNAL = `let names = externaldata(Name: string)["https://example.test/n.csv"] with (ignoreFirstRecord = true);
DeviceEvents | where ActionType == "Inject" and InitiatingProcessFileName in (names)`;
  const WATCHLIST = `let names = _GetWatchlist('known') | project Name;
DeviceEvents | where ActionType == "Inject" and InitiatingProcessFileName in (names)`;
  const named = (address: string): StandIns => ({
    externals: new Map([[address, join(folder, "names.csv")]]),
    geo: undefined,
  });
  const damaged = () => gzipSync(BOTH()).subarray(0, 40);
  const processes =
    "Timestamp,DeviceId,DeviceName,ActionType,FileName,ProcessId,ReportId,InitiatingProcessId\n";

  it.each<[string, () => Files, string, () => Files, Hunted?, (() => Hunted)?]>([
    [
      "its table is absent",
      () => ({ "a.csv": `${processes}2026-03-02T10:00:00Z,d,ws,ProcessCreated,a.exe,1,1,1\n` }),
      "table-absent: no input holds DeviceEvents",
      () => ({ "a.csv": BOTH(), "b.csv": `${processes}2026-03-02T10:00:00Z,d,ws,ProcessCreated,a,1,1,1\n` }),
    ],
    [
      "its table has no rows",
      () => ({ "a.csv": csv() }),
      "table-empty: DeviceEvents has no rows to look at",
      () => ({ "a.csv": csv(), "b.csv": BOTH() }),
    ],
    [
      "a column is in no file",
      () => ({ "a.csv": without("InitiatingProcessFileName", BOTH()) }),
      "column-absent: no input of DeviceEvents has the column InitiatingProcessFileName",
      // it does not filter by this one
      () => ({ "a.csv": without("DeviceName", BOTH()) }),
    ],
    [
      "a file lacks a column",
      () => ({ "a.csv": BOTH(), "b.csv": without("InitiatingProcessFileName", BOTH()) }),
      "column-absent: b.csv lacks InitiatingProcessFileName",
      () => ({ "a.csv": BOTH(), "b.csv": without("DeviceName", BOTH()) }),
    ],
    [
      "a column holds nothing",
      () => ({ "a.csv": csv(line("Inject", undefined, ""), line("Read", undefined, "")) }),
      "column-empty: the column DeviceEvents.InitiatingProcessFileName holds nothing in any row",
      () => ({ "a.csv": csv(line("Inject", undefined, ""), line("Read")) }),
    ],
    [
      "no row has one of its ActionTypes",
      () => ({ "a.csv": csv(line("Open"), line("DriverLoad")) }),
      "action-types-never-seen: none of the ActionTypes of the card occurs: Inject, Read",
      () => ({ "a.csv": csv(line("Open"), line("INJECT"), line("Read")) }),
    ],
    [
      "a file of its table was not examined",
      () => ({ "a.csv": BOTH(), "b.csv": csv(line("Inject", UNSETTLED)) }),
      "not-examined: b.csv, a file of DeviceEvents, was not examined",
      () => ({
        "a.csv": BOTH(),
        "b.csv": `Timestamp,DeviceId,OSPlatform,OSBuild,OSArchitecture\n${UNSETTLED},d,Windows11,1,64-bit\n`,
      }),
    ],
    [
      "a file could not be read",
      () => ({ "a.csv": BOTH(), "b.csv.gz": damaged() }),
      "not-examined: b.csv.gz could not be read",
      () => ({ "a.csv": BOTH(), "b.csv.gz": gzipSync(BOTH()) }),
    ],
    [
      "its list in the network has no local file",
      () => ({ "a.csv": BOTH() }),
      "stand-in-missing: no local file for https://example.test/n.csv (--external <url>=<file>)",
      () => ({ "a.csv": BOTH() }),
      { card: EXTERNAL },
      () => ({ card: EXTERNAL, standIns: named("https://example.test/n.csv") }),
    ],
    [
      "its watchlist has no local file",
      () => ({ "a.csv": BOTH() }),
      "stand-in-missing: no local file for the watchlist (--external watchlist:known=<file>)",
      () => ({ "a.csv": BOTH() }),
      { card: WATCHLIST },
      () => ({ card: WATCHLIST, standIns: named("watchlist:known") }),
    ],
    [
      "it looks places up",
      () => ({ "a.csv": BOTH() }),
      "stand-in-missing: no MMDB file for places (--geoip <file>)",
      () => ({ "a.csv": BOTH() }),
      {
        card: `${CARD} | where tostring(geo_info_from_ip_address(DeviceName).country) == "x"`,
      },
      () => ({ card: `${CARD} | where ipv4_is_private(DeviceName)` }),
    ],
  ])("%s", async (_, files, reason, counter, hunted = {}, other = () => ({})) => {
    const [verdict, ...reasons] = await verdictOf(files(), hunted);
    expect([verdict, reasons]).toEqual(["cannot-tell", expect.arrayContaining([reason])]);
    // a local file in the place of a list is as good as the file
    const clean = await verdictOf(counter(), other());
    expect(clean.filter((text) => text?.startsWith("approximate: ") !== true)).toEqual(["clean"]);
  });

  it("it was refused", async () => {
    const refused = `${CARD} | extend R = rand() | evaluate nothing()`;
    expect(await verdictOf({ "a.csv": BOTH() }, { card: refused })).toEqual([
      "cannot-tell",
      expect.stringMatching(/^refused: error\[KQL-\w+\]: .*q\.kql:1:/),
    ]);
  });

  it("it stopped", async () => {
    const stops = `${CARD.replace("mmc", "cmd")} | where tolong(assert(ReportId < 0, "too many")) == 1`;
    const [verdict, reason] = await verdictOf({ "a.csv": BOTH() }, { card: stops });
    expect([verdict, reason]).toEqual(["cannot-tell", expect.stringContaining("refused: ")]);
  });
});

describe("a clean card has a limit, and none in the counter-case", () => {
  const span = { from: ticks("2026-03-02T10:00:00Z"), to: ticks("2026-03-02T11:00:00Z") };
  const later = csv(line("Inject", "2026-03-02T15:00:00Z"));
  const rows = (count: number) =>
    csv(...Array.from({ length: count }, (_, n) => line(n < 9 ? "Read" : "Inject")));

  it.each<[string, () => Files, string | RegExp, () => Files, Hunted?, Hunted?]>([
    [
      "some of its ActionTypes never occur",
      () => ({ "a.csv": csv(line("Inject")) }),
      "action-types-never-seen: Read",
      () => ({ "a.csv": BOTH() }),
    ],
    [
      "rows were rejected",
      () => ({ "a.csv": `${BOTH()}${line("Inject", "yesterday")}\n` }),
      "rows-rejected: 1 rows of DeviceEvents could not be imported",
      () => ({ "a.csv": `${BOTH()}${line("Inject")}\n` }),
    ],
    [
      "rows have no time and a span was asked for",
      () => ({ "a.csv": `${BOTH()}${line("Inject", "")}\n` }),
      "rows-without-time: 1 rows of DeviceEvents have no time and are outside the span",
      () => ({ "a.csv": BOTH() }),
      { span },
      { span },
    ],
    [
      "a file is no export",
      () => ({ "a.csv": BOTH(), "notes.txt": "bring milk\n" }),
      "not-examined: notes.txt is no export of a known shape",
      () => ({ "a.csv": BOTH() }),
    ],
    [
      "a file ends where exports are cut",
      () => ({ "a.csv": rows(10_000) }),
      "export-capped: a.csv has exactly 10,000 rows, an export limit: what came after it is not there",
      () => ({ "a.csv": rows(10_001) }),
    ],
    [
      "no file covers some hours",
      () => ({ "a.csv": BOTH(), "b.csv": later }),
      "hours-not-covered: no file of DeviceEvents has events in 4 hours: 2026-03-02T11:00Z to 2026-03-02T15:00Z",
      () => ({ "a.csv": csv(line("Read"), line("Inject", "2026-03-02T15:00:00Z")) }),
    ],
    [
      "its look-back stays",
      () => ({ "a.csv": csv(line("Read", "2026-03-02T08:00:00Z"), line("Inject")) }),
      /^window-kept: Timestamp > ago\(1h\); events from 2026-03-02T08:00:00.0000000Z to 2026-03-02T09:00:00.0000000Z/,
      () => ({ "a.csv": csv(line("Read", "2026-03-02T08:00:00Z"), line("Inject")) }),
      { card: `${CARD} | where Timestamp > ago(1h)`, options: { window: "card" } },
      { card: `${CARD} | where Timestamp > ago(1h)`, options: { window: "all" } },
    ],
    [
      "its answer is approximate",
      () => ({ "a.csv": BOTH() }),
      /^approximate: /,
      () => ({ "a.csv": BOTH() }),
      { card: `${CARD} | where todecimal(ReportId) > 1` },
      { card: `${CARD} | where tolong(ReportId) > 1` },
    ],
  ])("%s", async (_, files, reason, counter, hunted = {}, other = {}) => {
    const [verdict, ...reasons] = await verdictOf(files(), hunted);
    expect(verdict).toBe("clean");
    expect(reasons).toEqual([
      typeof reason === "string" ? reason : (expect.stringMatching(reason) as unknown),
    ]);
    expect(await verdictOf(counter(), other)).toEqual(["clean"]);
  });
});

it("an obstacle takes no hit away", async () => {
  const files = { "a.csv": csv(line("Inject", undefined, "MMC.EXE")), "b.csv": csv(line("Read", UNSETTLED)) };
  expect(await verdictOf(files)).toEqual([
    "hit",
    "not-examined: b.csv, a file of DeviceEvents, was not examined",
    "action-types-never-seen: Read",
  ]);
});
