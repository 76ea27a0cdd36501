import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEvidence } from "../src/detect/evidence.js";
import type { EventSpan } from "../src/plan/event-span.js";
import { triage } from "../src/detect/triage/triage.js";
import { renderHtml } from "../src/report/html/html.js";
import { renderJson } from "../src/report/json.js";
import { triageLines } from "../src/report/triage.js";
import { cardOf, huntOver } from "./hunt-over.js";
import { sessionWith, type EventRow, type EvidenceFile } from "./evidence.js";

/** 2026-03-02T00:00:00Z */
const START = 639_080_064_000_000_000n;
const HOUR = 36_000_000_000n;
const FILE = String.raw`C:\Users\ada\Tools\note 8.msc`;

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "coldhunt-triage-"));
  process.env["XDG_CACHE_HOME"] = cache;
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const hit: EventRow = {
  Timestamp: START,
  DeviceId: "d1",
  DeviceName: "ws1",
  ActionType: "X",
  FileName: "victim.exe",
  InitiatingProcessFileName: "mmc.exe",
  InitiatingProcessCommandLine: `mmc.exe "${FILE}"`,
  InitiatingProcessId: 40n,
  InitiatingProcessCreationTime: START - HOUR,
  InitiatingProcessAccountSid: "S-1-5-21-1-2-3-1104",
  InitiatingProcessAccountName: "ada",
};
const events = (...more: EventRow[]): EvidenceFile => ({
  path: "events.csv",
  table: "DeviceEvents",
  rows: [hit, ...more],
});
const line = (device: string, text: string): EventRow => ({
  Timestamp: START + HOUR,
  DeviceId: device,
  ActionType: "Y",
  InitiatingProcessCommandLine: text,
});

const MSC_QUERY = `DeviceEvents | where ActionType == "X" | extend MscFile = parse_command_line(InitiatingProcessCommandLine, "windows")[1]`;

async function run(
  files: readonly EvidenceFile[],
  span: EventSpan = { from: null, to: null },
  query = MSC_QUERY,
) {
  const session = await sessionWith(files);
  try {
    const evidence = await openEvidence(session, span);
    const { account } = await huntOver(evidence, [cardOf(query)]);
    const found = await triage(evidence, account);
    const whole = { ...account, triage: found };
    let html = "";
    for await (const chunk of renderHtml(whole)) html += chunk;
    let json = "";
    for await (const chunk of renderJson(whole)) json += chunk;
    return { found, text: [...triageLines(found)].join("\n"), html, json };
  } finally {
    session.close();
  }
}

describe("prevalence", () => {
  it("counts devices whose command lines or file events name the file, whatever its case", async () => {
    const { found } = await run([
      events(
        line("d2", `MMC.EXE "${FILE.toUpperCase()}"`),
        line("d3", `mmc.exe /32 ${FILE.replaceAll("\\", "/")}`),
        line("d4", String.raw`mmc.exe "D:\other\Note 8.msc" /s`),
        line("d5", String.raw`mmc.exe C:\Users\ada\Tools\foot-note 8.msc`),
        line("d6", `copy "${FILE}.bak"`),
        line("d7", "nothing"),
      ),
      {
        path: "files.csv",
        table: "DeviceFileEvents",
        rows: [
          { Timestamp: START - 9n * HOUR, DeviceId: "d8", FileName: "NOTE 8.MSC", FolderPath: FILE },
          { Timestamp: START, DeviceId: "d9", FileName: "note 8.msc", FolderPath: String.raw`E:\note 8.msc` },
        ],
      },
    ]);
    expect(found.files).toHaveLength(1);
    expect(found.files[0]).toMatchObject({
      file: FILE,
      prevalence: {
        devicesByPath: 4,
        devicesByName: 6,
        devices: 9,
        fileEvents: 2,
        commandLines: 4,
        firstSeen: START - 9n * HOUR,
        lastSeen: START + HOUR,
      },
    });
  });

  it("lists the file of one device before the file of all", async () => {
    const common = String.raw`C:\Windows\System32\services.msc`;
    const everywhere = ["d2", "d3", "d4"].map((device) => line(device, `mmc.exe ${common}`));
    const { found, text, html, json } = await run([
      events(
        { ...hit, DeviceId: "d4", DeviceName: "ws4", InitiatingProcessCommandLine: `mmc.exe ${common}` },
        ...everywhere,
      ),
    ]);
    expect(
      found.files.map(({ file, prevalence }) => [file, prevalence?.devicesByPath, prevalence?.devices]),
    ).toEqual([
      [FILE, 1, 4],
      [common, 3, 4],
    ]);
    // the same numbers everywhere
    expect(text).toContain(`${common}: at this path on 3 of 4 devices`);
    expect(html).toMatch(/<td class="number"[^>]*>3 of 4<\/td>/);
    const parsed = JSON.parse(json) as { triage: { files: { prevalence: { devicesByPath: number } }[] } };
    expect(parsed.triage.files.map(({ prevalence }) => prevalence.devicesByPath)).toEqual([1, 3]);
  });

  it("looks beyond the span that the cards were asked for, and counts a device once that an export only names", async () => {
    const named = { Timestamp: START - 99n * HOUR, DeviceName: "WS1", InitiatingProcessCommandLine: FILE };
    const { found } = await run([events(), { path: "n.csv", table: "DeviceNetworkEvents", rows: [named] }], {
      from: START - HOUR,
      to: null,
    });
    expect(found.files[0]?.prevalence).toMatchObject({
      devicesByPath: 1,
      devices: 1,
      commandLines: 2,
      firstSeen: START - 99n * HOUR,
    });
  });

  it("counts the finding's own device however its command line writes the file", async () => {
    const quoted = { ...hit, InitiatingProcessCommandLine: String.raw`mmc.exe "C:\T\a \"b\" c.msc"` };
    const { found } = await run([{ ...events(), rows: [quoted] }]);
    expect(found.files[0]).toMatchObject({
      file: String.raw`C:\T\a "b" c.msc`,
      prevalence: { devicesByPath: 1, commandLines: 0 },
    });
  });
});

