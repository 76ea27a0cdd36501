import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEvidence } from "../src/detect/evidence.js";
import type { EventSpan } from "../src/plan/event-span.js";
import { bareQuery } from "../src/detect/card-file.js";
import type { Hunt, HuntOptions } from "../src/detect/hunt.js";
import type { Finding } from "../src/case/finding.js";
import { cardOf, huntOver } from "./hunt-over.js";
import { sessionWith, type EvidenceFile, type EventRow } from "./evidence.js";

const DAY = 864_000_000_000n;
/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const ALL: EventSpan = { from: null, to: null };

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "coldhunt-cache-"));
  process.env["XDG_CACHE_HOME"] = cache;
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const event = (action: string, day: bigint, more: EventRow = {}): EventRow => ({
  Timestamp: START + day * DAY,
  DeviceName: "host",
  ActionType: action,
  InitiatingProcessFileName: "a.exe",
  ...more,
});

async function run(
  files: readonly EvidenceFile[],
  queries: Readonly<Record<string, string>>,
  span = ALL,
  options: Partial<HuntOptions> = {},
): Promise<Hunt & { findings: Finding[] }> {
  const session = await sessionWith(files);
  try {
    const cards = Object.entries(queries).map(([id, query]) => cardOf(query, id));
    const result = await huntOver(await openEvidence(session, span), cards, { wallClock: START, ...options });
    const findings: Finding[] = [];
    for await (const finding of result.account.findings()) findings.push(finding);
    return { ...result, findings };
  } finally {
    session.close();
  }
}

const place = (finding: Finding) => finding.sources.map(({ path, row }) => `${path}:${row}`).join(" ");
const verdicts = (done: Hunt) => done.account.cards.map(({ verdict, reasons }) => [verdict, ...reasons]);

describe("findings", () => {
  const files: EvidenceFile[] = [
    { path: "b.csv", table: "DeviceEvents", rows: [event("X", 0n), event("Y", 1n), event("X", 2n)] },
    { path: "a.csv", table: "DeviceEvents", rows: [event("Y", 0n), event("x", 1n)] },
  ];

  it("come in the order of path and row, and name them", async () => {
    const { findings, account } = await run(files, { q: 'DeviceEvents | where ActionType =~ "x"' });
    expect(findings.map(place)).toEqual(["a.csv:2", "b.csv:1", "b.csv:3"]);
    expect(account.cards[0]).toMatchObject({ verdict: "hit", findings: 3 });
    expect(new Set(findings.map((finding) => finding.id)).size).toBe(3);
  });

  it("keep their ids whatever else is read, and change them with the card", async () => {
    const query = 'DeviceEvents | where ActionType == "x"';
    const one = await run(files, { q: query });
    const other = await run([...files, { path: "0.csv", table: "DeviceEvents", rows: [event("Z", 0n)] }], {
      q: query,
      r: query,
    });
    expect(other.findings[0]?.id).toBe(one.findings[0]?.id);
    expect(other.findings[1]?.id).not.toBe(one.findings[0]?.id);
  });

  it("have the columns of the query alone, in its order", async () => {
    const { findings } = await run(files, {
      q: 'DeviceEvents | where ActionType == "x" | project DeviceName, When = Timestamp',
    });
    expect(findings[0]?.columns.map((column) => column.name)).toEqual(["DeviceName", "When"]);
    expect(findings[0]?.values).toEqual(["host", START + DAY]);
  });
});

