import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { ColdhuntError } from "../diagnostics/error.js";
import { openSession } from "../store/session.js";
import { importPaths } from "./import.js";

const HEAD =
  "Timestamp,DeviceId,DeviceName,ActionType,FileName,ProcessId,ReportId,IsProcessRemoteSession,AdditionalFields";
const NAMES = HEAD.split(",");
const T = "2026-03-02T08:15:31.0417203Z";

/** A record of the columns above, changed in places. */
function fields(changes: Readonly<Record<string, string>> = {}): string[] {
  const base: Record<string, string> = {
    Timestamp: T,
    DeviceId: "5f1c0d",
    DeviceName: "ws-17.example.test",
    ActionType: "OpenProcessApiCall",
    FileName: "lsass.exe",
    ProcessId: "712",
    ReportId: "4411",
    IsProcessRemoteSession: "False",
    AdditionalFields: '{"DesiredAccess":5200}',
  };
  return NAMES.map((name) => changes[name] ?? base[name] ?? "");
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvLine = (changes?: Readonly<Record<string, string>>) => fields(changes).map(quoted).join(",");
const csv = (lines: readonly string[], end = "\n") => [HEAD, ...lines].map((line) => line + end).join("");

describe("a portal CSV", () => {
  it("keeps every text to the letter and all digits of a time", async () => {
    const command = '"C:\\a b\\x.exe" -a, "-b"\r\nnext\nline "" ';
    await importing(
      { "any.name": csv([csvLine({ FileName: command }), csvLine({ FileName: "ü漢💥" })]) },
      async (got) => {
        const [first, second] = await got.rows("DeviceEvents");
        expect(first).toMatchObject({
          Timestamp: ticks(T),
          FileName: command,
          ProcessId: 712n,
          ReportId: 4411n,
          IsProcessRemoteSession: false,
          AdditionalFields: '{"DesiredAccess":5200}',
          coldhunt_row: 1n,
          coldhunt_ingestion: ticks(T),
          // a column the file lacks
          RegistryKey: "",
          FileSize: null,
        });
        expect(second).toMatchObject({ FileName: "ü漢💥", coldhunt_row: 2n });
        expect(got.inputs).toMatchObject([
          {
            format: "portal-csv",
            table: "DeviceEvents",
            rows: { read: 2, imported: 2, rejected: 0, duplicate: 0 },
          },
        ]);
      },
    );
  });

  it.each([
    ["with a BOM", (text: string) => `\uFEFF${text}`],
    ["with CR LF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["with a BOM and CR LF", (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
    ["without a last line end", (text: string) => text.slice(0, -1)],
    ["in UTF-16LE", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["in UTF-16LE without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["in UTF-16BE without a mark", (text: string) => Buffer.from(text, "utf16le").swap16()],
    ["in UTF-16BE", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["in gzip", (text: string) => gzipSync(text)],
    ["in UTF-16LE in gzip", (text: string) => gzipSync(Buffer.from(`\uFEFF${text}`, "utf16le"))],
    ["with ;", (text: string) => text.replaceAll(",", ";")],
    ["with blank lines", (text: string) => text.replaceAll("\n", "\n\n")],
    ["with every field quoted", (text: string) => text.replace(/[^,\n]+/g, '"$&"')],
  ])("reads the same %s", async (_, form) => {
    const text = csv([1, 2, 3].map((n) => csvLine({ ReportId: String(n), AdditionalFields: "ü" })));
    await importing({ "a.csv": form(text) }, async (got) => {
      const rows = await got.rows("DeviceEvents");
      expect(
        rows.map((row) => [row["Timestamp"], row["ReportId"], row["AdditionalFields"], row["coldhunt_row"]]),
      ).toEqual([1n, 2n, 3n].map((n) => [ticks(T), n, "ü", n]));
      expect(await got.rejects()).toEqual([]);
    });
  });

  it("matches columns by name in any order and case, and keeps those nobody knows", async () => {
    const text = `mystery,actiontype,TIMESTAMP,DeviceId,mystery\nm1,OpenProcessApiCall,${T},d,m2\n`;
    await importing({ "a.csv": text }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject([
        {
          Timestamp: ticks(T),
          ActionType: "OpenProcessApiCall",
          DeviceId: "d",
          mystery: "m1",
          mystery_2: "m2",
        },
      ]);
      expect(got.inputs[0]).toMatchObject({
        unknownColumns: ["mystery", "mystery_2"],
        renamedColumns: { actiontype: "ActionType", TIMESTAMP: "Timestamp", mystery: "mystery_2" },
      });
      expect(got.inputs[0]?.missingColumns).toContain("ReportId");
      const ledger = await got.session.rows(
        "SELECT column_name, kql_type, known, present FROM coldhunt.columns WHERE column_name IN ('mystery', 'ReportId', 'DeviceId') ORDER BY 1",
      );
      expect(ledger).toEqual([
        { column_name: "DeviceId", kql_type: "string", known: true, present: true },
        { column_name: "ReportId", kql_type: "long", known: true, present: false },
        { column_name: "mystery", kql_type: "string", known: false, present: true },
      ]);
    });
  });
});

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

describe("what ingestion_time() gives", () => {
  it.each(["ingestion_time", "IngestionTime", "_TimeReceived"])(
    "is the column %s, and counted",
    async (name) => {
      const lines = [`${csvLine()},2026-03-02T09:00:00Z`, `${csvLine()},`];
      const text = [`${HEAD},${name}`, ...lines].join("\n");
      await importing({ "a.csv": text }, async (got) => {
        const rows = await got.rows("DeviceEvents");
        expect(rows.map((row) => row["coldhunt_ingestion"])).toEqual([
          ticks("2026-03-02T09:00:00Z"),
          ticks(T),
        ]);
        expect(got.inputs[0]?.ingestion).toEqual({
          column: 1,
          "record-time": 0,
          "event-time": 1,
          "file-time": 0,
        });
      });
    },
  );

  it("is never missing", async () => {
    await importing({ "a.csv": csv([csvLine({ Timestamp: "" })]) }, async (got) => {
      const [row] = await got.rows("DeviceEvents");
      expect(row?.["coldhunt_ingestion"]).toBe(got.inputs[0]?.modified);
      expect(got.inputs[0]?.ingestion["file-time"]).toBe(1);
    });
  });
});

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

describe("a file with nothing in it but a head", () => {
  it("is on record", async () => {
    const files = {
      "a.csv": csv([]),
      "b.csv": "Timestamp,ActionType,FileName\n",
      "c.csv": "Timestamp,ActionType,FileName\nx\n",
    };
    await importing(files, (got) => {
      expect(got.inputs.map((input) => [input.table, input.rows.read, input.rows.rejected])).toEqual([
        ["DeviceEvents", 0, 0],
        ["DeviceEvents", 0, 0],
        ["DeviceEvents", 1, 1],
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

describe("JSON on its way through other tools", () => {
  const record = (more: Record<string, unknown>) =>
    JSON.stringify({ Timestamp: "2026-03-02T08:15:31Z", DeviceId: "d", ActionType: "DriverLoad", ...more });

  it("may be of a Windows code page, and have marks where files were joined", async () => {
    const lines = [record({ ReportId: 1, FileName: "caf\u00e9" }), record({ ReportId: 2, Other: "\u00fc" })];
    await importing(
      {
        "a.json": Buffer.from(lines.join("\r\n"), "latin1"),
        "b.json": lines.map((line) => `\uFEFF${line.replace('"d"', '"e"')}\n`).join(""),
      },
      async (got) => {
        expect(got.inputs.map(({ rows }) => rows.imported)).toEqual([2, 2]);
        const rows = await got.rows("DeviceEvents");
        expect(rows.map((row) => [row["FileName"], row["Other"]])).toEqual([
          ["café", ""],
          ["", "ü"],
          ["café", ""],
          ["", "ü"],
        ]);
      },
    );
  });

  it.each([
    ["/Date(1772439331041)/", "2026-03-02T08:15:31.041Z"],
    ["/Date(-1)/", "1969-12-31T23:59:59.999Z"],
    ["/Date(1772439331041+0200)/", "2026-03-02T08:15:31.041Z"],
  ])("may have the times of ConvertTo-Json: %s", async (text, iso) => {
    await importing({ "a.json": record({ Timestamp: text }).replaceAll("/", "\\/") }, async (got) => {
      expect((await got.rows("DeviceEvents"))[0]?.["Timestamp"]).toBe(ticks(iso));
    });
  });

  it.each(["/Date(1772439331041)", "/Date(999999999999999)/", "/Date(x)/"])("%s is no time", async (text) => {
    await importing({ "a.json": record({ Timestamp: text }) }, (got) => {
      expect(got.inputs[0]?.rows).toMatchObject({ imported: 0, rejected: 1 });
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

describe("JSON keys", () => {
  const record = (more: Record<string, unknown>) =>
    JSON.stringify({ Timestamp: "2026-03-02T08:15:31Z", DeviceId: "d", ActionType: "DriverLoad", ...more });

  it.each([
    ["flat", (more: Record<string, unknown>) => record(more)],
    [
      "streamed",
      (more: Record<string, unknown>) =>
        `{"time":"2026-03-02T08:16:00Z","category":"AdvancedHunting-DeviceEvents","properties":${record(more)}}`,
    ],
  ])("that differ in case only are columns of their own: %s", async (_, write) => {
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

  it("in the last record of a large file are columns as well", { timeout: 60_000 }, async () => {
    const lines = Array.from({ length: 40_000 }, (_, n) =>
      record({ ReportId: n, FileName: "x".repeat(1000) }),
    );
    lines.splice(25_431, 0, record({ ReportId: 7, Seldom: "here" }));
    await importing({ "a.jsonl": lines.join("\n") }, async (got) => {
      expect(got.inputs).toMatchObject([
        { rows: { read: 40_001, imported: 40_001 }, unknownColumns: ["Seldom"] },
      ]);
      expect(
        await got.session.arrays(
          `SELECT coldhunt_row, "Seldom" FROM main."DeviceEvents" WHERE "Seldom" <> ''`,
        ),
      ).toEqual([[25_432n, "here"]]);
    });
  });

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

describe("other files", () => {
  it("are on record with the reason, and the rest goes on", async () => {
    const whole = gzipSync(
      csv([csvLine(), csvLine({ DeviceName: Array.from({ length: 5000 }, (_, n) => n * 7919).join(" ") })]),
    );
    await importing(
      {
        "1-README.md": "# Evidence\n\nSome words.\n",
        "2-config.json": '{"name": "thing", "version": 1}',
        "3-empty.csv": "",
        "4-image.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
        "5-torn.csv.gz": whole.subarray(0, whole.length - 400),
        "6-torn.parquet": "PAR1 and no more",
        "7-good.csv": csv([csvLine()]),
      },
      async (got) => {
        expect(got.inputs.map((input) => [input.examined, input.format])).toEqual([
          [false, "unknown"],
          [false, "json-lines"],
          [false, "unknown"],
          [false, "unknown"],
          [true, "portal-csv+gzip"],
          [false, "unreadable"],
          [true, "portal-csv"],
        ]);
        for (const input of got.inputs.filter(({ examined }) => !examined))
          expect(input.notes).toHaveLength(1);
        // what comes before the tear is read
        expect(got.inputs[4]?.rows).toMatchObject({ read: 2, rejected: 1 });
        expect((await got.rejects()).map(({ reason }) => reason)).toEqual([
          "the file cannot be read to its end: unexpected end of file",
        ]);
        expect(got.inputs[6]?.sha256).toMatch(/^[0-9a-f]{64}$/);
      },
    );
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

describe("CSV without a head", () => {
  const record = fields().map(quoted).join(",");

  it("gets its columns from the user, or from a file beside it", async () => {
    await importing(
      { "a.csv": `${record}\n${record}\n` },
      async (got) => {
        expect(got.inputs[0]).toMatchObject({ format: "headless-csv", rows: { imported: 2 } });
        expect(await got.rows("DeviceEvents")).toMatchObject([
          { Timestamp: ticks(T), coldhunt_row: 1n },
          { coldhunt_row: 2n },
        ]);
      },
      { columns: NAMES },
    );
    await importing({ "e_1.csv": csv([csvLine({ ReportId: "1" })]), "e_2.csv": `${record}\n` }, (got) => {
      expect(got.inputs).toMatchObject([
        { format: "portal-csv" },
        { format: "headless-csv", rows: { imported: 1 } },
      ]);
      expect(got.inputs[1]?.notes.join()).toMatch(/taken from the head of e_1.csv/);
    });
  });

  it("is left out where neither says", async () => {
    await importing({ "a.csv": `${record}\n` }, (got) => {
      expect(got.inputs[0]).toMatchObject({ examined: false });
      expect(got.inputs[0]?.notes[0]).toMatch(/^columns: .*--columns/);
    });
  });
});

describe("text in another code page", () => {
  it("is read as Windows-1252 where it is no UTF-8, and counted as salvaged", async () => {
    const line = csvLine({ FileName: "Müller.exe", ReportId: "2" });
    const bytes = Buffer.concat([
      Buffer.from(csv([csvLine()])),
      Buffer.from(line, "latin1"),
      Buffer.from("\n"),
    ]);
    await importing({ "a.csv": bytes }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject([
        {},
        { FileName: "Müller.exe", coldhunt_row: 2n },
      ]);
      expect(got.inputs[0]?.notes.join()).toMatch(/read as Windows-1252.*1 rows salvaged/);
      expect(got.inputs[0]?.encoding).toBe("windows-1252");
    });
  });

  it("needs no more memory than is allowed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "coldhunt-test-"));
    const session = await openSession({ threads: 2, memoryLimit: "200MB" });
    try {
      const path = join(folder, "a.csv");
      await writeFile(path, Buffer.from(csv([csvLine({ FileName: "é" }), "x,y"]), "latin1"));
      const { inputs } = await importPaths(session, [path]);
      expect(inputs).toMatchObject([{ rows: { read: 2, imported: 1, rejected: 1 } }]);
    } finally {
      session.close();
      await rm(folder, { recursive: true });
    }
  });

  it("is not seen where a character of UTF-8 is cut off at the end of what is looked at", async () => {
    const lines = Array.from({ length: 800 }, () => csvLine({ FileName: `a${"é".repeat(1000)}` }));
    await importing({ "a.csv": csv(lines) }, (got) => {
      expect(got.inputs[0]?.encoding).toBe("utf-8");
    });
  });
});
