import { describe, expect, it } from "vitest";
import { inspect, type Inspection } from "../../src/ingest/inspect.js";
import { importing, ticks } from "./workspace.js";

const HEAD = "Timestamp,DeviceId,ActionType,ReportId,Odd";
const row = (time: string, report: number, action = "DriverLoad") => `${time},d,${action},${report},`;
const csv = (rows: readonly string[]) => [HEAD, ...rows].join("\n");

/** Inspects files within a folder of their own. */
async function inspecting(
  files: Readonly<Record<string, string>>,
  check: (found: readonly Inspection[]) => void,
): Promise<void> {
  await importing({}, async ({ session, folder, write }) => {
    await write(files);
    check(await inspect(session, [folder], {}));
  });
}

describe("inspect", () => {
  it("says what a file is and what is in it", async () => {
    const rows = [
      row("2026-03-02T00:00:00.5Z", 1),
      row("2026-03-02T01:00:00.25Z", 2, "NamedPipeEvent"),
      row("2026-03-02T02:00:00Z", 3),
    ];
    await inspecting({ "a.csv": csv(rows) }, ([input]) => {
      expect(input).toMatchObject({
        format: "portal-csv",
        because: "its head has the names of advanced hunting",
        table: "DeviceEvents",
        encoding: "utf-8",
        digits: 3,
        firstEvent: ticks("2026-03-02T00:00:00.5Z"),
        unknownColumns: ["Odd"],
        actionTypes: [
          { name: "DriverLoad", count: 2 },
          { name: "NamedPipeEvent", count: 1 },
        ],
        cap: null,
        overlaps: [],
      });
    });
  });

  it("notices a row count at which exports end", async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => row(`2026-03-02T00:00:00.${n}Z`, n));
    await inspecting({ "a.csv": csv(rows), "b.csv": csv(rows.slice(1)) }, ([full, other]) => {
      expect([full?.cap, other?.cap]).toEqual([10_000, null]);
    });
  });

  it("finds gaps", async () => {
    const hours = [0, 1, 2, 9, 10, 11];
    const rows = hours.map((hour) => row(`2026-03-02T${String(hour).padStart(2, "0")}:00:00Z`, hour));
    await inspecting({ "a.csv": csv(rows) }, ([input]) => {
      expect(input?.gaps).toContainEqual({
        from: ticks("2026-03-02T02:00:00Z"),
        to: ticks("2026-03-02T09:00:00Z"),
      });
      expect(input?.gaps.length).toBeLessThanOrEqual(5);
    });
  });

  it("finds what files share; shared events count for both", async () => {
    const rows = [1, 2, 3, 4].map((n) => row(`2026-03-02T00:00:0${n}Z`, n));
    await inspecting({ "a.csv": csv(rows.slice(0, 3)), "b.csv": csv(rows.slice(1)) }, ([a, b]) => {
      expect(a?.overlaps).toEqual([]);
      expect(b?.overlaps).toEqual([{ path: a?.path, events: 2 }]);
      expect(b?.actionTypes).toEqual([{ name: "DriverLoad", count: 3 }]);
      expect(b?.firstEvent).toBe(ticks("2026-03-02T00:00:02Z"));
    });
  });
});
