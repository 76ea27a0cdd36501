import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { csv, csvLine, fields, NAMES, quoted, T } from "../../test/ingest/portal-csv.js";
import { importing, ticks } from "../../test/ingest/workspace.js";
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
