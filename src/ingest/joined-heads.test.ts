import { describe, expect, it } from "vitest";
import { csv, csvLine, HEAD, NAMES } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";
import { readCsvHead } from "./csv-head.js";
import { headIn, SAME_HEAD } from "./joined-heads.js";

const rowsRead = (read: number, imported: number) => ({
  read,
  imported,
  rejected: read - imported,
  duplicate: 0,
});

describe("a head in the middle of a CSV file", () => {
  it("that is the file's own is rejected by that name, and the rest is imported", async () => {
    const lines = [csvLine({ ReportId: "1" }), `\uFEFF${HEAD}`, csvLine({ ReportId: "3" }), HEAD];
    await importing({ "a.csv": csv(lines) }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual(rowsRead(4, 2));
      expect(await got.rejects()).toMatchObject([
        { row: 2n, line: 3n, reason: SAME_HEAD },
        { row: 4n, line: 5n, reason: SAME_HEAD, text: HEAD },
      ]);
    });
  });

  it("is found where no value of the file has to convert", async () => {
    const text =
      "DeviceName,ActionType,FileName\nw,OpenProcessApiCall,a\nDeviceName,ActionType,FileName\nw,b,c\n";
    await importing({ "a.csv": text }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual(rowsRead(3, 2));
      expect(await got.rejects()).toMatchObject([{ row: 2n, reason: SAME_HEAD }]);
      expect((await got.rows("DeviceEvents")).map((row) => row["FileName"])).toEqual(["a", "c"]);
    });
  });

  it("is no head where a value only has the name of a column", async () => {
    const text = "DeviceName,ActionType,FileName\nDeviceName,ActionType,a\n";
    await importing({ "a.csv": text }, (got) => {
      expect(got.inputs[0]?.rows).toEqual(rowsRead(1, 1));
    });
  });

  it.each([
    ["in another order", [...NAMES].reverse().join(","), csvLine()],
    ["of other columns", `${HEAD},RegistryKey`, `${csvLine()},HKLM`],
    ["of fewer columns", "Timestamp,DeviceId,ActionType", "2026-03-02T08:15:31Z,d,DriverLoad"],
  ])("that is another one, %s, leaves the file out: what follows would be misread", async (_, head, line) => {
    await importing({ "a.csv": csv([csvLine(), head, line]), "b.csv": csv([csvLine()]) }, async (got) => {
      expect(got.inputs.map(({ examined, table, notes }) => [examined, table, notes[0]])).toEqual([
        [
          false,
          "DeviceEvents",
          "heads: exports of other columns were joined in it: cut it in front of line 3",
        ],
        [true, "DeviceEvents", expect.any(String)],
      ]);
      expect(await got.rows("DeviceEvents")).toHaveLength(1);
      expect(await got.rejects()).toEqual([]);
    });
  });
});

it("a strict import stops at another head", async () => {
  const text = csv([csvLine(), [...NAMES].reverse().join(",")]);
  const failure = await importing({ "a.csv": text }, () => undefined, { strict: true }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: "EVIDENCE-AMBIGUOUS" });
});

describe("the text of a record", () => {
  const head = readCsvHead(csv([csvLine()]));
  it.each([
    [HEAD, "same"],
    [NAMES.map((name) => `"${name}"`).join(","), "same"],
    ["Timestamp,DeviceId,ActionType,ReportId", "other"],
    ["a,b,c", undefined],
    ["DeviceName,ws-17,DriverLoad", undefined],
    ["", undefined],
    [csvLine(), undefined],
  ])("%s is a head: %s", (text, kind) => {
    expect(head === undefined ? "no head" : headIn(text, head)).toBe(kind);
  });
});
