import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { T } from "../../test/ingest/portal-csv.js";

const EVENT = {
  Timestamp: T,
  DeviceId: "5f1c0d",
  ActionType: "OpenProcessApiCall",
  ReportId: 9007199254740993n,
  FileName: null,
  IsProcessRemoteSession: true,
  AdditionalFields: { DesiredAccess: 5200, Nested: [1, "two"] },
};
const json = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `#${part}#` : part)).replace(
    /"#(\d+)#"/g,
    "$1",
  );
const EXPECTED = {
  Timestamp: ticks(T),
  DeviceId: "5f1c0d",
  ReportId: 9007199254740993n,
  FileName: "",
  IsProcessRemoteSession: true,
  AdditionalFields: '{"DesiredAccess":5200,"Nested":[1,"two"]}',
};

describe("JSON", () => {
  const [first, second] = [json(EVENT), json({ ...EVENT, DeviceId: "other" })];
  const rowsOf = [
    { ...EXPECTED, coldhunt_row: 1n },
    { ...EXPECTED, DeviceId: "other", coldhunt_row: 2n },
  ];

  it.each([
    ["json-lines", `${first}\n${second}\n`],
    ["json-lines", `${first}\r\n\r\n${second}`],
    ["json-lines", `\uFEFF${first}\n${second}\n`],
    ["json-array", `[${first},${second}]`],
    ["json-array", `\uFEFF[${first},${second}]`],
    ["json-array", `[\n  ${first.replaceAll(",", ",\n  ")},\n  ${second}\n]\n`],
    [
      "json-api",
      `{"@odata.context":"x","schema":[{"name":"Timestamp","type":"DateTime"}],"results":[${first},${second}]}`,
    ],
    ["json-api", `{"Stats":{"a":[1,2]},"Schema":[],"Results":[${first},${second}]}`],
    ["json-api", `{\n "Schema": [],\n "Results": [\n${first},\n${second}\n]\n}`],
    ["json-event-hub", `{"records":[${first}]}\n{"records":[${second}]}\n`],
    ["json-event-hub", `{"body":{"records":[${first},${second}]}}`],
    ["json", `${first.replace(",", ",\n")}\n${second.replace(",", ",\n")}`],
  ])("comes in as %s", async (format, text) => {
    await importing({ "x.txt": text }, async (got) => {
      expect(got.inputs.map((input) => [input.format, input.table, input.notes])).toEqual([
        [format, "DeviceEvents", expect.anything()],
      ]);
      expect(await got.rows("DeviceEvents")).toMatchObject(rowsOf);
      expect(await got.rejects()).toEqual([]);
    });
    await importing({ "x.txt": gzipSync(text) }, async (got) => {
      expect(got.inputs[0]?.format).toBe(`${format}+gzip`);
      expect(await got.rows("DeviceEvents")).toMatchObject(rowsOf);
    });
  });

  it("accounts for every line, also where it is no record", async () => {
    const lines = [
      first,
      "{ not json",
      second,
      "[1]",
      "5",
      "",
      `${first} ${second}`,
      "null",
      "{}",
      '{"DeviceId":"d","ProcessId":"x"}',
      first.slice(0, 40),
    ];
    await importing({ "x.json": lines.join("\n") }, async (got) => {
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => [row["DeviceId"], row["coldhunt_row"]])).toEqual([
        ["5f1c0d", 1n],
        ["other", 3n],
        ["", 8n],
      ]);
      const rejects = await got.rejects();
      expect(rejects.map((reject) => [reject["row"], reject["line"], reject["text"]])).toEqual([
        [2n, 2n, lines[1]],
        [4n, 4n, "[1]"],
        [5n, 5n, "5"],
        [6n, 7n, lines[6]],
        [7n, 8n, "null"],
        [9n, 10n, lines[9]],
        [10n, 11n, lines[10]],
      ]);
      expect(rejects.map((reject) => reject["reason"])).toEqual([
        expect.stringMatching(/^not valid JSON: /),
        "an object was expected",
        "an object was expected",
        expect.stringMatching(/^not valid JSON: /),
        "an object was expected",
        "ProcessId: 'x' is not a whole number of 64 bits",
        expect.stringMatching(/^not valid JSON: /),
      ]);
      expect(got.inputs[0]?.rows).toEqual({ read: 10, imported: 3, rejected: 7, duplicate: 0 });
    });
  });

  it("that is cut off gives what is whole, and says so", async () => {
    await importing({ "x.json": `{"Results":[${first},${second},${first.slice(0, 30)}` }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject(rowsOf);
      expect(await got.rejects()).toEqual([
        {
          row: 3n,
          line: null,
          reason: expect.stringMatching(/the text ends within a value/) as string,
          text: first.slice(0, 30),
        },
      ]);
    });
  });
});

