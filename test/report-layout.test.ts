import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, launch } from "./browser.js";
import { runCli } from "./run-cli.js";

let folder: string;
let html = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "report-layout-"));
  const page = join(folder, "r.html");
  const { code } = await runCli(["scan", "samples", "--triage", "--funnel", "-q", "-o", page]);
  expect(code).toBe(0);
  html = readFileSync(page, "utf8");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const section = (id: string, page = html): string =>
  page.split(`id="${id}"`)[1]?.split("</section>")[0] ?? "";
const plain = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replaceAll("\u202f", "")
    .replace(/\s+/g, " ");

test("hours that a verdict does not cover are a limit of the report", () => {
  expect(plain(section("verdicts"))).toContain(
    "hours-not-covered no file of DeviceEvents has events in 128 hours",
  );
  expect(plain(section("limits"))).toContain(
    "hours-not-covered no file of DeviceEvents has events in 128 hours",
  );
  expect(html).toContain('<section class="limits" id="limits">');
});

test("a report without any limit says so", async () => {
  // all hours of one file, and a card that has no schedule
  const page = join(folder, "whole.html");
  writeFileSync(join(folder, "one.kql"), "DeviceEvents | where ActionType == 'OpenProcessApiCall' | take 3");
  const { code } = await runCli([
    ...["scan", "samples/portal/lisbon.csv", "--card", join(folder, "one.kql"), "-q", "-o", page],
  ]);
  expect(code).toBe(0);
  const text = readFileSync(page, "utf8");
  expect(text).toContain('<section class="limits none" id="limits">');
  expect(text).toContain("every card could be answered without limits");
  // a page has the funnel unasked, as it has read every row; prevalence takes longer than that
  expect(plain(section("verdicts", text))).toMatch(
    /240 DeviceEvents -&gt; +\d+ where ActionType == &#39;Open/,
  );
  expect(plain(section("prevalence", text))).toContain("was not looked up in this run. --triage on the same");
  expect(plain(section("prevalence"))).toContain("rare first; the evidence has 96 devices");
});

test("a reason that many cards share is said once, with their number", async () => {
  const page = join(folder, "many.html");
  for (const name of ["a", "b", "c", "d", "e", "f", "g", "h"])
    writeFileSync(join(folder, `${name}.kql`), "IdentityLogonEvents | where ActionType == 'x'");
  writeFileSync(join(folder, "other.kql"), "EmailEvents | take 1");
  const cards = "a b c d e f g h other".split(" ").flatMap((name) => ["--card", join(folder, `${name}.kql`)]);
  await runCli(["scan", "samples/portal/lisbon.csv", ...cards, "-q", "-o", page]);
  const text = plain(section("limits", readFileSync(page, "utf8")));
  expect(text).toContain("9 cards cannot tell");
  expect(text.split("no input holds IdentityLogonEvents")).toHaveLength(2);
  expect(text).toContain("( a , b , c , d , e , f , 2 more)");
});

test("the page lists what an audit of the case lists", async () => {
  const path = join(folder, "c.duckdb");
  expect((await runCli(["import", "samples", "--case", path, "-q"])).code).toBe(0);
  const { stdout } = await runCli(["audit", "--case", path, "--format", "json"]);
  const audit = JSON.parse(stdout) as {
    tables: {
      table: string;
      rows: number;
      devices: number;
      silent: { hours: number }[];
      devicesSilent: { name: string; hours: number }[];
    }[];
    missingColumns: { path: string; columns: string[] }[];
  };
  const text = plain(section("completeness"));
  for (const { table, rows, devices, silent, devicesSilent } of audit.tables) {
    const hours = silent.reduce((sum, one) => sum + one.hours, 0);
    expect(text).toMatch(
      new RegExp(
        `${table} ${rows} ${devices} [-\\dTZ: ]+to [-\\dTZ: ]+ \\d+ hours? ${hours} ${devicesSilent.length} `,
      ),
    );
  }
  const [longest] = audit.tables[0]?.devicesSilent ?? [];
  expect(text).toContain(`DeviceEvents: ${longest?.name ?? "?"}: ${longest?.hours ?? 0} hours: `);
  for (const { path, columns } of audit.missingColumns) {
    expect(text).toContain(`${path} (`);
    expect(text).toContain(columns.join(", "));
  }
});

// what a page looks like only a browser tells, and not every machine has one
describe.skipIf(CHROMIUM === undefined)("the layout", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  async function open(options: Parameters<Browser["newPage"]>[0]): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(pathToFileURL(join(folder, "r.html")).href);
    return page;
  }

  test.each([400, 700, 1000, 1280])("a screen of %i pixels has nothing beside it", async (width) => {
    const page = await open({ viewport: { width, height: 900 } });
    await page.locator("#rows .open").first().click();
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    expect(wide).toBeLessThanOrEqual(width);
    if (width === 400) {
      // no column is squeezed to a few letters: what a card is called stands on one line or two
      const name = await page.locator("#verdicts td b").first().boundingBox();
      expect(name?.height).toBeLessThan(60);
    }
    await page.close();
  });

  test("light and dark are told apart, and text is read on both", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open({ colorScheme });
      const contrasts = await page.evaluate<[number, string][]>(`(() => {
        const light = (color) => {
          const [r, g, b] = color.match(/\\d+/g).slice(0, 3).map((part) => {
            const share = Number(part) / 255;
            return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$/.test(color)) return color;
          }
          return "rgb(255, 255, 255)";
        };
        return [...document.querySelectorAll("p, td, th, li, .badge, nav a, .tile b, .tile span, h1, h2")].map((element) => {
          const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
          return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element.outerHTML.slice(0, 80)];
        });
      })()`);
      expect(contrasts.length).toBeGreaterThan(100);
      // of large and bold text WCAG asks for 3, of other text for 4.5
      const poor = contrasts.filter(([ratio, what]) => ratio < (/badge|tile|<b/.test(what) ? 3 : 4.5));
      expect(poor).toEqual([]);
      await page.close();
    }
  });

  test("the keyboard opens, sorts and pages; each control has a name", async () => {
    const page = await open({});
    await page.locator("#rows .open").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#rows .more").count()).toBe(1);
    expect(await page.locator("#rows .open").first().getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Enter");
    expect(await page.locator("#rows .more").count()).toBe(0);
    await page.locator("th button[data-key=device]").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    const nameless = await page.evaluate(
      `[...document.querySelectorAll("button, select, input, summary, a")].filter((one) => (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent).trim() === "").length`,
    );
    expect(nameless).toBe(0);
    await page.close();
  });

  test("paper has all that is folded up on the screen, and no controls", async () => {
    const page = await open({ viewport: { width: 718, height: 900 } });
    const closed = "main details:not([open])";
    const before = await page.locator(closed).count();
    expect(before).toBeGreaterThan(2);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(`window.dispatchEvent(new Event("beforeprint"))`);
    expect(await page.locator(closed).count()).toBe(0);
    expect(await page.locator("#rows > tr").count()).toBe(17);
    for (const control of ["nav", "#search", "#next", "#rows .open"])
      expect(await page.locator(control).first().isVisible()).toBe(false);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(718);
    await page.evaluate(`window.dispatchEvent(new Event("afterprint"))`);
    expect(await page.locator(closed).count()).toBe(before);
    await page.close();
  });
});
