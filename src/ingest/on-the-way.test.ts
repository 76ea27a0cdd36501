/** Exports that something happened to between the service and the file. */
import { gzipSync } from "node:zlib";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csv, csvLine, HEAD } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";
import { exportLimitOf } from "../case/export-limit.js";
import type { Session } from "../store/session.js";
import { importPaths } from "./import.js";
import type { ImportProgress } from "./import-watch.js";
import { recordsPerByte } from "./records-per-byte.js";

const EVENT = {
  Timestamp: "2026-03-02T08:15:31.0417203Z",
  DeviceId: "d",
  DeviceName: "w",
  ActionType: "OpenProcessApiCall",
  ReportId: 1,
};

describe("rows of an SDK", () => {
  const wrapped = (report: number) => ({
    AdditionalProperties: { ...EVENT, ReportId: report, "@odata.type": "#x", AdditionalFields: { a: 1 } },
  });

  it.each([
    ["an array", JSON.stringify([wrapped(1), wrapped(2)], null, 2), "json-array"],
    ["lines", `${JSON.stringify(wrapped(1))}\n${JSON.stringify(wrapped(2))}\n`, "json-lines"],
  ])("as %s come out of the object around them", async (_, text, format) => {
    await importing({ "a.json": text }, async (got) => {
      expect(got.inputs).toMatchObject([{ format, table: "DeviceEvents", unknownColumns: [] }]);
      expect(await got.rows("DeviceEvents")).toMatchObject([
        { ReportId: 1n, DeviceName: "w", AdditionalFields: '{"a":1}' },
        { ReportId: 2n },
      ]);
    });
  });

  it("beside columns of their own stay as they are", async () => {
    await importing({ "a.json": JSON.stringify([{ ...EVENT, ...wrapped(2) }]) }, async (got) => {
      expect(got.inputs[0]?.unknownColumns).toEqual(["AdditionalProperties"]);
      expect(await got.rows("DeviceEvents")).toMatchObject([{ ReportId: 1n }]);
    });
  });
});

describe("what was lost before the file was written", () => {
  const notes = async (changes: Readonly<Record<string, string>>) =>
    importing({ "a.csv": csv([csvLine(changes)]) }, ({ inputs }) => inputs[0]?.notes.join("\n") ?? "");

  it.each([
    [{ FileName: "Microsoft? Windows? Operating System" }, /beyond ASCII were lost/],
    [
      { AdditionalFields: "System.Collections.Generic.Dictionary`2[System.String,System.Object]" },
      /objects were lost/,
    ],
    [{ AdditionalFields: "System.Object[]" }, /objects were lost/],
    [{ AdditionalFields: "@{DesiredAccess=5200; Other=}" }, /'@\{name=value\}'/],
  ])("is noted: %j", async (changes, note) => {
    expect(await notes(changes)).toMatch(note);
  });

  it.each([{}, { FileName: "System.Collections.dll" }, { FileName: "who?" }, { FileName: "@{x}" }])(
    "is nothing: %j",
    async (changes) => {
      expect(await notes(changes)).not.toMatch(/lost|@\{name/);
    },
  );

  it("is noted of JSON as well", async () => {
    const text = JSON.stringify([{ ...EVENT, AdditionalFields: "@{DesiredAccess=5200}" }]);
    await importing({ "a.json": text }, ({ inputs }) => {
      expect(inputs[0]?.notes).toContainEqual(expect.stringContaining("@{name=value}"));
    });
  });
});

it("an answer that broke off with an error is taken for cut", async () => {
  const tables = (more: object) =>
    JSON.stringify({
      tables: [
        {
          name: "PrimaryResult",
          columns: Object.keys(EVENT).map((name) => ({ name, type: "string" })),
          rows: [Object.values(EVENT)],
        },
      ],
      ...more,
    });
  const files = { "a.json": tables({ error: { code: "PartialError" } }), "b.json": tables({}) };
  await importing(files, ({ inputs }) => {
    expect(inputs.map(({ path }) => exportLimitOf(path, inputs))).toEqual([
      "ends where the service reported an error",
      undefined,
    ]);
  });
});

describe("whole numbers of JSON", () => {
  it("keep all digits in a text, however large", async () => {
    const numbers = [
      "18446744073709551615",
      "18446744073709551616",
      "184467440737095516159",
      "-9007199254740993",
    ];
    const lines = numbers.map((number) => JSON.stringify({ ...EVENT, FileName: "?" }).replace('"?"', number));
    for (const text of [lines.join("\n"), `[${lines.join(",")}]`])
      await importing({ "a.json": text }, async (got) => {
        expect((await got.rows("DeviceEvents")).map((row) => row["FileName"])).toEqual(numbers);
      });
  });
});

describe("how far an import is", () => {
  it("is told in passes: bytes of the file, and records as its beginning lets expect", async () => {
    const folder = await mkdtemp(join(tmpdir(), "coldhunt-progress-"));
    try {
      const rows = Array.from({ length: 150_000 }, (_, n) => JSON.stringify({ ...EVENT, ReportId: n }));
      await writeFile(join(folder, "a.json"), `[${rows.join(",\n")}]`);
      const told: ImportProgress[] = [];
      await importing({}, async ({ session }) => {
        await importPaths(session, [folder], { onProgress: (state) => told.push(state) });
      });
      expect(told[0]).toMatchObject({ index: 0, count: 1, fraction: 0 });
      for (const { fraction, seconds } of told) {
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        expect(seconds).toBeGreaterThanOrEqual(0);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("can be told: the statement that imports is one pass over the file, without a join", async () => {
    await importing({}, async ({ session, folder, write }) => {
      await write({ "a.csv": csv([csvLine()]) });
      const statements: string[] = [];
      const watched: Session = {
        ...session,
        run(sql, values) {
          statements.push(sql);
          return session.run(sql, values);
        },
      };
      await importPaths(watched, [folder]);
      const insertion = statements.find((sql) => sql.startsWith("INSERT INTO main.")) ?? "";
      const [plan] = await session.arrays(
        `EXPLAIN ${insertion.replaceAll("coldhunt_unsplit_", "explained_")}`,
      );
      expect(plan?.[1]).toContain("READ_CSV");
      expect(plan?.[1]).not.toContain("JOIN");
    });
  });

  const many = csv(Array.from({ length: 20_000 }, () => csvLine({ FileName: "two\nlines" })));
  const json = `[${Array.from({ length: 20_000 }, () => JSON.stringify(EVENT)).join(",")}]`;
  it.each<[string, string | Buffer, number]>([
    ["CSV with line ends in quotes", many, 20_000 / many.length],
    ["a JSON array without line ends", json, 20_000 / json.length],
    ["gzip", gzipSync(many), 20_000 / gzipSync(many).length],
  ])("is estimated for %s", async (_, content, density) => {
    const path = join(await mkdtemp(join(tmpdir(), "coldhunt-density-")), "export");
    await writeFile(path, content);
    const found = (await recordsPerByte(path)) ?? 0;
    expect(Math.abs(found / density - 1)).toBeLessThan(0.05);
    await rm(path);
  });

  it("is not estimated for what has no records in its text", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "coldhunt-density-")), "export");
    await writeFile(path, Buffer.from("PAR1\u0000\u0001"));
    expect(await recordsPerByte(path)).toBeUndefined();
    await writeFile(path, HEAD);
    expect(await recordsPerByte(path)).toBeUndefined();
    expect(await recordsPerByte(`${path}.missing`)).toBeUndefined();
    await rm(path);
  });
});
