import { describe, expect, it } from "vitest";
import { csv, csvLine } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";

describe("a number or a truth value", () => {
  it.each([
    ["0", 0n],
    ["-1", -1n],
    ["712.0", 712n],
    [" 5 ", 5n],
    ["+7", 7n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["1234567890123456789", 1234567890123456789n],
    ["", null],
  ])("%j is %s", async (text, expected) => {
    await importing({ "a.csv": csv([csvLine({ ProcessId: text })]) }, async (got) => {
      expect((await got.rows("DeviceEvents"))[0]?.["ProcessId"]).toBe(expected);
    });
  });

  it.each(["12.7", "1e3", "1.23E+17", "0x10", "1_000", "9,5", "9223372036854775808", "twelve", "--"])(
    "%j is refused",
    async (text) => {
      await importing({ "a.csv": csv([csvLine({ ProcessId: text })]) }, (got) => {
        expect(got.inputs[0]?.rows).toMatchObject({ imported: 0, rejected: 1 });
      });
    },
  );

  it.each(["null", "NULL", "None", "NaN", "<NA>", "n/a", "-"])(
    "%j is nothing, but in a string",
    async (text) => {
      const line = csvLine({ ProcessId: text, IsProcessRemoteSession: text, FileName: text });
      await importing({ "a.csv": csv([line]) }, async (got) => {
        expect(got.inputs[0]?.rows).toMatchObject({ imported: 1, rejected: 0 });
        expect(await got.rows("DeviceEvents")).toMatchObject([
          { ProcessId: null, IsProcessRemoteSession: null, FileName: text },
        ]);
      });
    },
  );

  it.each([
    ["true", true],
    ["True", true],
    ["FALSE", false],
    ["1", true],
    ["0", false],
    ["", null],
  ])("%j is %s", async (text, expected) => {
    await importing({ "a.csv": csv([csvLine({ IsProcessRemoteSession: text })]) }, async (got) => {
      expect((await got.rows("DeviceEvents"))[0]?.["IsProcessRemoteSession"]).toBe(expected);
    });
  });
});
