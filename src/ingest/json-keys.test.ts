import { describe, expect, it } from "vitest";
import { importing } from "../../test/ingest/workspace.js";

/** An event as a line of JSON. */
const record = (more: Record<string, unknown>) =>
  JSON.stringify({ Timestamp: "2026-03-02T08:15:31Z", DeviceId: "d", ActionType: "DriverLoad", ...more });

const FORMS = [
  ["flat", (more: Record<string, unknown>) => record(more)],
  [
    "streamed",
    (more: Record<string, unknown>) =>
      `{"time":"2026-03-02T08:16:00Z","category":"AdvancedHunting-DeviceEvents","properties":${record(more)}}`,
  ],
] as const;

describe("JSON keys", () => {
  it.each(FORMS)("that differ in case only are columns of their own: %s", async (_, write) => {
    const lines = [
      write({ fileName: "x", FileName: "y", ReportId: 1, "o/d~d": 1 }),
      "no JSON",
      write({ FILENAME: "z", ReportId: 9007199254740993n.toString() }),
      write({ FileName: "w", constructor: { a: [1] } }),
    ];
    await importing({ "a.json": lines.join("\n") }, async (got) => {
      expect(got.inputs).toMatchObject([{ rows: { read: 4, imported: 3, rejected: 1 } }]);
      expect(got.inputs[0]?.notes.join()).toMatch(/differ in case only.*: fileName, FileName, FILENAME/);
      expect(got.inputs[0]?.renamedColumns).toEqual({ fileName: "FileName_2", FILENAME: "FileName_3" });
      expect(await got.rows("DeviceEvents")).toMatchObject<Record<string, unknown>[]>([
        { coldhunt_row: 1n, FileName: "y", FileName_2: "x", FileName_3: "", ReportId: 1n, "o/d~d": "1" },
        { coldhunt_row: 3n, FileName: "", FileName_2: "", FileName_3: "z", ReportId: 9007199254740993n },
        { coldhunt_row: 4n, FileName: "w", FileName_2: "", constructor: '{"a":[1]}' },
      ]);
    });
  });

  it.each(FORMS)(
    "of one record of a large file are columns as well: %s",
    { timeout: 60_000 },
    async (_, write) => {
      const known = {
        DeviceName: "w",
        FolderPath: "C:",
        ProcessId: 4,
        AccountName: "a",
        RemoteIP: "::1",
        SHA1: "",
      };
      const lines = Array.from({ length: 40_000 }, (_, n) =>
        write({ ...known, ReportId: n, FileName: "x".repeat(1000) }),
      );
      const odd = [
        write({ ReportId: 7, Seldom: "here" }),
        write({ ReportId: 8, "a key": "with escapes" }).replace("a key", String.raw`\u0041\t\"key\"`),
        "no JSON",
        "[1, 2]",
        write({ ReportId: 9, Twice: "1", Other: "2" }).replace("Other", "Twice"),
        write({ ReportId: 10, Nested: { of: [1, null] } }),
      ];
      lines.splice(25_431, 0, ...odd);
      lines.push(write({ ReportId: 11, Last: null, AtLast: 12345678901234567890n.toString() }));
      await importing({ "a.jsonl": lines.join("\n") }, async (got) => {
        expect(got.inputs).toMatchObject([{ rows: { read: 40_007, imported: 40_005, rejected: 2 } }]);
        const unknown = new Set(got.inputs[0]?.unknownColumns);
        expect(unknown).toEqual(new Set(["Seldom", 'A\t"key"', "Twice", "Nested", "Last", "AtLast"]));
        expect(
          await got.session.arrays(
            `SELECT coldhunt_row, "Seldom", "A\t""key""", "Twice", "Nested", "AtLast" FROM main."DeviceEvents"
           WHERE ("Seldom", "A\t""key""", "Twice", "Nested", "AtLast") <> ('', '', '', '', '') ORDER BY 1`,
          ),
        ).toEqual([
          [25_432n, "here", "", "", "", ""],
          [25_433n, "", "with escapes", "", "", ""],
          [25_436n, "", "", "1", "", ""],
          [25_437n, "", "", "", '{"of":[1,null]}', ""],
          [40_007n, "", "", "", "", "12345678901234567890"],
        ]);
      });
    },
  );

  it("of a record without properties among streamed ones are not taken for an event", async () => {
    const lines = [
      `{"category":"AdvancedHunting-DeviceEvents","properties":${record({ ReportId: 1 })}}`,
      record({ ReportId: 2 }),
      `{"category":"AdvancedHunting-DeviceEvents","properties":null}`,
    ];
    await importing({ "a.json": lines.join("\n") }, async (got) => {
      expect(got.inputs).toMatchObject([{ rows: { read: 3, imported: 1, rejected: 2 } }]);
      expect((await got.rejects()).map(({ row, text }) => [row, text])).toEqual([
        [2n, lines[1]],
        [3n, lines[2]],
      ]);
    });
  });
});
