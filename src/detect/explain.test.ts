import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../compile.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import type { Session } from "../store/session.js";
import { sessionWith, type EventRow } from "../../test/evidence.js";
import { openEvidence, type Evidence } from "./evidence.js";
import type { Explanation, NamedValue } from "../case/explanation.js";
import { explain } from "./explain.js";

const row = (device: string, action: string, image = "mmc.exe", more: EventRow = {}): EventRow => ({
  Timestamp: 639_080_064_000_000_000n,
  DeviceId: device,
  ActionType: action,
  InitiatingProcessFileName: image,
  ...more,
});

let session: Session;
let evidence: Evidence;
beforeAll(async () => {
  session = await sessionWith([
    {
      path: "a.csv",
      table: "DeviceEvents",
      rows: [
        row("d1", "Inject"),
        row("d1", "Inject"),
        row("d2", "Open"),
        row("d2", "Inject", "cmd.exe"),
        ...Array.from({ length: 1001 }, () => row("d9", "Inject")),
      ],
    },
    { path: "b.csv", table: "DeviceInfo", rows: [{ Timestamp: 1n, DeviceId: "d1" }] },
  ]);
  evidence = await openEvidence(session, { from: null, to: null });
});
afterAll(() => {
  session.close();
});

const shown = (values: readonly NamedValue[]): string =>
  values.map(({ name, value }) => `${name}=${String(value)}`).join(" ");

function text(explanation: Explanation): string {
  if (explanation.kind === "not-read") return `not read: ${explanation.tables.join(" ")}`;
  const way = (passed: Extract<Explanation, { kind: "found" }>["passed"]): string =>
    passed
      .map(({ step, group }) =>
        group === undefined ? step : `${step} {${shown(group.values)}; ${group.rows}}`,
      )
      .join(" -> ");
  if (explanation.kind === "found") return `found: ${way(explanation.passed)}`;
  if (explanation.kind !== "lost") return explanation.kind;
  return explanation.losses
    .map(
      ({ passed, step, reasons }) =>
        `${way(passed)} -| ${step} (${reasons.map((one) => [one.text, shown(one.values)].join(": ")).join("; ")})`,
    )
    .join(" || ");
}

async function why(kql: string, event: number, table = "DeviceEvents"): Promise<string> {
  const compiled = await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb", provenance: true });
  return text(
    await explain(evidence, compiled, { table, input: table === "DeviceInfo" ? 2 : 1, row: event }),
  );
}

const TWO = 'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | where ActionType == "Inject"';
const COUNTED = "DeviceEvents | summarize count() by DeviceId | where count_ > 2";
const JOINED = "DeviceEvents | join kind=inner (DeviceInfo) on DeviceId";

describe("the step that let an event go", () => {
  const cases: readonly (readonly [kql: string, event: number, expected: string, table?: "DeviceInfo"])[] = [
    [
      TWO,
      1,
      'found: DeviceEvents -> where InitiatingProcessFileName =~ "mmc.exe" -> where ActionType == "Inject"',
    ],
    [
      TWO,
      3,
      'DeviceEvents -> where InitiatingProcessFileName =~ "mmc.exe" -| where ActionType == "Inject" (ActionType == "Inject" is false: ActionType=Open)',
    ],
    [
      TWO,
      4,
      'DeviceEvents -| where InitiatingProcessFileName =~ "mmc.exe" (InitiatingProcessFileName =~ "mmc.exe" is false: InitiatingProcessFileName=cmd.exe)',
    ],
    [
      // only the conditions that did not hold are named, and null is told from false
      "DeviceEvents | where DeviceId == 'd2' and ActionType == 'Inject' and ReportId > 1",
      3,
      "DeviceEvents -| where DeviceId == 'd2' and ActionType == 'Inject' and ReportId > 1 (ActionType == 'Inject' is false: ActionType=Open; ReportId > 1 is null, which counts as false: ReportId=null)",
    ],
    [
      "DeviceEvents | extend Kind = strcat(ActionType, '!') | where Kind == 'x'",
      1,
      "DeviceEvents -| where Kind == 'x' (Kind == 'x' is false: Kind=Inject!)",
    ],
    [
      COUNTED,
      1,
      "DeviceEvents -> summarize count() by DeviceId {DeviceId=d1 count_=2; 2} -| where count_ > 2 (count_ > 2 is false: count_=2)",
    ],
    // a group of more rows than are listed still knows this one
    [
      COUNTED,
      1005,
      "found: DeviceEvents -> summarize count() by DeviceId {DeviceId=d9 count_=1001; 1001} -> where count_ > 2",
    ],
    // what a sketch holds is not shown
    [
      "DeviceEvents | summarize h = hll(ActionType) by DeviceId | where dcount_hll(h) > 1 | project DeviceId",
      1,
      "DeviceEvents -> summarize h = hll(ActionType) by DeviceId {DeviceId=d1 h=a sketch; 2} -| where dcount_hll(h) > 1 (dcount_hll(h) > 1 is false: h=a sketch)",
    ],
    [
      JOINED,
      3,
      "DeviceEvents -| join kind=inner (DeviceInfo) on DeviceId (none of the 1 rows of the right side (DeviceInfo) has the same key: DeviceId=d2)",
    ],
    [JOINED, 1, "found: DeviceEvents -> join kind=inner (DeviceInfo) on DeviceId"],
    [JOINED, 1, "found: DeviceInfo -> join kind=inner (DeviceInfo) on DeviceId", "DeviceInfo"],
    [
      "DeviceEvents | join kind=leftanti (DeviceInfo) on DeviceId",
      1,
      "DeviceEvents -| join kind=leftanti (DeviceInfo) on DeviceId (1 of the 1 rows of the other side (DeviceInfo) have the same key, and only rows without such a partner are kept: DeviceId=d1)",
    ],
    [
      "DeviceEvents | join kind=leftanti (DeviceInfo) on DeviceId",
      3,
      "found: DeviceEvents -> join kind=leftanti (DeviceInfo) on DeviceId",
    ],
    [
      "DeviceEvents | join (DeviceInfo) on DeviceId",
      2,
      "DeviceEvents -| join (DeviceInfo) on DeviceId (another row of the same key stands for it: of its left side this join keeps one row a key: DeviceId=d1)",
    ],
    [
      "union (DeviceEvents | where ActionType == 'A'), (DeviceEvents | where ActionType == 'B')",
      1,
      "DeviceEvents -| where ActionType == 'A' (ActionType == 'A' is false: ActionType=Inject) || DeviceEvents -| where ActionType == 'B' (ActionType == 'B' is false: ActionType=Inject)",
    ],
    ["DeviceEvents | take 1", 2, "DeviceEvents -| take 1 (of 1005 rows it is none of the 1 taken: )"],
    [TWO, 1, "not read: DeviceEvents", "DeviceInfo"],
    ["DeviceEvents | where DeviceId in ((DeviceInfo | project DeviceId))", 1, "looked-up", "DeviceInfo"],
    ["DeviceEvents | where rand() > 2", 1, "chance"],
  ];
  const complete = cases.map(
    ([kql, event, expected, table]) => [kql, event, expected, table ?? "DeviceEvents"] as const,
  );
  it.each(complete)("%s, record %i", async (kql, event, expected, table) => {
    expect(await why(kql, event, table)).toBe(expected);
  });
});
