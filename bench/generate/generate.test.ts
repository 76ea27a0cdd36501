import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DEFENDER_TABLES } from "../../src/schema/defender.js";
import { readEvents, type Event } from "../samples/read-events.js";
import { FORM_NAMES } from "./forms/forms.js";
import { DEFAULTS, generate, type GenerateOptions } from "./generate.js";
import { instant, isoText } from "./instant.js";
import { TABLES } from "./makers.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-generate-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ENDINGS = {
  csv: "csv",
  jsonl: "jsonl",
  json: "json",
  graph: "json",
  xdr: "json",
  streaming: "jsonl",
  parquet: "parquet",
};
let files = 0;

async function make(given: Partial<GenerateOptions>): Promise<string> {
  const options = { ...DEFAULTS, rows: 500, devices: 20, ...given };
  const out = join(folder, `${++files}.${ENDINGS[options.form]}${options.gzip ? ".gz" : ""}`);
  await generate({ ...options, out });
  return out;
}

const count = (events: readonly Event[], is: (event: Event) => boolean) => events.filter(is).length;

describe("forms", () => {
  test.each(FORM_NAMES)("%s carries the same events as CSV", async (form) => {
    const expected = await readEvents(await make({ seed: 5 }));
    const events = await readEvents(await make({ seed: 5, form }));
    expect(events.map((event) => ({ ...event, MachineGroup: undefined }))).toEqual(
      expected.map((event) => (form === "parquet" ? { ...event, ...parquetTimes(event) } : event)),
    );
  });

  /** DuckDB prints a TIMESTAMP_NS with a blank, nine digits and without Z. */
  function parquetTimes(event: Event): Event {
    const times = Object.entries(event).filter(
      ([name, value]) => /Time(?:stamp)?$/.test(name) && value !== "",
    );
    return Object.fromEntries(
      times.map(([name, value]) => [name, value.replace("T", " ").replace(/\.?0*Z$/, "")]),
    );
  }

  test.each(FORM_NAMES)("%s without rows is a whole file", async (form) => {
    expect(await readEvents(await make({ rows: 0, form }))).toEqual([]);
  });

  test("the streaming form has CRLF line ends and keys in no fixed order", async () => {
    const text = readFileSync(await make({ form: "streaming" }), "utf8");
    expect(text.match(/[^\r]\n/g)).toBeNull();
    expect(text.split("\r\n")).toHaveLength(501);
    expect(new Set(text.split("\r\n").map((line) => line.slice(0, 9))).size).toBeGreaterThan(2);
  });
});

describe("determinism", () => {
  test.each(TABLES)("%s: a seed gives the same bytes, another one others", async (table) => {
    const [one, again, other] = await Promise.all(
      [{ seed: 3 }, { seed: 3 }, { seed: 4 }].map((seed) => make({ table, ...seed })),
    );
    expect(readFileSync(again ?? "", "utf8")).toBe(readFileSync(one ?? "", "utf8"));
    expect(readFileSync(other ?? "", "utf8")).not.toBe(readFileSync(one ?? "", "utf8"));
  });
});

describe("content", () => {
  test.each(TABLES)("%s has the columns of the schema and unique events", async (table) => {
    const events = await readEvents(await make({ table }));
    expect(Object.keys(events[0] ?? {})).toEqual(DEFENDER_TABLES.get(table)?.map((column) => column.name));
    expect(new Set(events.map((event) => `${event["DeviceId"]} ${event["ReportId"]}`)).size).toBe(500);
  });

  test("shares are kept", async () => {
    const events = await readEvents(
      await make({ rows: 20_000, mmcShare: 0.2, injectionShare: 0.1, hitShare: 0.05 }),
    );
    const mmc = (event: Event) => event["InitiatingProcessFileName"] === "mmc.exe";
    const injection = (event: Event) =>
      /^(?:CreateRemoteThread|QueueUserApcRemote|ReadProcessMemory|SetThreadContextRemote|NtMapViewOfSectionRemote|NtAllocateVirtualMemoryRemote)ApiCall$|^MemoryRemoteProtect$/.test(
        event["ActionType"] ?? "",
      );
    expect(count(events, mmc) / 20_000).toBeCloseTo(0.2, 1);
    expect(count(events, injection) / 20_000).toBeCloseTo(0.1, 1);
    expect(count(events, (event) => mmc(event) && injection(event)) / 20_000).toBeCloseTo(0.05, 1);
  });

  test("a hit share of none gives no hit", async () => {
    const events = await readEvents(
      await make({ rows: 5000, mmcShare: 0.5, injectionShare: 0.5, hitShare: 0 }),
    );
    const injected = count(events, (event) =>
      /RemoteApiCall$|CreateRemoteThread/.test(event["ActionType"] ?? ""),
    );
    expect(injected).toBeGreaterThan(1000);
    expect(
      count(
        events,
        (event) =>
          event["InitiatingProcessFileName"] === "mmc.exe" &&
          /RemoteApiCall$|CreateRemoteThread/.test(event["ActionType"] ?? ""),
      ),
    ).toBe(0);
  });

  test("times have seven digits, rise, and stay in the span", async () => {
    const events = await readEvents(await make({ spanSeconds: 3600 }));
    const times = events.map((event) =>
      (event["Timestamp"] ?? "").replace(
        /(?:\.(\d+))?Z$/,
        (_, digits = "") => `.${String(digits).padEnd(7, "0")}Z`,
      ),
    );
    expect(times.filter((time) => /\.\d{6}[1-9]Z$/.test(time)).length).toBeGreaterThan(300);
    expect(times).toEqual([...times].sort());
    expect(times[0]?.startsWith("2026-03-02T00:0")).toBe(true);
    expect(times.at(-1)?.startsWith("2026-03-02T00:59")).toBe(true);
  });

  test("values repeat", async () => {
    const events = await readEvents(await make({ rows: 5000, devices: 250 }));
    const distinct = (column: string) => new Set(events.map((event) => event[column])).size;
    expect(distinct("InitiatingProcessFileName")).toBeLessThan(60);
    expect(distinct("ActionType")).toBeGreaterThan(30);
    expect(distinct("InitiatingProcessCommandLine")).toBeLessThan(3000);
  });
});

test("isoText cuts trailing zeros", () => {
  expect(isoText(instant("2026-03-02T08:15:31Z"))).toBe("2026-03-02T08:15:31Z");
  expect(isoText(instant("2026-03-02T08:15:31Z") + 417_200)).toBe("2026-03-02T08:15:31.04172Z");
  expect(isoText(instant("2026-03-02T08:15:31Z") + 7)).toBe("2026-03-02T08:15:31.0000007Z");
});