describe("a span of event time", () => {
  const files: EvidenceFile[] = [
    {
      path: "a.csv",
      table: "DeviceEvents",
      rows: [event("X", 0n), event("X", 1n), event("X", 2n), event("X", 3n, { Timestamp: null })],
    },
  ];

  it("is half-open and leaves out rows without a time, which it says", async () => {
    const { findings, account } = await run(
      files,
      { q: "DeviceEvents | where ActionType == 'X'" },
      { from: START, to: START + 2n * DAY },
    );
    expect(findings.map(place)).toEqual(["a.csv:1", "a.csv:2"]);
    expect(account.cards[0]?.reasons).toEqual([
      "rows-without-time: 1 rows of DeviceEvents have no time and are outside the span",
    ]);
    expect(account.run.now).toBe(START + DAY);
  });

  it("without events cannot tell", async () => {
    const done = await run(
      files,
      { q: "DeviceEvents | where ActionType == 'X'" },
      { from: START + 9n * DAY, to: null },
    );
    expect(done.account.cards[0]?.verdict).toBe("cannot-tell");
  });
});

describe("a look-back", () => {
  const files: EvidenceFile[] = [
    { path: "a.csv", table: "DeviceEvents", rows: [event("X", 0n), event("X", 5n)] },
  ];
  const query = "DeviceEvents | where Timestamp >= ago(1d) | where ActionType == 'X'";

  it("is lifted and listed", async () => {
    const { findings, account } = await run(files, { q: query });
    expect(findings).toHaveLength(2);
    expect(account.run.lifted).toEqual([{ card: "q", condition: "Timestamp >= ago(1d)" }]);
    expect(account.cards[0]?.reasons).toEqual([]);
  });

  it("that stays counts from the newest event, and the verdict says so", async () => {
    const { findings, account } = await run(files, { q: query }, ALL, { window: "card" });
    expect(findings.map(place)).toEqual(["a.csv:2"]);
    expect(account.run.lifted).toEqual([]);
    expect(account.cards[0]?.reasons).toEqual([
      "window-kept: Timestamp >= ago(1d); events from 2026-03-02T00:00:00.0000000Z to 2026-03-06T00:00:00.0000000Z are not examined",
    ]);
  });

  it("that leaves nothing out says so too", async () => {
    const { account } = await run(files, { q: query.replace("1d", "5d") }, ALL, { window: "card" });
    expect(account.cards[0]?.reasons).toEqual([
      "window-kept: Timestamp >= ago(5d); no event is older than that",
    ]);
  });

  it("stays where rows are looked at together", async () => {
    const { findings, account } = await run(files, { q: `${query} | summarize count() by ActionType` });
    expect(findings.map((finding) => finding.values)).toEqual([["X", 1n]]);
    expect(findings.map(place)).toEqual(["a.csv:2"]);
    expect(account.cards[0]?.reasons[0]).toMatch(/^window-kept: /);
  });

  it("counts from the time that is given", async () => {
    const { findings } = await run(files, { q: query }, ALL, { window: "card", now: START + DAY });
    expect(findings).toHaveLength(2);
  });
});

