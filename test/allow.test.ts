import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllowFile } from "../src/detect/allow/allow-file.js";
import { openEvidence } from "../src/detect/evidence.js";
import { renderHtml } from "../src/report/html/html.js";
import { style } from "../src/report/style.js";
import { summaryLines } from "../src/report/summary.js";
import { cardOf, huntOver } from "./hunt-over.js";
import { sessionWith, type EventRow } from "./evidence.js";
import { runCli } from "./run-cli.js";

/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const QUERY = 'DeviceEvents | where ActionType == "X" | extend Opened = parse_json(AdditionalFields).o';
const rows: EventRow[] = [
  ["ws1", "a.msc"],
  ["ws1", "b.msc"],
  ["ws2", "a.msc"],
  ["WS3", ""],
].map(([device = "", file = ""], at) => ({
  Timestamp: START + BigInt(at),
  DeviceName: device,
  ActionType: "X",
  FileName: file,
  AdditionalFields: JSON.stringify({ o: `C:\\T\\${file}` }),
}));

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "coldhunt-allow-"));
  process.env["XDG_CACHE_HOME"] = cache;
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const entry = (id: string, match: string, more: { card?: string; expiry?: string } = {}): string =>
  `- id: ${id}\n  card: ${more.card ?? "q"}\n  match: ${match}\n  reason: known\n  author: R. Okafor\n  expiry: ${more.expiry ?? "2026-04-30"}\n`;

/** The rows that are shown and what the allow file did, at a moment of the wall clock. */
async function run(allow: string, query = QUERY, wallClock = START, funnel = false) {
  const session = await sessionWith([{ path: "a.csv", table: "DeviceEvents", rows }]);
  try {
    const evidence = await openEvidence(session, { from: null, to: null });
    const options = { wallClock, allow: parseAllowFile(allow, "allow.yml"), funnel };
    const { account } = await huntOver(evidence, [cardOf(query)], options);
    const shown = [];
    const values = [];
    for await (const finding of account.findings()) {
      shown.push(...finding.sources.map(({ row }) => row));
      values.push(finding.values);
    }
    let html = "";
    for await (const chunk of renderHtml(account)) html += chunk;
    return {
      shown,
      values,
      card: account.cards[0],
      allow: account.allow,
      text: [...summaryLines(account, style(false))],
      html,
    };
  } finally {
    session.close();
  }
}

describe("an entry hides", () => {
  it.each([
    ["the rows a KQL condition holds for", 'FileName == "a.msc" and DeviceName == "ws1"', [2, 3, 4]],
    ["without regard to case in fields", "{ DeviceName: ws3 }", [1, 2, 3]],
    ["any of a field's values, null being empty", "{ FileName: [b.msc, null] }", [1, 3]],
    ["where all fields hold", "{ FileName: a.msc, DeviceName: ws2 }", [1, 2, 4]],
    ["by a text in a dynamic column", String.raw`{ Opened: 'c:\t\B.msc' }`, [1, 3, 4]],
    ["nothing where the condition is null", "ProcessId > 5", [1, 2, 3, 4]],
    ["nothing by a text with a quote in it", `{ FileName: '" or true or "' }`, [1, 2, 3, 4]],
  ])("%s", async (_, match, shown) => {
    const done = await run(entry("e", match));
    expect(done.shown).toEqual(shown);
    expect(done.card?.findings).toBe(shown.length);
    const hidden = done.allow?.suppressed.flatMap((one) => one.findings) ?? [];
    expect(hidden).toHaveLength(4 - shown.length);
  });

  it("nothing once it has expired, which is said", async () => {
    const match = "'FileName == \"a.msc\"'";
    const ends = START + 60n * 864_000_000_000n;
    const allow = entry("e", match);
    expect((await run(allow, QUERY, ends - 1n)).shown).toEqual([2, 4]);
    const after = await run(allow, QUERY, ends);
    expect(after.shown).toEqual([1, 2, 3, 4]);
    expect(after.allow?.warnings).toEqual(["the entry 'e' expired 2026-04-30 and hides nothing"]);
  });

  it("nothing of other cards", async () => {
    const other = await run(entry("e", "'true'", { card: "other" }));
    expect(other.shown).toHaveLength(4);
    expect(other.allow?.warnings).toEqual(["the entry 'e' is for 'other', which is no card of this run"]);
    expect((await run(entry("e", "{ NoSuch: 1 }", { card: "other-*" }))).shown).toHaveLength(4);
    expect((await run(entry("e", "'FileName == \"\"'", { card: "Q*" }))).shown).toHaveLength(3);
  });
});

