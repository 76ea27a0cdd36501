import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { importing } from "../../test/ingest/workspace.js";
import { importPaths } from "./import.js";

const LOGON = ["Timestamp", "DeviceId", "ActionType", "LogonType"];
const columns = (nameKey: string, names: readonly string[] = LOGON) =>
  JSON.stringify(names.map((name) => ({ [nameKey]: name, Type: "String" })));
const v2 = (frames: string) =>
  `[{"FrameType":"DataSetHeader","Version":"v2.0"},${frames},{"FrameType":"DataSetCompletion","HasErrors":false}]`;
const STREAMED =
  "insights-logs-advancedhunting-devicefileevents/tenantId=t/y=2026/m=07/d=18/h=15/m=00/PT1H.json";

describe("a file without a row is examined", () => {
  it.each<[string, string, string | Buffer, string, string | null]>([
    [
      "the Defender API",
      "a.json",
      `{"Stats":{},"Schema":${columns("Name")},"Results":[]}`,
      "json-api",
      "DeviceLogonEvents",
    ],
    [
      "Graph",
      "a.json",
      `{"@odata.context":"x","schema":${columns("name")},"results":[]}`,
      "json-api",
      "DeviceLogonEvents",
    ],
    [
      "Graph, packed",
      "a.json.gz",
      gzipSync(`{"schema":${columns("name")},"results":[]}`),
      "json-api+gzip",
      "DeviceLogonEvents",
    ],
    [
      "Log Analytics",
      "a.json",
      `{"tables":[{"name":"PrimaryResult","columns":${columns("name")},"rows":[]}]}`,
      "json-tables",
      "DeviceLogonEvents",
    ],
    [
      "Kusto, version 1",
      "a.json",
      `{"Tables":[{"TableName":"Table_0","Columns":${columns("ColumnName")},"Rows":[]}]}`,
      "json-tables",
      "DeviceLogonEvents",
    ],
    [
      "Kusto, version 2",
      "a.json",
      v2(
        `{"FrameType":"DataTable","TableId":1,"TableKind":"PrimaryResult","Columns":${columns("ColumnName")},"Rows":[]}`,
      ),
      "kusto-v2-json",
      "DeviceLogonEvents",
    ],
    [
      "Kusto, version 2, whose table never got a fragment",
      "a.json",
      v2(
        `{"FrameType":"TableHeader","TableId":1,"TableKind":"PrimaryResult","Columns":${columns("ColumnName")}}`,
      ),
      "kusto-v2-json",
      "DeviceLogonEvents",
    ],
    ["an array", "a.json", "[]", "json-array", null],
    ["an array with a blank in it", "a.json", " [ ]\r\n", "json-array", null],
    ["an array named for its table", "DeviceLogonEvents.json", "[]\n", "json-array", "DeviceLogonEvents"],
    ["an array in UTF-16", "a.json", Buffer.from("\uFEFF[]", "utf16le"), "json-array", null],
    ["an envelope of records", "a.json", '{"records":[]}', "json-event-hub", null],
    [
      "columns of any table, named by the file",
      "DeviceFileEvents.json",
      `{"Schema":${columns("Name", LOGON.slice(0, 3))},"Results":[]}`,
      "json-api",
      "DeviceFileEvents",
    ],
    ["a streamed hour in which nothing happened", STREAMED, "", "empty", "DeviceFileEvents"],
    [
      "a blob of a data export rule",
      "am-devicelogonevents/WorkspaceResourceId=x/PT05M.json",
      "\r\n",
      "empty",
      "DeviceLogonEvents",
    ],
    ["CSV", "a.csv", `${LOGON.join(",")}\r\n`, "portal-csv", "DeviceLogonEvents"],
    [
      "CSV of local times",
      "a.csv",
      "TenantId,ActionType,LogonType,TimeGenerated [Local Time]\n",
      "log-analytics-csv",
      "DeviceLogonEvents",
    ],
  ])("from %s", async (_, name, content, format, table) => {
    await importing({ [name]: content }, (got) => {
      expect(got.inputs.map((input) => [input.format, input.table, input.examined, input.rows])).toEqual([
        [format, table, true, { read: 0, imported: 0, rejected: 0, duplicate: 0 }],
      ]);
    });
  });

  it("with the table the user says", async () => {
    await importing({}, async (got) => {
      await got.write({ "a.json": "", "b.json": "[]" });
      const tables = ["a", "b"].map((name) => ({ table: "DeviceInfo", path: `${got.folder}/${name}.json` }));
      const { inputs } = await importPaths(got.session, [], { tables });
      expect(inputs.map((input) => [input.table, input.examined])).toEqual([
        ["DeviceInfo", true],
        ["DeviceInfo", true],
      ]);
    });
  });

  it("and is no copy of another that is empty", async () => {
    const hour = (table: string) => STREAMED.replace("devicefileevents", table);
    await importing({ [hour("deviceevents")]: "", [hour("devicelogonevents")]: "" }, (got) => {
      expect(got.inputs.map((input) => [input.table, input.duplicateOf])).toEqual([
        ["DeviceEvents", null],
        ["DeviceLogonEvents", null],
      ]);
    });
  });
});

describe("a file in which nothing stands", () => {
  it.each<[string, string, string | Buffer, string]>([
    ["and whose path names no table", "a.json", "", "the file is empty"],
    ["but a byte order mark", "a.csv", Buffer.from("\uFEFF", "utf16le"), "the file is blank"],
    ["but the start of an array", "a.json", "[", "not valid JSON at byte 1: the text ends within a value"],
    [
      "but a result without the columns of events",
      "a.json",
      '{"tables":[{"columns":[{"name":"n"}],"rows":[]}]}',
      "table: no result in it has the columns of a Defender table",
    ],
    ["but an object without keys", "a.json", "[{}]", "it holds no records"],
  ])("%s is not examined", async (_, name, content, note) => {
    await importing({ [name]: content }, (got) => {
      expect(got.inputs.map(({ examined, notes }) => [examined, notes])).toEqual([[false, [note]]]);
    });
  });
});
