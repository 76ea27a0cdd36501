import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FunnelStep } from "../case/finding.js";
import { compile } from "../compile.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import type { Session } from "../store/session.js";
import { sessionWith, type EventRow } from "../../test/evidence.js";
import { countFunnel } from "./funnel.js";

const row = (device: string, action: string, image: string): EventRow => ({
  Timestamp: 639_080_064_000_000_000n,
  DeviceId: device,
  ActionType: action,
  InitiatingProcessFileName: image,
});

let session: Session;
beforeAll(async () => {
  session = await sessionWith([
    {
      path: "a.csv",
      table: "DeviceEvents",
      rows: [
        row("d1", "Inject", "mmc.exe"),
        row("d1", "Inject", "MMC.EXE"),
        row("d1", "Open", "mmc.exe"),
        row("d2", "Inject", "cmd.exe"),
        row("d2", "Open", "mmc.exe"),
        row("d3", "Open", "cmd.exe"),
      ],
    },
    {
      path: "b.csv",
      table: "DeviceInfo",
      rows: [
        { Timestamp: 1n, DeviceId: "d1" },
        { Timestamp: 1n, DeviceId: "d3" },
      ],
    },
  ]);
});
afterAll(() => {
  session.close();
});

/** The steps as `rows label`, branches in brackets before the step that reads them. */
function text(steps: readonly FunnelStep[]): string {
  return steps
    .map(({ rows, label, branches }) => {
      const read = branches.map((branch) => `[${branch.label}: ${text(branch.steps)}] `).join("");
      return `${read}${rows} ${label}`;
    })
    .join(" -> ");
}

async function funnel(kql: string, found: number): Promise<string | undefined> {
  const compiled = await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb" });
  const steps = await countFunnel(session, compiled, found);
  // what the query gives is not counted again but taken over: it has to be what counting gives
  await session.installMacros(compiled.macros);
  const [counted] = await session.arrays(`SELECT count(*) FROM (${compiled.sql})`);
  expect(Number(counted?.[0])).toBe(found);
  return steps && text(steps);
}

describe("rows left after each step", () => {
  const cases: readonly (readonly [kql: string, found: number, expected: string])[] = [
    [
      'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | where ActionType == "Inject" | extend x = 1 | project x',
      2,
      '6 DeviceEvents -> 4 where InitiatingProcessFileName =~ "mmc.exe" -> 2 where ActionType == "Inject"',
    ],
    [
      // both halves of one `where` are one step
      'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" and ActionType == "Inject"',
      2,
      '6 DeviceEvents -> 2 where InitiatingProcessFileName =~ "mmc.exe" and ActionType == "Inject"',
    ],
    [
      "DeviceEvents | summarize n = count() by DeviceId | where n > 1 | where n > 2",
      1,
      "6 DeviceEvents -> 3 summarize n = count() by DeviceId -> 2 where n > 1 -> 1 where n > 2",
    ],
    [
      "DeviceEvents | join kind=inner (DeviceInfo | where DeviceId == 'd1') on DeviceId | where ActionType == 'Open'",
      1,
      "6 DeviceEvents -> [with: 2 DeviceInfo -> 1 where DeviceId == 'd1'] 3 join kind=inner (DeviceInfo | where DeviceId == 'd1') on DeviceId -> 1 where ActionType == 'Open'",
    ],
    [
      "let injected = DeviceEvents | where ActionType == 'Inject'; union injected, (injected | where DeviceId == 'd2')",
      4,
      "[part 1: 6 DeviceEvents -> 3 where ActionType == 'Inject'] [part 2: 6 DeviceEvents -> 3 where ActionType == 'Inject' -> 1 where DeviceId == 'd2'] 4 union injected, (injected | where DeviceId == 'd2')",
    ],
    [
      "let known = materialize(DeviceInfo | distinct DeviceId); DeviceEvents | where DeviceId in (known)",
      4,
      "6 DeviceEvents -> [in the rows of: 2 DeviceInfo -> 2 distinct DeviceId] 4 where DeviceId in (known)",
    ],
    ["DeviceEvents | sort by ActionType asc | take 2", 2, "6 DeviceEvents -> 2 take 2"],
    [
      "DeviceEvents // all of it\n| where ActionType // \"what\"\n  == '//x'",
      0,
      "6 DeviceEvents -> 0 where ActionType == '//x'",
    ],
  ];
  it.each(cases)("%s", async (kql, found, expected) => {
    expect(await funnel(kql, found)).toBe(expected);
  });

  it("are not counted where chance decides", async () => {
    const compiled = await compile("DeviceEvents | where rand() < 0.5", {
      tables: DEFENDER_TABLES,
      dialect: "duckdb",
    });
    expect(await countFunnel(session, compiled, 3)).toBeUndefined();
  });
});
