import { describe, expect, it } from "vitest";
import { compile } from "../compile.js";
import { runCompiled } from "../detect/query.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";
import { openSession } from "../store/session.js";
import { fillDeviceEvents } from "../../test/device-events.js";

const TIME = 638_000_000_000_000_000n;

async function answer(kql: string): Promise<unknown[][]> {
  const session = await openSession();
  await fillDeviceEvents(session, [
    {
      Timestamp: TIME,
      FileName: "a.exe",
      SHA1: "AA",
      AdditionalFields: '{"Desired":5200,"Who":{"Name":"x"}}',
    },
    { Timestamp: TIME + 1n, FileName: "b.exe", SHA1: "bb", AdditionalFields: "" },
  ]);
  await session.run(`CREATE TABLE "FileProfile" AS SELECT 'aa' AS "SHA1", '' AS "SHA256", '' AS "MD5", 7::BIGINT AS "GlobalPrevalence",
    NULL::BIGINT AS "GlobalFirstSeen", NULL::BIGINT AS "GlobalLastSeen", 'Contoso' AS "Signer", '' AS "Issuer", '' AS "SignerHash",
    true AS "IsCertificateValid", false AS "IsRootSignerMicrosoft", '' AS "SignatureState", true AS "IsExecutable", '' AS "ThreatName",
    '' AS "Publisher", '' AS "SoftwareName", '' AS "ProfileAvailability"`);
  await session.run(
    `CREATE TABLE "https://example.test/iocs.csv" AS SELECT 'B.EXE' AS name, 3::BIGINT AS weight`,
  );
  const { rows } = await runCompiled(
    session,
    await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb" }),
  );
  session.close();
  return rows.map((row) => [...row]);
}

describe("a card written for Log Analytics over rows of the portal", () => {
  it("finds the event time under its other name", async () => {
    const rows = await answer(
      "DeviceEvents | where TimeGenerated > datetime(2000-01-01) | project TimeGenerated, Type",
    );
    expect(rows).toEqual([
      [TIME, "DeviceEvents"],
      [TIME + 1n, "DeviceEvents"],
    ]);
  });
  it("takes AdditionalFields as a dynamic value", async () => {
    const kql =
      "DeviceEvents | extend N = tostring(AdditionalFields.Who.Name), D = tolong(AdditionalFields['Desired']) | project N, D";
    expect(await answer(kql)).toEqual([
      ["x", 5200n],
      ["", null],
    ]);
  });
  it("leaves a text of that name in a table that only Log Analytics has", async () => {
    const { columns } = await compile(
      "DnsEvents | where IPAddresses has ',' | summarize take_any(Name) by IPAddresses",
      { tables: KNOWN_TABLES, dialect: "duckdb" },
    );
    expect(columns[0]).toMatchObject({ name: "IPAddresses", type: "string" });
  });
  it("has the standard columns that it names, and no other", async () => {
    const kql = "DeviceEvents | where _BilledSize > 1 or isempty(_ResourceId) | take 1";
    const { columns, filterColumns } = await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb" });
    expect(columns.filter(({ name }) => name.startsWith("_"))).toEqual([
      { name: "_BilledSize", type: "real" },
      { name: "_ResourceId", type: "string" },
    ]);
    expect(filterColumns.get("DeviceEvents")).toEqual(["_BilledSize", "_ResourceId"]);
  });
  it("reads a standard column that an export carries", async () => {
    const tables = new Map([
      [
        "Perf",
        [
          { name: "_ItemId", type: "string" as const },
          { name: "TimeGenerated", type: "datetime" as const },
        ],
      ],
    ]);
    const session = await openSession();
    await session.run(`CREATE TABLE "Perf" AS SELECT 'i7' AS "_ItemId", 5::BIGINT AS "TimeGenerated"`);
    const kql = "Perf | where _ItemId == 'i7' | project _ItemId, _SubscriptionId";
    const compiled = await compile(kql, { tables, dialect: "duckdb" });
    expect((await runCompiled(session, compiled)).rows).toEqual([["i7", ""]]);
    session.close();
  });
  it("and the portal's own way still stands", async () => {
    const kql =
      "DeviceEvents | extend N = tostring(parse_json(AdditionalFields).Who.Name) | where isnotempty(N) | project N, Timestamp";
    expect(await answer(kql)).toEqual([["x", TIME]]);
  });
  it("names its tables in a union", async () => {
    const kql =
      "union withsource=T DeviceEvents, (DeviceEvents | take 0) | where TimeGenerated > datetime(2000-01-01) | distinct T";
    expect(await answer(kql)).toEqual([["DeviceEvents"]]);
  });
  it("a fault in both is told as the portal tells it", async () => {
    await expect(answer("DeviceEvents | where Timestmp > ago(1d)")).rejects.toMatchObject({
      code: "KQL-UNKNOWN",
    });
  });
});

describe("what stands in for the cloud", () => {
  it.each(["FileProfile()", "FileProfile(SHA1, 1000)", 'FileProfile("SHA1", 1000)'])(
    "%s finds hashes in any case",
    async (call) => {
      const rows = await answer(
        `DeviceEvents | invoke ${call} | project FileName, GlobalPrevalence, Signer, IsRootSignerMicrosoft`,
      );
      expect(rows).toEqual([
        ["a.exe", 7n, "Contoso", false],
        ["b.exe", null, "", null],
      ]);
    },
  );
  it("a profile that a user names may have few columns, all of them texts", async () => {
    const session = await openSession();
    await fillDeviceEvents(session, [{ Timestamp: TIME, FileName: "a.exe", SHA1: "AA" }]);
    await session.run(
      `CREATE TABLE "FileProfile" AS SELECT 'aa' AS "SHA1", '12' AS "GlobalPrevalence", 'true' AS "IsRootSignerMicrosoft"`,
    );
    const few = ["SHA1", "GlobalPrevalence", "IsRootSignerMicrosoft"].map((name) => ({
      name,
      type: "string" as const,
    }));
    const tables = new Map([...DEFENDER_TABLES, ["FileProfile", few]]);
    const kql =
      "DeviceEvents | invoke FileProfile() | project GlobalPrevalence, IsRootSignerMicrosoft, Signer, GlobalFirstSeen";
    const { rows } = await runCompiled(session, await compile(kql, { tables, dialect: "duckdb" }));
    session.close();
    expect(rows).toEqual([[12n, true, "", null]]);
  });
  it("a truth value compares with 0 and 1", async () => {
    const rows = await answer(
      "DeviceEvents | invoke FileProfile() | where IsRootSignerMicrosoft == 0 | project FileName",
    );
    expect(rows).toEqual([["a.exe"]]);
  });
  it("externaldata reads the table that is named by the address", async () => {
    const kql = `let iocs = externaldata(name:string, weight:long)["https://example.test/iocs.csv"] with (format="csv");
      DeviceEvents | where FileName in~ (iocs | project name) | project FileName`;
    expect(await answer(kql)).toEqual([["b.exe"]]);
    const compiled = await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb" });
    expect(compiled.externals).toEqual([
      {
        address: "https://example.test/iocs.csv",
        columns: [
          { name: "name", type: "string" },
          { name: "weight", type: "long" },
        ],
        properties: { format: "csv" },
      },
    ]);
    expect(compiled.approximations).toHaveLength(1);
  });
});