describe("what is hidden", () => {
  it("is counted, named and explained in text, JSON and HTML", async () => {
    const { allow, text, html, card } = await run(entry("e<", "'DeviceName == \"ws1\"'"));
    const [suppression] = allow?.suppressed ?? [];
    expect(suppression).toMatchObject({ entry: "e<", card: "q", place: "after-query" });
    expect(card).toMatchObject({
      verdict: "hit",
      reasons: ["suppressed: 2 of 4 findings by the entry 'e<'"],
    });
    const at = text.indexOf("allow.yml: 1 entry, 2 suppressed");
    expect(text.slice(at + 1)).toEqual([
      "  suppressed: 2 of q, by 'e<': known (R. Okafor, until 2026-04-30)",
      `    ${suppression?.findings.join(" ") ?? ""}`,
    ]);
    for (const id of suppression?.findings ?? []) expect(html).toContain(id);
    expect(html).toContain("<b>e&lt;</b>");
  });

  it("stands in the page as it was written, line by line", async () => {
    const { html } = await run(entry("e", '|\n    FileName == "a.msc"\n    and DeviceName == "ws1"'));
    expect(html).toContain("FileName == &quot;a.msc&quot;<br>and DeviceName == &quot;ws1&quot;</code>");
  });

  it("is all a card found: the verdict is clean, with a warning", async () => {
    const { card, allow } = await run(entry("e", "DeviceName startswith 'ws'"));
    expect(card).toMatchObject({ verdict: "clean", findings: 0 });
    expect(allow?.warnings).toEqual(["the entry 'e' hides all 4 findings of q: is its match too wide?"]);
  });

  it("is all a card found by several entries together, which is a warning too", async () => {
    const [one, two] = [entry("one", "'FileName == \"a.msc\"'"), entry("two", "'FileName != \"a.msc\"'")];
    const { card, allow } = await run(one + two);
    expect(card).toMatchObject({ verdict: "clean", findings: 0 });
    expect(allow?.warnings).toEqual(["the entries 'one', 'two' together hide all 4 findings of q"]);
  });

  it("is the last step of the funnel", async () => {
    const { card } = await run(entry("e", "'FileName == \"a.msc\"'"), QUERY, START, true);
    expect(card?.funnel?.slice(-2)).toEqual([
      { label: 'where ActionType == "X"', rows: 4, branches: [] },
      { label: "what allow.yml leaves", rows: 2, branches: [] },
    ]);
    const none = await run(entry("e", "'false'"), QUERY, START, true);
    expect(none.card?.funnel?.at(-1)?.rows).toBe(4);
  });

  it("leaves the ids of the others as they were", async () => {
    const none = await run(entry("e", "'false'"));
    const some = await run(entry("e", "'FileName == \"a.msc\"'"));
    expect(none.allow?.suppressed).toEqual([]);
    expect(some.allow?.suppressed[0]?.findings).toHaveLength(2);
  });
});

