/** Parquet as the cloud writes it: Azure Data Explorer's types, and those an export job may have. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../src/store/session.js";
import { runCli } from "../run-cli.js";
import { EVENT_COLUMNS, EVENT_NAMES, sampleEvents, type SampleEvent } from "./events.js";
import { exactJson } from "./shapes.js";
import { importing, ticks } from "./workspace.js";

const EVENTS = sampleEvents(500);

let folder: string;
let writer: Session;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-parquet-"));
  writer = await openSession();
  await writeFile(join(folder, "events.jsonl"), EVENTS.map((event) => exactJson(event)).join("\n"));
  const types = EVENT_NAMES.map(
    (name) =>
      `${name}: '${EVENT_COLUMNS[name] === "long" ? "BIGINT" : EVENT_COLUMNS[name] === "bool" ? "BOOLEAN" : "VARCHAR"}'`,
  );
  await writer.run(
    `CREATE TABLE events AS SELECT * FROM read_json('${join(folder, "events.jsonl")}', format = 'newline_delimited',
       columns = {${types.join(", ")}})`,
  );
});
afterAll(async () => {
  writer.close();
  await rm(folder, { recursive: true, force: true });
});

/** The bytes of a Parquet file of what a query gives. */
async function parquet(select: string, options = ""): Promise<Uint8Array> {
  const path = join(folder, "written.parquet");
  await writer.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  return readFile(path);
}

/** All columns, with the times in a type of Parquet. */
const withTimes = (type: string) =>
  `SELECT * REPLACE (${(["Timestamp", "ProcessCreationTime"] as const)
    .map((name) => `CAST(CAST(rtrim(${name}, 'Z') AS TIMESTAMP_NS) AS ${type}) AS ${name}`)
    .join(", ")}) FROM events`;

const valuesOf = (event: SampleEvent, digits: number) =>
  EVENT_NAMES.map((name) => {
    const value = event[name];
    const grain = 10n ** BigInt(7 - digits);
    return EVENT_COLUMNS[name] === "datetime" && typeof value === "string"
      ? (ticks(value) / grain) * grain
      : value;
  });

describe("500 events come in the same from Parquet", () => {
  it.each<[string, number, () => Promise<Uint8Array>]>([
    ["with microseconds", 6, () => parquet(withTimes("TIMESTAMP"))],
    [
      "with milliseconds, the default of .export",
      3,
      () =>
        parquet(`SELECT * REPLACE (CAST(date_trunc('millisecond', Timestamp) AS TIMESTAMP_MS) AS Timestamp,
        CAST(date_trunc('millisecond', ProcessCreationTime) AS TIMESTAMP_MS) AS ProcessCreationTime) FROM (${withTimes("TIMESTAMP")})`),
    ],
    ["with nanoseconds", 7, () => parquet(withTimes("TIMESTAMP_NS"))],
    ["with times of a zone", 6, () => parquet(withTimes("TIMESTAMPTZ"))],
    ["with times as texts", 7, () => parquet("FROM events")],
    ["with texts only", 7, () => parquet("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM events")],
    [
      "with bytes in the place of texts",
      7,
      () =>
        parquet(
          "SELECT * REPLACE (encode(FileName) AS FileName, encode(DeviceName) AS DeviceName) FROM events",
        ),
    ],
    ...["gzip", "snappy", "zstd", "brotli", "lz4_raw", "uncompressed"].map(
      (codec): [string, number, () => Promise<Uint8Array>] => [
        `in ${codec}`,
        7,
        () => parquet("FROM events", `, COMPRESSION ${codec}`),
      ],
    ),
  ])("%s", async (_, digits, write) => {
    await importing({ export: await write() }, async (got) => {
      expect(await got.rejects()).toEqual([]);
      expect(got.inputs.map((input) => [input.format, input.table, input.rows.imported])).toEqual([
        ["parquet", "DeviceEvents", 500],
      ]);
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => EVENT_NAMES.map((name) => row[name]))).toEqual(
        EVENTS.map((event) => valuesOf(event, digits)),
      );
      expect(rows.map((row) => row["coldhunt_row"])).toEqual(EVENTS.map((__, at) => BigInt(at + 1)));
    });
  });
});