describe("a verdict", () => {
  const query = "DeviceEvents | where ActionType in ('X', 'Y') and InitiatingProcessFileName == 'b.exe'";
  const one = (rows: readonly EventRow[], missing: readonly string[] = []): EvidenceFile => ({
    path: "a.csv",
    table: "DeviceEvents",
    rows,
    missing,
  });

  it.each([
    ["the table is absent", [], ["table-absent: no input holds DeviceEvents"]],
    [
      "a filter column is absent",
      [one([event("X", 0n, { InitiatingProcessFileName: "" })], ["InitiatingProcessFileName"])],
      [
        "column-absent: no input of DeviceEvents has the column InitiatingProcessFileName",
        "action-types-never-seen: Y",
      ],
    ],
    [
      "a filter column is empty",
      [one([event("X", 0n, { InitiatingProcessFileName: "" })])],
      [
        "column-empty: the column DeviceEvents.InitiatingProcessFileName holds nothing in any row",
        "action-types-never-seen: Y",
      ],
    ],
    [
      "one of the files lacks a filter column",
      [one([event("X", 0n)]), { ...one([event("Y", 0n)], ["InitiatingProcessFileName"]), path: "b.csv" }],
      ["column-absent: b.csv lacks InitiatingProcessFileName"],
    ],
    [
      "no ActionType of the card occurs",
      [one([event("Z", 0n)])],
      ["action-types-never-seen: none of the ActionTypes of the card occurs: X, Y"],
    ],
  ])("cannot tell where %s", async (_, files, reasons) => {
    expect(verdicts(await run(files, { q: query }))).toEqual([["cannot-tell", ...reasons]]);
  });

  it("cannot tell where a standard column of Log Analytics is absent", async () => {
    const kql = "DeviceEvents | where _ResourceId has 'vm' | project TimeGenerated";
    expect(verdicts(await run([one([event("X", 0n)])], { q: kql }))).toEqual([
      ["cannot-tell", "column-absent: no input of DeviceEvents has the column _ResourceId"],
    ]);
  });

  it("is clean otherwise, with the ActionTypes never seen", async () => {
    expect(verdicts(await run([one([event("X", 0n)])], { q: query }))).toEqual([
      ["clean", "action-types-never-seen: Y"],
    ]);
  });

  it("of a card that is refused leaves the others alone", async () => {
    const done = await run([one([event("X", 0n)])], {
      bad: "DeviceEvents | where Nope == 1",
      good: "DeviceEvents | take 1",
    });
    expect(done.account.cards.map((card) => card.verdict)).toEqual(["cannot-tell", "hit"]);
    expect(done.account.cards[0]?.reasons[0]).toMatch(/^refused: error\[KQL-UNKNOWN\]: .*\(bad\.kql:1:22\)$/);
    expect(done.refused.map(({ card }) => card.id)).toEqual(["bad"]);
  });
});

it("a card on which the program fails leaves the others alone", async () => {
  const session = await sessionWith([{ path: "a.csv", table: "DeviceEvents", rows: [event("X", 0n)] }]);
  const good = bareQuery("DeviceEvents | take 1", "good.kql", "good");
  const bad = {
    ...bareQuery("", "bad.kql", "bad"),
    get query(): never {
      throw new Error("bug: no such thing");
    },
  };
  const { account, refused } = await huntOver(
    await openEvidence(session, ALL),
    [bad, good].map((card) => ({ kind: "card" as const, card })),
  );
  expect(account.cards.map(({ verdict }) => verdict)).toEqual(["cannot-tell", "hit"]);
  expect(refused.map(({ error }) => [error.code, error.message])).toEqual([
    ["CARD-FAILED", "the program failed on this card: bug: no such thing"],
  ]);
  session.close();
});

it("a card's SQL can reach no file", async () => {
  const session = await sessionWith([{ path: "a.csv", table: "DeviceEvents", rows: [event("X", 0n)] }]);
  await huntOver(await openEvidence(session, ALL), [cardOf("DeviceEvents | take 1")]);
  await expect(session.rows("SELECT * FROM read_text('/etc/hostname')")).rejects.toThrow(/Permission/);
  await expect(session.run("SET enable_external_access = true")).rejects.toThrow();
  session.close();
});

describe("a funnel", () => {
  const files = [{ path: "a.csv", table: "DeviceEvents", rows: [event("X", 0n), event("Y", 0n)] }];
  const query = 'DeviceEvents | where ActionType == "X"';

  it("is counted where it is asked for", async () => {
    const { account } = await run(files, { q: query }, ALL, { funnel: true });
    expect(account.cards[0]?.funnel?.map(({ rows }) => rows)).toEqual([2, 1]);
    expect((await run(files, { q: query })).account.cards[0]?.funnel).toBeUndefined();
  });

  it("that cannot be had takes no finding away", async () => {
    const { account } = await run(files, { q: `${query} | where rand() >= 0` }, ALL, { funnel: true });
    expect(account.cards[0]).toMatchObject({ verdict: "hit", findings: 1 });
    expect(account.cards[0]?.reasons).toContain("no-funnel: the query draws random numbers");
    expect(account.cards[0]?.funnel).toBeUndefined();
  });
});
