import { describe, expect, it } from "vitest";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { csv, csvLine } from "../../test/ingest/portal-csv.js";
import { ColdhuntError } from "../diagnostics/error.js";

describe("a time", () => {
  it.each([
    ["2026-03-02T08:15:31.0417203Z", "2026-03-02T08:15:31.0417203Z"],
    ["2026-03-02T08:15:31.041720Z", "2026-03-02T08:15:31.04172Z"],
    ["2026-03-02T08:15:31.9Z", "2026-03-02T08:15:31.9Z"],
    ["2026-03-02T08:15:31Z", "2026-03-02T08:15:31Z"],
    ["2026-03-02 08:15:31.0417203", "2026-03-02T08:15:31.0417203Z"],
    ["2026-03-02T08:15:31.0417203+02:00", "2026-03-02T06:15:31.0417203Z"],
    ["2026-03-02T08:15:31.0417203-0130", "2026-03-02T09:45:31.0417203Z"],
    ["2026-03-02 08:15:31.159814299+00:00", "2026-03-02T08:15:31.1598142Z"],
    ["2026-03-02", "2026-03-02T00:00:00Z"],
    ["2026-03-02T08:15Z", "2026-03-02T08:15:00Z"],
    ["2024-02-29T23:59:59.9999999Z", "2024-02-29T23:59:59.9999999Z"],
    ["1601-01-01T00:00:00Z", "1601-01-01T00:00:00Z"],
    ["1601-01-01T00:00:00.0000001+01:00", "1600-12-31T23:00:00.0000001Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
    ["0001-01-01T00:00:00.0000001Z", "0001-01-01T00:00:00.0000001Z"],
    ["9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z"],
    ["1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.9999999Z"],
    ["2500-06-01T12:00:00.1234567Z", "2500-06-01T12:00:00.1234567Z"],
  ])("%s is %s", async (text, expected) => {
    await importing({ "a.csv": csv([csvLine({ Timestamp: text })]) }, async (got) => {
      const [row] = await got.rows("DeviceEvents");
      expect(row?.["Timestamp"]).toBe(ticks(expected));
      expect(got.inputs[0]).toMatchObject({ firstEvent: ticks(expected), lastEvent: ticks(expected) });
    });
  });

  it.each([
    "2026-13-02T08:15:31Z",
    "2026-02-29T08:15:31Z",
    "2026-03-02T25:15:31Z",
    "2026-03-02T08:60:31Z",
    "infinity",
    "epoch",
    "12",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+02:00",
    "10000-01-01T00:00:00Z",
    "2026-03-02T08:15:31Q",
  ])("%s is refused", async (text) => {
    await importing({ "a.csv": csv([csvLine(), csvLine({ Timestamp: text })]) }, async (got) => {
      expect(await got.rejects()).toMatchObject([
        { row: 2n, reason: `Timestamp: '${text}' is not an ISO 8601 time of the years 1 to 9999` },
      ]);
    });
  });
});

describe("dates with the day or the month first", () => {
  const rows = (...times: string[]) =>
    csv(times.map((time, n) => csvLine({ Timestamp: time, ReportId: String(n) })));

  it("are read as the file itself shows, wherever in the file", async () => {
    const times = [
      ...Array.from({ length: 50 }, () => "3/4/2026, 8:15:31.041 AM"),
      "3/13/2026, 12:00:00.000 PM",
    ];
    await importing({ "a.csv": rows(...times) }, async (got) => {
      const events = await got.rows("DeviceEvents");
      expect(events[0]?.["Timestamp"]).toBe(ticks("2026-03-04T08:15:31.041Z"));
      expect(events[50]?.["Timestamp"]).toBe(ticks("2026-03-13T12:00:00Z"));
      expect(got.inputs[0]?.notes.join("; ")).toMatch(/month first, as '3\/13\/2026, 12:00:00.000 PM' shows/);
    });
    await importing(
      { "a.csv": rows("13/03/2024, 3:40:13.988 pm", "1/2/2024, 12:00:00.5 am") },
      async (got) => {
        const events = await got.rows("DeviceEvents");
        expect(events.map((event) => event["Timestamp"])).toEqual([
          ticks("2024-03-13T15:40:13.988Z"),
          ticks("2024-02-01T00:00:00.5Z"),
        ]);
      },
    );
  });

  it("are left out where the file does not settle it, and the rest goes on", async () => {
    const files = { "a.csv": rows("3/4/2026, 8:15:31.041 AM"), "b.csv": csv([csvLine()]) };
    await importing(files, (got) => {
      expect(got.inputs).toMatchObject([
        { examined: false, table: "DeviceEvents", format: "portal-csv", rows: { read: 0 } },
        { examined: true },
      ]);
      expect(got.inputs[0]?.notes[0]).toMatch(/^date-order: '3\/4\/2026, 8:15:31.041 AM' .*--date-order/);
    });
    const failure = await importing(files, () => undefined, { strict: true }).catch(
      (error: unknown) => error,
    );
    expect((failure as ColdhuntError).code).toBe("EVIDENCE-AMBIGUOUS");
  });

  it.each([
    ["dmy", "2026-04-03T08:15:31.041Z"],
    ["mdy", "2026-03-04T08:15:31.041Z"],
  ] as const)("are read as --date-order %s says", async (dateOrder, expected) => {
    await importing(
      { "a.csv": rows("3/4/2026, 8:15:31.041 AM") },
      async (got) => expect((await got.rows("DeviceEvents"))[0]?.["Timestamp"]).toBe(ticks(expected)),
      { dateOrder },
    );
  });

  it("that contradict each other settle nothing", async () => {
    await importing(
      {
        "a.csv": rows(
          ...Array.from({ length: 30 }, () => "1/1/2026 1:00"),
          "13/1/2026 1:00",
          "1/13/2026 1:00",
        ),
      },
      (got) => {
        expect(got.inputs[0]).toMatchObject({ examined: false });
      },
    );
  });

  it.each([
    ["25/12/2025 23:59:59", "2025-12-25T23:59:59Z"],
    ["25.12.2025 23:59:59", "2025-12-25T23:59:59Z"],
    ["25.12.2025, 23:59", "2025-12-25T23:59:00Z"],
    ["12/25/2025, 1:02:03\u202FPM", "2025-12-25T13:02:03Z"],
    ["25/12/2025, 1:02:03 p. m.", "2025-12-25T13:02:03Z"],
    ["Dec 25, 2025 12:10:57 AM", "2025-12-25T00:10:57Z"],
    ["December 25, 2025 12:10:57 PM", "2025-12-25T12:10:57Z"],
    ["12/25/2025", "2025-12-25T00:00:00Z"],
  ])("%s is %s", async (text, expected) => {
    await importing({ "a.csv": rows(text) }, async (got) => {
      expect(await got.rejects()).toEqual([]);
      expect((await got.rows("DeviceEvents"))[0]?.["Timestamp"]).toBe(ticks(expected));
    });
  });
});

describe("times of a zone", () => {
  const local = `TenantId,ActionType,DeviceId,"TimeGenerated [Local Time]","ProcessCreationTime [UTC]",Type\n"t",OpenProcessApiCall,d,"7/15/2026, 8:15:31.041 AM","7/15/2026, 6:00:00.000 AM",DeviceEvents\n`;

  it("that is not named are left out", async () => {
    await importing({ "a.csv": local }, (got) => {
      expect(got.inputs[0]).toMatchObject({ examined: false, table: "DeviceEvents" });
      expect(got.inputs[0]?.notes[0]).toMatch(/^time-zone: .*--tz/);
    });
  });

  it("are turned into UTC, and those of UTC are left alone", async () => {
    await importing(
      { "a.csv": local },
      async (got) => {
        expect(await got.rows("DeviceEvents")).toMatchObject([
          {
            Timestamp: ticks("2026-07-15T06:15:31.041Z"),
            TimeGenerated: ticks("2026-07-15T06:15:31.041Z"),
            ProcessCreationTime: ticks("2026-07-15T06:00:00Z"),
          },
        ]);
      },
      { timeZone: "Europe/Berlin" },
    );
  });

  it("apply to times without a mark, in winter and summer, to the last digit", async () => {
    const times = [
      "2026-01-15T12:00:00.1234567",
      "2026-07-15T12:00:00.1234567",
      "2026-07-15T12:00:00.1234567Z",
    ];
    await importing(
      { "a.csv": csv(times.map((Timestamp) => csvLine({ Timestamp }))) },
      async (got) => {
        expect((await got.rows("DeviceEvents")).map((row) => row["Timestamp"])).toEqual(
          [
            "2026-01-15T17:00:00.1234567Z",
            "2026-07-15T16:00:00.1234567Z",
            "2026-07-15T12:00:00.1234567Z",
          ].map(ticks),
        );
      },
      { timeZone: "America/New_York" },
    );
  });
});