describe("how a file came", () => {
  const written = (more: EventRow): EvidenceFile => ({
    path: "files.csv",
    table: "DeviceFileEvents",
    rows: [
      {
        Timestamp: START - HOUR,
        DeviceId: "d1",
        DeviceName: "ws1",
        ActionType: "FileCreated",
        FileName: "note 8.msc",
        FolderPath: FILE,
        InitiatingProcessFileName: "explorer.exe",
        ...more,
      },
    ],
  });
  const arrival = async (more: EventRow) =>
    (await run([events(), written(more)])).found.files[0]?.findings[0]?.arrival;

  it("names its origin and the kind of program that wrote it", async () => {
    expect(
      await arrival({ InitiatingProcessFileName: "msedge.exe", FileOriginUrl: "https://a.example/n" }),
    ).toMatchObject({
      creatorKind: "browser",
      originUrl: "https://a.example/n",
      recent: true,
      source: { path: "files.csv", row: 1 },
    });
    expect(await arrival({ InitiatingProcessFileName: "7zG.exe" })).toMatchObject({
      creatorKind: "archive",
      originUrl: "",
    });
    expect(await arrival({})).toMatchObject({ creatorKind: "other", originUrl: "", recent: true });
  });

  it("knows a Mark of the Web by its stream", async () => {
    const marked = await arrival({
      FileName: "note 8.msc:Zone.Identifier",
      FolderPath: `${FILE}:Zone.Identifier`,
    });
    expect(marked?.originUrl).toBe("marked, address not in the evidence");
  });

  it("is not recent after a day, and not told by what came later, elsewhere or under another name", async () => {
    expect(await arrival({ Timestamp: START - 25n * HOUR })).toMatchObject({ recent: false });
    expect(await arrival({ Timestamp: START + 1n })).toBeNull();
    expect(await arrival({ DeviceId: "d2", DeviceName: "ws2" })).toBeNull();
    expect(await arrival({ FileName: "note 9.msc" })).toBeNull();
    expect(await arrival({ FolderPath: String.raw`D:\note 8.msc` })).toBeNull();
  });
});

describe("signs of compromise", () => {
  it("come from the tables that are there; the others are said to be absent", async () => {
    const files: EvidenceFile[] = [
      events(),
      {
        path: "logons.csv",
        table: "DeviceLogonEvents",
        rows: [
          { Timestamp: START, DeviceId: "d1", ActionType: "LogonFailed" },
          { Timestamp: START, DeviceId: "d1", ActionType: "LogonSuccess" },
          { Timestamp: START, DeviceId: "d2", ActionType: "LogonFailed" },
          { Timestamp: START - 30n * HOUR, DeviceId: "d1", ActionType: "LogonFailed" },
        ],
      },
      {
        path: "alerts.csv",
        table: "AlertEvidence",
        rows: [{ Timestamp: START, AccountSid: "S-1-5-21-1-2-3-1104" }],
      },
      {
        path: "net.csv",
        table: "DeviceNetworkEvents",
        rows: [0n, 500n * HOUR].map((apart) => ({
          Timestamp: START,
          DeviceId: "d1",
          InitiatingProcessId: 40n,
          InitiatingProcessCreationTime: START - HOUR - apart,
        })),
      },
    ];
    const { found, text } = await run(files);
    expect(found.files[0]?.findings[0]?.signs.map(({ table, count }) => [table, count])).toEqual([
      ["AlertEvidence", 1],
      ["DeviceLogonEvents", 1],
      ["DeviceNetworkEvents", 1],
    ]);
    expect(found.absent).not.toContain("DeviceLogonEvents");
    expect(text).toMatch(/not in the evidence: .*DeviceFileEvents/);
  });

  it("are none where there are none", async () => {
    const { found } = await run([events()]);
    expect(found.files[0]?.findings[0]?.signs).toEqual([]);
    expect(found.absent).toContain("DeviceLogonEvents");
  });
});