describe("a value of Parquet", () => {
  const event = `TIMESTAMP '2026-03-02 08:15:31.041720' AS "Timestamp", 'd' AS "DeviceId", 'OpenProcessApiCall' AS "ActionType"`;

  it.each<[string, string, string, unknown]>([
    ["a dynamic as JSON text", `'{"a": 1}'`, "AdditionalFields", '{"a": 1}'],
    ["a dynamic as a struct", `{a: 1, b: [1, 2]}`, "AdditionalFields", '{"a":1,"b":[1,2]}'],
    ["a dynamic as a list", `['x', NULL]`, "AdditionalFields", '["x",null]'],
    ["a dynamic as a map", `MAP {'a': 1}`, "AdditionalFields", '{"a":1}'],
    ["an int", "712::INTEGER", "ProcessId", 712n],
    ["an unsigned number", "712::UBIGINT", "ProcessId", 712n],
    ["a decimal", "712::DECIMAL(38, 4)", "ProcessId", 712n],
    ["a number as a real", "712::DOUBLE", "ProcessId", 712n],
    ["a number in a text", "9007199254740993", "FileName", "9007199254740993"],
    [
      "a guid of its own type",
      "uuid '6f9619ff-8b86-d011-b42d-00c04fc964ff'",
      "FileName",
      "6f9619ff-8b86-d011-b42d-00c04fc964ff",
    ],
    ["a timespan in ticks", "36000000000::BIGINT", "Elapsed", "36000000000"],
    ["nothing in a text", "NULL::VARCHAR", "FileName", ""],
    ["nothing in a number", "NULL::INTEGER", "ProcessId", null],
    ["nothing in a time", "NULL::TIMESTAMP", "ProcessCreationTime", null],
  ])("%s", async (_, sql, column, expected) => {
    const bytes = await parquet(`SELECT ${event}, ${sql} AS "${column}"`);
    await importing({ "a.parquet": bytes }, async (got) => {
      expect(await got.rejects()).toEqual([]);
      expect((await got.rows("DeviceEvents")).map((row) => row[column])).toEqual([expected]);
    });
  });

  it.each<[string, string, string]>([
    ["a number with a part", "712.5::DOUBLE", "ProcessId: '712.5' is not a whole number of 64 bits"],
    ["a number beyond 64 bits", "18446744073709551615::UBIGINT", "ProcessId: '18446744073709551615' is not"],
  ])("that does not fit rejects its row alone: %s", async (_, sql, reason) => {
    const type = sql.split("::")[1] ?? "";
    const bytes = await parquet(
      `SELECT ${event}, ${sql} AS "ProcessId" UNION ALL SELECT ${event}, 1::${type}`,
    );
    await importing({ "a.parquet": bytes }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 2, imported: 1, rejected: 1, duplicate: 0 });
      expect(await got.rejects()).toMatchObject([
        { row: 1n, line: null, reason: expect.stringContaining(reason) as unknown },
      ]);
    });
  });
});

describe("a Parquet file", () => {
  const many = (rows: number) =>
    `SELECT TIMESTAMP '2026-03-02' + INTERVAL (i) SECOND AS "Timestamp", 'd' AS "DeviceId", 'DriverLoad' AS "ActionType",
       i AS "ReportId" FROM range(${rows}) AS t(i)`;

  it("of several row groups keeps the numbers of its records", async () => {
    const bytes = await parquet(many(10_000), ", ROW_GROUP_SIZE 2048");
    await importing({ "a.parquet": bytes }, async (got) => {
      const rows = await got.rows("DeviceEvents");
      expect(rows).toHaveLength(10_000);
      expect(rows.every((row) => row["coldhunt_row"] === (row["ReportId"] as bigint) + 1n)).toBe(true);
    });
  });

  it("has no columns from the names of its folders", async () => {
    await importing({ "y=2026/m=03/a.parquet": await parquet(many(3)) }, async (got) => {
      expect(got.inputs[0]?.unknownColumns).toEqual([]);
      expect(Object.keys((await got.rows("DeviceEvents"))[0] ?? {})).not.toContain("y");
    });
  });

  it("with no rows is on record", async () => {
    await importing({ "a.parquet": await parquet(many(0)) }, (got) => {
      expect(got.inputs).toMatchObject([{ examined: true, table: "DeviceEvents", rows: { read: 0 } }]);
    });
  });

  it("that is cut off, or changed inside, is not examined, and the rest goes on", async () => {
    const bytes = await parquet(many(10_000), ", ROW_GROUP_SIZE 2048");
    const changed = Uint8Array.from(bytes).fill(0xff, 200, 4000);
    const files = { "a.parquet": bytes.slice(0, -100), "b.parquet": changed, "c.parquet": bytes };
    await importing(files, (got) => {
      expect(got.inputs.map(({ examined, format }) => [examined, format])).toEqual([
        [false, "unreadable"],
        [false, "unreadable"],
        [true, "parquet"],
      ]);
    });
  });

  it("shows a record as JSON", async () => {
    await writeFile(join(folder, "a.parquet"), await parquet(many(3)));
    const { code, stdout } = await runCli(["show", "a.parquet:2", "--format", "json"], { cwd: folder });
    const { records } = JSON.parse(stdout) as { records: { original: string }[] };
    expect([code, JSON.parse(records[0]?.original ?? "")]).toMatchObject([0, { ReportId: 1, DeviceId: "d" }]);
  });
});
