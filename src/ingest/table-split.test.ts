import { describe, expect, it } from "vitest";
import { T } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";

describe("a file without a table column", () => {
  it("that mixes device tables is split by ActionType, and says so", async () => {
    const head = "Timestamp,DeviceId,ActionType,RemoteIP,RegistryKey,ProcessCommandLine,LogonType";
    const types = [
      "ProcessCreated",
      "ConnectionSuccess",
      "OpenProcessApiCall",
      "NeverSeenBefore",
      "RegistryValueSet",
    ];
    const text = [head, ...types.map((type) => `${T},d,${type},,,,`)].join("\n");
    await importing({ "a.csv": text }, async (got) => {
      expect(got.inputs.map((input) => [input.table, input.rows.imported])).toEqual([
        ["DeviceEvents", 2],
        ["DeviceNetworkEvents", 1],
        ["DeviceProcessEvents", 1],
        ["DeviceRegistryEvents", 1],
      ]);
      expect(got.inputs[0]?.notes.join("; ")).toMatch(
        /told apart by ActionType.*1 rows of other ActionTypes taken as DeviceEvents/,
      );
      expect(await got.rows("DeviceEvents")).toMatchObject([
        { ActionType: "OpenProcessApiCall", coldhunt_row: 3n },
        { ActionType: "NeverSeenBefore", coldhunt_row: 4n },
      ]);
    });
  });

  it("does not burden a table with the empty columns of others", async () => {
    const head = "Timestamp,DeviceId,ActionType,RemoteIP,RegistryKey,ProcessCommandLine,LogonType,Mystery";
    const text = [
      head,
      `${T},d,ProcessCreated,,,x,,`,
      `${T},d,OpenProcessApiCall,,,,,`,
      `${T},d,RegistryValueSet,10.0.0.1,k,,,`,
    ].join("\n");
    await importing({ "a.csv": text }, (got) => {
      expect(new Map(got.inputs.map((input) => [input.table, input.unknownColumns]))).toEqual(
        new Map([
          ["DeviceEvents", ["Mystery"]],
          ["DeviceProcessEvents", ["Mystery"]],
          // a value is never dropped
          ["DeviceRegistryEvents", ["RemoteIP", "Mystery"]],
        ]),
      );
    });
  });

  it("keeps records that cannot be split on the books", async () => {
    const head = "Timestamp,DeviceId,ActionType,RemoteIP,RegistryKey,ProcessCommandLine,LogonType";
    const text = [
      head,
      `${T},d,ProcessCreated,,,,`,
      "x",
      `${T},d,OpenProcessApiCall,,,a"b,`,
      `${T},d,OpenProcessApiCall,,,,`,
    ].join("\n");
    await importing({ "a.csv": text }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject([
        { ProcessCommandLine: 'a"b', coldhunt_row: 3n },
        { coldhunt_row: 4n },
      ]);
      expect(await got.rejects()).toMatchObject([{ row: 2n, line: 3n, text: "x" }]);
      const counts = got.inputs.map(({ rows }) => rows);
      expect(counts.reduce((sum, rows) => sum + rows.read, 0)).toBe(4);
    });
  });
});
