import { describe, expect, it } from "vitest";
import { csv, csvLine } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";
import { ColdhuntError } from "../diagnostics/error.js";

describe("a record that cannot be imported", () => {
  it("is kept with its place, reason and text; the rows around it keep their numbers", async () => {
    const lines = [
      csvLine({ ReportId: "1" }),
      csvLine({ ReportId: "2", ProcessId: "12.7" }),
      csvLine({ ReportId: "3", FileName: "two\nlines" }),
      `${csvLine({ ReportId: "4" })},surplus`,
      "too,few",
      csvLine({ ReportId: "6", Timestamp: "yesterday", IsProcessRemoteSession: "maybe" }),
      csvLine({ ReportId: "7" }),
      "few,again",
      csvLine({ ReportId: "9" }),
    ];
    await importing({ "a.csv": csv(lines) }, async (got) => {
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => [row["ReportId"], row["coldhunt_row"]])).toEqual(
        [1n, 3n, 7n, 9n].map((n) => [n, n]),
      );
      expect(await got.rejects()).toEqual([
        { row: 2n, line: 3n, reason: "ProcessId: '12.7' is not a whole number of 64 bits", text: lines[1] },
        { row: 4n, line: 6n, reason: "9 fields were expected and 10 found", text: lines[3] },
        { row: 5n, line: 7n, reason: "9 fields were expected and 2 found", text: "too,few" },
        {
          row: 6n,
          line: 8n,
          reason:
            "Timestamp: 'yesterday' is not an ISO 8601 time of the years 1 to 9999; IsProcessRemoteSession: 'maybe' is not true or false",
          text: lines[5],
        },
        { row: 8n, line: 10n, reason: "9 fields were expected and 2 found", text: "few,again" },
      ]);
      expect(got.inputs[0]?.rows).toEqual({ read: 9, imported: 4, rejected: 5, duplicate: 0 });
    });
  });

  it("stops a strict import, which leaves nothing behind", async () => {
    const failure = await importing(
      { "a.csv": csv([csvLine({ ProcessId: "x" })]) },
      () => Promise.resolve(),
      {
        strict: true,
      },
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ColdhuntError);
    expect((failure as ColdhuntError).code).toBe("EVIDENCE-REJECTED");
  });

  it("gets a second reading where its quotes are out of place", async () => {
    const lines = [
      csvLine({ ReportId: "1" }),
      csvLine({ ReportId: "2" }).replace("lsass.exe", 'ls"ass.exe'),
      csvLine({ ReportId: "3" }),
    ];
    await importing({ "a.csv": csv(lines) }, async (got) => {
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => [row["FileName"], row["ReportId"], row["coldhunt_row"]])).toEqual([
        ["lsass.exe", 1n, 1n],
        ['ls"ass.exe', 2n, 2n],
        ["lsass.exe", 3n, 3n],
      ]);
    });
  });
});

describe("a CSV file with damaged lines", () => {
  it("loses those and nothing else, and keeps the numbers of the others", async () => {
    const [head = "", a = ""] = csv([csvLine({ FileName: "a" })]).split("\n");
    const [, b = ""] = csv([csvLine({ FileName: "b" })]).split("\n");
    const damaged = a.replace(/,a,|,a$/, (text) => text.replace("a", '"a'));
    expect(damaged).not.toBe(a);
    await importing({ "a.csv": `${head}\r\n${a}\r\n${damaged}\r\n${b}\n${b}\r\nx,y\n${a}` }, async (got) => {
      expect(got.inputs).toMatchObject([
        { examined: true, format: "portal-csv", rows: { read: 6, imported: 4, rejected: 2, duplicate: 0 } },
      ]);
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => [row["coldhunt_row"], row["FileName"]])).toEqual([
        [1n, "a"],
        [3n, "b"],
        [4n, "b"],
        [6n, "a"],
      ]);
      expect(await got.rejects()).toMatchObject([
        { row: 2n, line: 3n, text: damaged },
        { row: 5n, line: 6n, text: "x,y" },
      ]);
    });
  });
});

describe("zeros in a text", () => {
  it("are kept, and cost no more than the records they make up", async () => {
    const lines = [csvLine({ FileName: "a\u0000b" }), csvLine({}), "\u0000".repeat(2000)];
    await importing({ "a.csv": csv(lines) }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 3, imported: 2, rejected: 1, duplicate: 0 });
      expect((await got.rows("DeviceEvents"))[0]?.["FileName"]).toBe("a\u0000b");
    });
  });
});
