import { describe, expect, it } from "vitest";
import { importing, ticks, type Imported } from "../../test/ingest/workspace.js";

const HEAD = "Timestamp,DeviceId,ActionType,ReportId,FileName";
const csv = (...rows: readonly (readonly string[])[]) =>
  [HEAD, ...rows.map((row) => row.join(","))].join("\n");
const T7 = "2026-03-02T08:15:31.0417203Z";
const EVENT = [T7, "d", "OpenProcessApiCall", "4411", "lsass.exe"] as const;
const change = (index: number, value: string) => EVENT.map((cell, at) => (at === index ? value : cell));

const duplicates = (got: Imported) =>
  got.session.rows('SELECT input, "row", of_input, of_row FROM coldhunt.duplicates ORDER BY ALL');
const counts = (got: Imported) => got.inputs.map(({ rows }) => [rows.read, rows.imported, rows.duplicate]);

describe("the same event in two files", () => {
  it("is imported once, and both places are on record", async () => {
    const files = { "a.csv": csv(change(3, "1"), EVENT), "b.csv": csv(EVENT, change(3, "2")) };
    await importing(files, async (got) => {
      expect(counts(got)).toEqual([
        [2, 2, 0],
        [2, 1, 1],
      ]);
      expect(await duplicates(got)).toEqual([{ input: 2, row: 1n, of_input: 1, of_row: 2n }]);
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => [row["coldhunt_input"], row["coldhunt_row"]])).toEqual([
        [1, 1n],
        [1, 2n],
        [2, 2n],
      ]);
    });
  });

  it("is kept twice where the user says so", async () => {
    const files = { "a.csv": csv(EVENT), "b.csv": csv(EVENT, change(3, "2")) };
    await importing(
      files,
      async (got) => {
        expect(counts(got)).toEqual([
          [1, 1, 0],
          [2, 2, 0],
        ]);
        expect(await got.rows("DeviceEvents")).toHaveLength(3);
      },
      { keepDuplicates: true },
    );
  });

  it.each([
    ["another device", 1, "e"],
    ["another action", 2, "DriverLoad"],
    ["another report", 3, "4412"],
    ["another tick", 0, "2026-03-02T08:15:31.0417204Z"],
    ["no device", 1, ""],
    ["no report", 3, ""],
    ["no time", 0, ""],
  ])("is another one with %s", async (_, index, value) => {
    const odd = change(index, value);
    await importing({ "a.csv": csv(EVENT, odd), "b.csv": csv(odd, change(3, "9")) }, (got) => {
      // the odd one is the same as itself where it has all that identifies an event
      const identified = value !== "";
      expect(counts(got)[1]).toEqual([2, identified ? 1 : 2, identified ? 1 : 0]);
      expect(counts(got)[0]).toEqual([2, 2, 0]);
    });
  });

  it.each([
    ["2026-03-02T08:15:31.041Z", true],
    ["2026-03-02T08:15:31.042Z", false],
    ["2026-03-02T08:15:31Z", true],
    ["2026-03-02T08:15:32Z", false],
    ["2026-03-02T08:15:31.041720Z", true],
    ["2026-03-02T08:15:31.041721Z", false],
  ])("is found by the digits that both carry: %s %s", async (time, same) => {
    for (const [first, second] of [
      [EVENT, change(0, time)],
      [change(0, time), EVENT],
    ] as const)
      await importing({ "a.csv": csv(first), "b.csv": csv(second) }, (got) => {
        expect(counts(got)[1]).toEqual([1, same ? 0 : 1, same ? 1 : 0]);
      });
  });

  it("is found by the digits of the file, not of the single time", async () => {
    // all of a file in whole milliseconds is a matter of its format; one such time among others is not
    const other = change(3, "9");
    const whole = change(0, "2026-03-02T08:15:31.041Z");
    await importing({ "a.csv": csv(EVENT, other), "b.csv": csv(whole, change(3, "10")) }, (got) => {
      expect(counts(got)[1]).toEqual([2, 2, 0]);
    });
  });

  it("is another one in another table", async () => {
    const info =
      "Timestamp,DeviceId,ReportId,OSPlatform,OSVersion,JoinType,PublicIP\n" +
      [T7, "d", "4411", "W", "1", "", ""].join(",");
    await importing({ "a.csv": csv(EVENT), "b.csv": info }, (got) => {
      expect(got.inputs.map(({ table }) => table)).toEqual(["DeviceEvents", "DeviceInfo"]);
      expect(counts(got)).toEqual([
        [1, 1, 0],
        [1, 1, 0],
      ]);
    });
  });
});

describe("the same event twice in a file", () => {
  it("of a portal is two rows", async () => {
    await importing({ "a.csv": csv(EVENT, EVENT) }, (got) => {
      expect(counts(got)).toEqual([[2, 2, 0]]);
    });
  });

  it("is a copy where records are streamed and all of it is equal", async () => {
    const record = (properties: object, time: string) =>
      JSON.stringify({ time, category: "AdvancedHunting-DeviceEvents", properties });
    const event = {
      Timestamp: T7,
      DeviceId: "d",
      ActionType: "OpenProcessApiCall",
      ReportId: 1,
      FileName: "a",
    };
    const lines = [
      record(event, "2026-03-02T08:20:00Z"),
      record({ ...event, FileName: "b" }, "2026-03-02T08:20:00Z"),
      record(event, "2026-03-02T08:25:00Z"),
      record({ ...event, DeviceId: "" }, "2026-03-02T08:25:00Z"),
      record({ ...event, DeviceId: "" }, "2026-03-02T08:25:00Z"),
      record(event, "2026-03-02T08:30:00Z"),
    ];
    await importing({ "PT1H.json": lines.join("\r\n") }, async (got) => {
      expect(counts(got)).toEqual([[6, 4, 2]]);
      expect(await duplicates(got)).toEqual([
        { input: 1, row: 3n, of_input: 1, of_row: 1n },
        { input: 1, row: 6n, of_input: 1, of_row: 1n },
      ]);
      const [first] = await got.rows("DeviceEvents");
      expect(first?.["coldhunt_ingestion"]).toBe(ticks("2026-03-02T08:20:00Z"));
      expect(got.inputs[0]?.ingestion["record-time"]).toBe(4);
    });
  });
});

describe("a file that is there twice", () => {
  it("is read once", async () => {
    const content = csv(EVENT, ["x"], change(1, ""));
    await importing({ "a.csv": content, "copy/b.csv": content }, async (got) => {
      expect(got.inputs.map((input) => [input.rows, input.duplicateOf])).toEqual([
        [{ read: 3, imported: 2, rejected: 1, duplicate: 0 }, null],
        [{ read: 3, imported: 0, rejected: 0, duplicate: 3 }, 1],
      ]);
      expect(got.inputs[1]?.notes).toEqual([expect.stringMatching(/^the same bytes as .*a\.csv$/)]);
      expect(await got.rows("DeviceEvents")).toHaveLength(2);
    });
  });
});