describe("a card whose findings are about a process or an account", () => {
  const SID = "S-1-5-21-1-2-3-1104";
  const tool = {
    InitiatingProcessFileName: "Tool.exe",
    InitiatingProcessFolderPath: String.raw`C:\T\tool.exe`,
  };
  const connection = (device: string, more: EventRow = {}): EventRow => ({
    Timestamp: START,
    DeviceId: device,
    ActionType: "ConnectionSuccess",
    RemoteIP: "203.0.113.7",
    ...more,
  });

  it("counts the devices that run the process where the event has no file", async () => {
    const rows = [
      connection("d1", tool),
      connection("d2", { ...tool, RemoteIP: "x", InitiatingProcessFolderPath: String.raw`c:\t` }),
      connection("d3", { ...tool, RemoteIP: "x", InitiatingProcessFolderPath: String.raw`D:\tool.exe` }),
      connection("d4", { RemoteIP: "x", InitiatingProcessFileName: "other.exe" }),
    ];
    const { found, text } = await run(
      [{ path: "net.csv", table: "DeviceNetworkEvents", rows }],
      undefined,
      'DeviceNetworkEvents | where RemoteIP == "203.0.113.7"',
    );
    expect(found.files).toMatchObject([
      {
        file: String.raw`C:\T\tool.exe`,
        prevalence: { devicesByPath: 2, devicesByName: 3, devices: 4, processEvents: 3, fileEvents: 0 },
        findings: [{ account: "", accountSeen: null }],
      },
    ]);
    expect(text).toContain(
      "at this path on 2 of 4 devices, by name on 3; 0 file events, 3 events of its processes",
    );
  });

  const logon = (device: string, more: EventRow = {}): EventRow => ({
    Timestamp: START,
    DeviceId: device,
    ActionType: "LogonSuccess",
    AccountSid: SID,
    AccountName: "ada",
    AccountDomain: "corp",
    InitiatingProcessAccountSid: "S-1-5-18",
    InitiatingProcessAccountName: "system",
    ...more,
  });
  const logons = async (rows: readonly EventRow[], more: readonly EvidenceFile[] = []) => {
    const file = { path: "logons.csv", table: "DeviceLogonEvents", rows };
    const query = 'DeviceLogonEvents | where LogonType == "Network"';
    const done = await run([file, ...more], undefined, query);
    return { ...done, finding: done.found.files[0]?.findings[0] };
  };

  it("tells on which devices the account that logged on was seen, whichever service took the logon", async () => {
    const { finding, text, html, json } = await logons(
      [
        logon("d1", { LogonType: "Network" }),
        logon("d2", { Timestamp: START - HOUR }),
        logon("d3", { AccountSid: "S-1-5-21-1-2-3-9", AccountName: "bob" }),
      ],
      [
        {
          path: "p.csv",
          table: "DeviceProcessEvents",
          rows: [{ Timestamp: START + HOUR, DeviceId: "d4", InitiatingProcessAccountSid: SID.toLowerCase() }],
        },
      ],
    );
    expect(finding).toMatchObject({
      account: "corp\\ada",
      accountSeen: { onDevices: 3, devices: 4, events: 3, firstSeen: START - HOUR, lastSeen: START + HOUR },
    });
    const words = "account corp\\ada: on 3 of 4 devices, 3 events; first seen 2026-03-01T23:00:00.0000000Z";
    expect(text).toContain(words);
    expect(html).toContain("on 3 of 4 devices, 3 events");
    expect(json).toContain('"accountSeen":{"onDevices":3,"devices":4,"events":3');
  });

  it("tells nothing of accounts that every machine has", async () => {
    const system = {
      LogonType: "Network",
      AccountSid: "S-1-5-18",
      AccountName: "SYSTEM",
      AccountDomain: "nt",
    };
    expect((await logons([logon("d1", system)])).finding).toMatchObject({ account: "", accountSeen: null });
  });

  it("takes the account that acted where that is a person", async () => {
    const acted = {
      LogonType: "Network",
      InitiatingProcessAccountSid: "S-1-5-21-1-2-3-9",
      InitiatingProcessAccountName: "bob",
    };
    expect((await logons([logon("d1", acted)])).finding?.account).toBe("bob");
  });
});