describe("marks inside a query", () => {
  const marked = [
    'DeviceEvents\n| where ActionType == "X"',
    "// Begin environment-specific filter.",
    "// End environment-specific filter.",
    "| summarize Files = count() by DeviceName",
  ].join("\n");

  it("take the filter: what is counted behind them is without the rows", async () => {
    const { values, allow } = await run(entry("e", "'FileName == \"b.msc\"'"), marked);
    expect(values).toEqual([
      ["ws1", 1n],
      ["ws2", 1n],
      ["WS3", 1n],
    ]);
    // the count of ws1 with both files is no finding any more
    expect(allow?.suppressed).toMatchObject([{ place: "marks" }]);
    expect(allow?.suppressed[0]?.findings).toHaveLength(1);
  });

  it("leave a condition over the result's own columns to the end", async () => {
    const { values, allow } = await run(entry("e", "Files > 1"), marked);
    expect(values.map(([device]) => device)).toEqual(["ws2", "WS3"]);
    expect(allow?.suppressed).toMatchObject([{ place: "after-query" }]);
  });
});

describe("a match that cannot be", () => {
  it.each([
    ["a column that is none", "{ FileNam: a.msc }", /allow\.yml:3: the match of 'e' names 'FileNam'/],
    ["KQL with an unknown column", "'FileNam == 1'", /allow\.yml:3: .*FileNam.*line 1, column 1 of it/],
    ["no condition", "'| count'", /allow\.yml:3: the match of 'e' is no condition/],
    [
      "a query in a bracket's place",
      "'true) | union (coldhunt_findings'",
      /allow\.yml:3: the match of 'e' is/,
    ],
    ["another table", "'DeviceName in ((DeviceInfo | project DeviceName))'", /allow\.yml:3: /],
  ])("%s ends the run with the place", async (_, match, message) => {
    await expect(run(entry("e", match))).rejects.toMatchObject({
      code: "ALLOW-FORMAT",
      message: expect.stringMatching(message) as string,
    });
  });
});

describe("allow add", () => {
  it("drafts an entry that hides the finding, once a person answers for it", async () => {
    const file = join(cache, "allow.yml");
    const before = JSON.parse((await runCli(["scan", "samples", "--format", "json"])).stdout) as {
      findings: { id: string; event: { MscFile: string | null } }[];
    };
    const lure = before.findings.find(({ event }) => event.MscFile?.includes("8841"))?.id ?? "";
    const draft = await runCli(["allow", "add", "--finding", lure, "samples"]);
    expect(draft.code).toBe(0);
    await writeFile(file, draft.stdout);
    const refused = await runCli(["scan", "samples", "--allow", file]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/allow\.yml:\d+: 'reason' is empty/),
    ]);
    await rm(file);
    const bare = await runCli(["allow", "add", "--finding", lure, "samples", "--write", "--file", file]);
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining("--write needs --reason")]);
    const by = ["--reason", "a drill", "--author", "R. Okafor", "--expiry", "2999-01-31"];
    expect(
      (await runCli(["allow", "add", "--finding", lure, "samples", "--write", "--file", file, ...by])).code,
    ).toBe(0);
    expect(await readFile(file, "utf8")).toContain("a drill");
    const after = JSON.parse(
      (await runCli(["scan", "samples", "--allow", file, "--format", "json"])).stdout,
    ) as {
      findings: { id: string }[];
      allow: { suppressed: { count: number; findings: string[] }[] };
    };
    expect(after.allow.suppressed).toMatchObject([{ count: 1, findings: [lure] }]);
    expect(after.findings.map(({ id }) => id)).toEqual(
      before.findings.map(({ id }) => id).filter((id) => id !== lure),
    );
  }, 60_000);

  it("a file that nobody named is mentioned, never used", async () => {
    await writeFile(join(cache, "allow.yml"), entry("e", "'true'", { card: "'*'" }));
    await writeFile(join(cache, "x.csv"), "Timestamp,DeviceName,ActionType\n2026-03-02T00:00:00Z,ws1,X\n");
    const { stderr } = await runCli(["scan", "x.csv"], { cwd: cache });
    expect(stderr).toMatch(/note: allow\.yml stands here and is not used/);
  });
});
