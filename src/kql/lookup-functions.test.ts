import { beforeAll, describe, expect, it } from "vitest";
import { evaluate, testSession } from "../../test/evaluate.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";

const SYSTEM = "0 AS coldhunt_input, 0 AS coldhunt_row, 0 AS coldhunt_ingestion";

beforeAll(async () => {
  const session = await testSession();
  await session.run(`
    CREATE TABLE "SeenBy" AS SELECT 'd1' AS "DeviceId", '["d7","d8"]'::JSON AS "SeenBy", ${SYSTEM};
    CREATE TABLE "DeviceFromIP" AS SELECT '10.0.0.1' AS "IP", 'd1' AS "DeviceId", ${SYSTEM};
    CREATE TABLE "AssignedIPAddresses" AS SELECT 'd1' AS "DeviceId", 'host' AS "DeviceName", seen AS "Timestamp",
      '10.0.0.1' AS "IPAddress", kind AS "IPType", '6' AS "NetworkAdapterType", NULL::JSON AS "ConnectedNetworks", ${SYSTEM}
      FROM (VALUES (639081144000000000, 'Private'), (639081144000000001, 'Newer')) AS given(seen, kind);`);
});

describe("the portal's look-up functions", () => {
  it.each([
    [
      "print DeviceId = 'd1' | invoke SeenBy() | mv-expand SeenBy | project tostring(SeenBy)",
      [["d7"], ["d8"]],
    ],
    ["print DeviceId = 'unknown' | invoke SeenBy()", [["unknown", null]]],
    ["print IP = '10.0.0.1' | invoke DeviceFromIP()", [["10.0.0.1", "d1"]]],
    ["AssignedIPAddresses('HOST') | project IPAddress, IPType", [["10.0.0.1", "Newer"]]],
    [
      "AssignedIPAddresses('d1', datetime(2026-03-03T06:00:00Z)) | project IPAddress, IPType",
      [["10.0.0.1", "Private"]],
    ],
  ])("answer from the tables of their names: %s", async (kql, rows) => {
    expect(await evaluate(kql, KNOWN_TABLES)).toEqual(rows);
  });
});
