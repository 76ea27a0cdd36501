import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync, crc32 } from "node:zlib";
import {
  Table,
  tableToIPC,
  vectorFromArray,
  Utf8,
  Int64,
  TimestampMicrosecond,
  makeData,
  Vector,
} from "apache-arrow";
import { describe, expect, it } from "vitest";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { openSession } from "../store/session.js";
import { readOriginals } from "./original.js";

const CSV = "Timestamp,DeviceId,ActionType\n2026-03-02T08:15:31.0417203Z,d,OpenProcessApiCall\n";
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

interface Entry {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly wrongSum?: boolean;
}

/** A zip archive by the book (APPNOTE 4.3), so that its faults can be chosen. */
function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.stored === true ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? 0, 2);
    shared.writeUInt16LE(entry.method ?? (entry.stored === true ? 0 : 8), 4);
    shared.writeUInt32LE((crc32(content) ^ (entry.wrongSum === true ? 1 : 0)) >>> 0, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from("504b0304", "hex"), shared, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("504b01021400", "hex"), shared, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

describe("a zip archive", () => {
  it("is read file by file; each has the hash of the archive and its own", async () => {
    const archive = zip([
      { name: "folder/", content: "", stored: true },
      { name: "folder/a.csv", content: CSV },
      { name: "b.csv.gz", content: gzipSync(CSV), stored: true },
      { name: "README", content: "words" },
    ]);
    await importing({ "evidence.bin": archive }, async (got) => {
      expect(
        got.inputs.map((input) => [
          input.path.replace(/^.*evidence/, "evidence"),
          input.format,
          input.rows.imported,
        ]),
      ).toEqual([
        ["evidence.bin!/folder/a.csv", "portal-csv+zip", 1],
        ["evidence.bin!/b.csv.gz", "portal-csv+gzip+zip", 1],
        ["evidence.bin!/README", "unknown+zip", 0],
      ]);
      for (const input of got.inputs) expect(input.sha256).toBe(sha256(archive));
      expect(got.inputs[0]?.innerSha256).toBe(sha256(CSV));
      expect(await got.rows("DeviceEvents")).toHaveLength(2);
    });
  });

  it("that is damaged in a part gives the rest", async () => {
    const archive = zip([
      { name: "a.csv", content: CSV, wrongSum: true },
      { name: "b.csv", content: CSV, flags: 1 },
      { name: "c.csv", content: CSV, method: 99 },
      { name: "d.csv", content: CSV },
    ]);
    await importing({ "e.zip": archive, "f.zip": archive.subarray(0, 100) }, (got) => {
      expect(got.inputs.map((input) => [input.examined, input.notes.join()])).toEqual([
        [false, expect.stringMatching(/check sum/)],
        [false, expect.stringMatching(/encrypted/)],
        [false, expect.stringMatching(/method 99/)],
        [true, expect.stringMatching(/taken as DeviceEvents/)],
        [false, expect.stringMatching(/cut off, or no zip/)],
      ]);
    });
  });

  it("that would fill the disk is given up", async () => {
    const bomb = zip([{ name: "zeros.csv", content: Buffer.alloc(260 * 1024 * 1024, 0x30) }]);
    await importing({ "bomb.zip": bomb, "good.csv": CSV }, (got) => {
      expect(got.inputs).toMatchObject([{ examined: false }, { examined: true }]);
      expect(got.inputs[0]?.notes.join()).toMatch(/no log packs that well/);
    });
  });

  it("of Excel says what to do", async () => {
    await importing({ "a.xlsx": zip([{ name: "[Content_Types].xml", content: "<x/>" }]) }, (got) => {
      expect(got.inputs[0]?.notes.join()).toMatch(/workbook.*saved as CSV/);
    });
  });
});

describe("gzip", () => {
  it("has the hash of what is inside", async () => {
    await importing({ "a.csv.gz": gzipSync(CSV) }, (got) => {
      expect(got.inputs[0]).toMatchObject({ sha256: sha256(gzipSync(CSV)), innerSha256: sha256(CSV) });
    });
  });

  it("of several parts is one file", async () => {
    const [head = "", row = ""] = CSV.split(/(?<=\n)/);
    await importing({ "a.csv.gz": Buffer.concat([gzipSync(head), gzipSync(row), gzipSync(row)]) }, (got) => {
      expect(got.inputs[0]?.rows.imported).toBe(2);
    });
  });
});

const hasZstd = (() => {
  try {
    execFileSync("zstd", ["--version"]);
    return true;
  } catch {
    console.warn("SKIPPED: files of zstd are not tested, as zstd is not installed (apt-get install zstd)");
    return false;
  }
})();

describe("zstd", () => {
  // Node packs no zstd before 22.15, and there is no other witness: the program writes the files
  it.skipIf(!hasZstd)("is read, also within a zip", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coldhunt-zstd-"));
    try {
      writeFileSync(join(folder, "a"), CSV);
      execFileSync("zstd", ["-q", join(folder, "a"), "-o", join(folder, "a.zst")]);
      const packed = readFileSync(join(folder, "a.zst"));
      await importing(
        {
          "a.zst": packed,
          "b.zip": zip([{ name: "a.zst", content: packed }]),
          "c.zst": packed.subarray(0, 40),
        },
        (got) => {
          expect(got.inputs.map((input) => [input.format, input.rows.imported, input.innerSha256])).toEqual([
            ["portal-csv+zstd", 1, sha256(CSV)],
            ["portal-csv+zstd+zip", 1, sha256(CSV)],
            ["unreadable", 0, null],
          ]);
        },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("Arrow", () => {
  const time = BigInt(Date.UTC(2026, 2, 2, 8, 15, 31)) * 1000n + 41_720n;
  const table = new Table({
    Timestamp: new Vector([
      makeData({
        type: new TimestampMicrosecond(),
        length: 2,
        nullCount: 1,
        nullBitmap: new Uint8Array([1]),
        data: new BigInt64Array([time, 0n]),
      }),
    ]),
    DeviceId: vectorFromArray(["d", null], new Utf8()),
    ActionType: vectorFromArray(["OpenProcessApiCall", "DriverLoad"]),
    ReportId: vectorFromArray([9007199254740993n, null], new Int64()),
    IsProcessRemoteSession: vectorFromArray([true, null]),
  });

  it.each(["file", "stream"] as const)("is read as a %s", async (form) => {
    await importing({ x: tableToIPC(table, form) }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject([
        {
          Timestamp: ticks("2026-03-02T08:15:31.04172Z"),
          DeviceId: "d",
          ReportId: 9007199254740993n,
          IsProcessRemoteSession: true,
        },
        {
          Timestamp: null,
          DeviceId: "",
          ActionType: "DriverLoad",
          ReportId: null,
          IsProcessRemoteSession: null,
          coldhunt_row: 2n,
        },
      ]);
      expect(got.inputs[0]?.format).toBe("arrow");
    });
  });
});

describe("what is packed more than once", () => {
  const JSONL =
    '{"Timestamp":"2026-03-02T08:15:31.0417203Z","DeviceId":"j","ActionType":"OpenProcessApiCall"}\n';
  const inner = zip([
    { name: "a.csv", content: CSV },
    { name: "d/b.json", content: JSONL },
  ]);
  const outer = zip([
    { name: "in.zip", content: inner, stored: true },
    { name: "c.gz", content: gzipSync(gzipSync(CSV)) },
  ]);

  it.each<[string, Buffer, readonly (readonly [string, string])[]]>([
    [
      "x.gz",
      gzipSync(inner),
      [
        ["x.gz!/a.csv", "portal-csv+zip+gzip"],
        ["x.gz!/d/b.json", "json-lines+zip+gzip"],
      ],
    ],
    ["x.csv.gz", gzipSync(gzipSync(CSV)), [["x.csv.gz", "portal-csv+gzip+gzip"]]],
    [
      "x.zip",
      outer,
      [
        ["x.zip!/in.zip!/a.csv", "portal-csv+zip+zip"],
        ["x.zip!/in.zip!/d/b.json", "json-lines+zip+zip"],
        ["x.zip!/c.gz", "portal-csv+gzip+gzip+zip"],
      ],
    ],
  ])("%s comes in, and each record is found again", async (name, content, expected) => {
    await importing(
      { [name]: content },
      async (got) => {
        expect(got.inputs.map((input) => [input.path.slice(got.folder.length + 1), input.format])).toEqual(
          expected,
        );
        const reader = await openSession();
        for (const input of got.inputs) {
          expect(input.rows.imported).toBe(1);
          const { records } = await readOriginals(reader, input, [1]);
          const line = input.path.endsWith("json") ? JSONL : CSV.slice(CSV.indexOf("\n") + 1);
          expect(records.get(1)?.text).toBe(line.trimEnd());
        }
        reader.close();
      },
      { keepDuplicates: true },
    );
  });
});
