import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { csv, csvLine, fields, HEAD, NAMES, T, quoted } from "../../test/ingest/portal-csv.js";
import { ColdhuntError } from "../diagnostics/error.js";
import { openSession } from "../store/session.js";
import { importPaths } from "./import.js";

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

describe("zeros in a text", () => {
  it("are kept, and cost no more than the records they make up", async () => {
    const lines = [csvLine({ FileName: "a\u0000b" }), csvLine({}), "\u0000".repeat(2000)];
    await importing({ "a.csv": csv(lines) }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 3, imported: 2, rejected: 1, duplicate: 0 });
      expect((await got.rows("DeviceEvents"))[0]?.["FileName"]).toBe("a\u0000b");
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