describe("streamed records", () => {
  const record = (category: string, properties: object, time = "2026-03-02T08:21:10.1Z") =>
    json({ time, tenantId: "t", operationName: "Publish", category, properties, Tenant: "DefaultTenant" });

  it("go to the table of their category, received at their time", async () => {
    const text = [
      record("AdvancedHunting-DeviceEvents", { ...EVENT, MachineGroup: "g" }),
      record("AdvancedHunting-DeviceProcessEvents", { Timestamp: T, DeviceId: "p", ProcessId: 1 }),
      record("AdvancedHunting-DeviceEvents", { ...EVENT, DeviceId: "third" }),
    ].join("\r\n");
    await importing({ "PT1H.json": text }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject([
        {
          ...EXPECTED,
          MachineGroup: "g",
          coldhunt_row: 1n,
          coldhunt_ingestion: ticks("2026-03-02T08:21:10.1Z"),
        },
        { ...EXPECTED, DeviceId: "third", MachineGroup: "", coldhunt_row: 3n },
      ]);
      expect(await got.rows("DeviceProcessEvents")).toMatchObject([
        { DeviceId: "p", ProcessId: 1n, coldhunt_row: 2n },
      ]);
      expect(
        got.inputs.map((input) => [
          input.format,
          input.table,
          input.rows.read,
          input.ingestion["record-time"],
        ]),
      ).toEqual([
        ["streaming-json-lines", "DeviceEvents", 2, 2],
        ["streaming-json-lines", "DeviceProcessEvents", 1, 1],
      ]);
    });
  });
});

describe("a file too large to look at whole", () => {
  it("loses no column of the schema, and keeps what is all over the file", async () => {
    const filler = "x".repeat(400);
    const lines = Array.from({ length: 80_000 }, (_, n) =>
      json({ ...EVENT, ReportId: n, Extra: filler, ...(n === 70_001 ? { RegistryKey: "HKLM" } : {}) }),
    );
    await importing({ "big.json": lines.join("\n") }, async (got) => {
      expect(got.inputs[0]).toMatchObject({
        rows: { read: 80_000, imported: 80_000 },
        unknownColumns: ["Extra"],
      });
      expect(got.inputs[0]?.missingColumns).toContain("RegistryValueName");
      expect(got.inputs[0]?.missingColumns).not.toContain("RegistryKey");
      const [row] = await got.session.rows(
        `SELECT "ReportId", coldhunt_row FROM main."DeviceEvents" WHERE "RegistryKey" <> ''`,
      );
      expect(row).toEqual({ ReportId: 70_001n, coldhunt_row: 70_002n });
      const [sum] = await got.session.arrays(
        `SELECT count(*) FROM main."DeviceEvents" WHERE "ReportId" + 1 = coldhunt_row`,
      );
      expect(sum).toEqual([80_000n]);
    });
  });

  it("is read again where a table turns up late", async () => {
    const record = (category: string, n: number) =>
      json({
        time: T,
        category: `AdvancedHunting-${category}`,
        properties: {
          Timestamp: T,
          DeviceId: "d",
          ReportId: n,
          X: "x".repeat(400),
          ...(category === "DeviceInfo" ? { OSPlatform: "W" } : {}),
        },
      });
    const lines = Array.from({ length: 80_000 }, (_, n) =>
      record(n === 70_001 ? "DeviceInfo" : "DeviceEvents", n),
    );
    await importing({ "big.json": lines.join("\n") }, async (got) => {
      expect(got.inputs.map((input) => [input.table, input.rows.imported])).toEqual([
        ["DeviceEvents", 79_999],
        ["DeviceInfo", 1],
      ]);
      expect(await got.rows("DeviceInfo")).toMatchObject([{ OSPlatform: "W", coldhunt_row: 70_002n }]);
    });
  });
});
