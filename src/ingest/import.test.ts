import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { csv, csvLine, HEAD, T } from "../../test/ingest/portal-csv.js";
import { importing, ticks } from "../../test/ingest/workspace.js";

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
