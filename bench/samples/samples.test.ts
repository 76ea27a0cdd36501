import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLineToArgv } from "../../src/argv/command-line-to-argv.js";
import { EXPECTED_FINDINGS } from "./expected.js";
import { makeSamples } from "./make.js";
import { SAMPLES } from "./plan.js";
import { readEvents, type Event } from "./read-events.js";

const FOLDER = new URL("../../samples", import.meta.url).pathname;
const FILES = [...SAMPLES.keys()];
const INJECTIONS = [
  "createremotethreadapicall",
  "memoryremoteprotect",
  "ntallocatevirtualmemoryremoteapicall",
  "ntmapviewofsectionremoteapicall",
  "readprocessmemoryapicall",
  "setthreadcontextremoteapicall",
  "queueuserapcremoteapicall",
];

let made = "";
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "coldhunt-samples-"));
  await makeSamples(made);
});
afterAll(() => {
  rmSync(made, { recursive: true });
});

/** The rule of the card, for one event. */
function isHit(event: Event): boolean {
  const byMmc = event["InitiatingProcessFileName"]?.toLowerCase() === "mmc.exe";
  return byMmc && INJECTIONS.includes(event["ActionType"]?.toLowerCase() ?? "");
}

function mscFile(event: Event): string | null {
  const argv = commandLineToArgv(event["InitiatingProcessCommandLine"] ?? "");
  const first = argv[1] ?? null;
  return first?.startsWith("/") === true ? (argv[2] ?? null) : first;
}

describe.each(FILES)("samples/%s", (file) => {
  test("is what the generator makes", async () => {
    if (file.endsWith(".parquet")) {
      expect(await readEvents(join(FOLDER, file))).toEqual(await readEvents(join(made, file)));
      return;
    }
    // the compressed bytes depend on the zlib of the Node that made them
    const bytes = [FOLDER, made].map((folder) => readFileSync(join(folder, file)));
    const [kept, again] = file.endsWith(".gz") ? bytes.map((one) => gunzipSync(one)) : bytes;
    expect(again?.equals(kept ?? Buffer.alloc(0))).toBe(true);
  });

  test("has the planned rows and, where the card looks, the planted hits alone", async () => {
    const events = await readEvents(join(FOLDER, file));
    expect(events).toHaveLength(SAMPLES.get(file)?.rows ?? NaN);
    const found = events.filter(isHit).map((event) => ({ file, actionType: event["ActionType"], mscFile: mscFile(event) }));
    expect(found).toEqual(EXPECTED_FINDINGS.filter((finding) => finding.file === file));
  });
});

test("all seven ActionTypes are hit, each file has its own events, and the whole is small", async () => {
  const hit = new Set(EXPECTED_FINDINGS.map((finding) => finding.actionType.toLowerCase()));
  expect([...hit].sort()).toEqual([...INJECTIONS].sort());
  const events = (await Promise.all(FILES.map((file) => readEvents(join(FOLDER, file))))).flat();
  const keys = events.map((event) => `${event["ActionType"]} ${event["DeviceId"]} ${event["ReportId"]}`);
  expect(new Set(keys).size).toBe(keys.length);
  const bytes = FILES.map((file) => statSync(join(FOLDER, file)).size);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(3_000_000);
});

test("near misses are there", async () => {
  const events = (await Promise.all(FILES.map((file) => readEvents(join(FOLDER, file))))).flat();
  const count = (is: (event: Event) => boolean) => events.filter(is).length;
  const by = (event: Event) => event["InitiatingProcessFileName"]?.toLowerCase() ?? "";
  const injects = (event: Event) => INJECTIONS.includes(event["ActionType"]?.toLowerCase() ?? "");
  expect(count((event) => by(event) === "mmc.exe" && !injects(event))).toBeGreaterThan(20);
  expect(count((event) => by(event) !== "mmc.exe" && injects(event))).toBeGreaterThan(40);
  for (const name of ["notmmc.exe", "mmc.exe.bak"]) {
    expect(count((event) => by(event) === name && injects(event))).toBeGreaterThan(0);
  }
});

test("the lure is written, opened and injects on one device", async () => {
  const find = async (file: string, is: (event: Event) => boolean) =>
    (await readEvents(join(FOLDER, file))).filter(is);
  const [written] = await find("portal/lisbon-files.csv", (event) => event["FileName"] === "Delivery note 8841.msc");
  const [opened] = await find("portal/lisbon-processes.csv", (event) => event["ProcessId"] === "9212");
  const [injected] = await find("portal/lisbon.csv", (event) => event["InitiatingProcessId"] === "9212");
  expect(opened).toMatchObject({ FileName: "mmc.exe", DeviceId: written?.["DeviceId"] });
  expect(injected).toMatchObject({
    DeviceId: written?.["DeviceId"],
    InitiatingProcessCreationTime: opened?.["ProcessCreationTime"],
    InitiatingProcessCommandLine: opened?.["ProcessCommandLine"],
  });
  const times = [written, opened, injected].map((event) => event?.["Timestamp"] ?? "");
  expect(times).toEqual([...times].sort());
});
