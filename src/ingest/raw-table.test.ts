import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { T } from "../../test/ingest/portal-csv.js";
import { openSession } from "../store/session.js";

const record = (device: string, table = "DeviceEvents") =>
  `{"time":"2026-03-02T08:21:10.1Z","tenantId":"t","category":"AdvancedHunting-${table}","operationName":"Publish","properties":{"Timestamp":"${T}","DeviceId":"${device}","ReportId":9007199254740993,"ActionType":"OpenProcessApiCall","ProcessCommandLine":"a \\"b\\" \\n c"},"Tenant":"DefaultTenant"}`;
const [a, b, c] = ["a", "b", "c"].map((device) => record(device)) as [string, string, string];
/** Two rows: one with two records, one with the third. */
const ROWS = [
  ["arrays", `[${a},${b}]`, `[${c}]`],
  ["envelopes", `{"records":[${a},${b}]}`, `{"records":[${c}]}`],
  ["envelope and one record", `{"records":[${a}, ${b}]}`, c],
] as const;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const kusto = (cells: readonly string[]) =>
  `{"Tables":[{"TableName":"Table_0","Columns":[{"ColumnName":"records","DataType":"Object"}],"Rows":[${cells.map((cell) => `[${cell}]`).join(",")}]}]}`;

const SHAPES: readonly [string, (rows: readonly string[]) => string][] = [
  ["CSV", (rows) => `records\r\n${rows.map(quoted).join("\r\n")}\r\n`],
  [
    "CSV with another column",
    (rows) =>
      `"IngestedAt","Records"\n${rows.map((row) => `2026-03-02T09:00:00Z,${quoted(row)}`).join("\n")}\n`,
  ],
  ["CSV without a head", (rows) => `${rows.map(quoted).join("\n")}\n`],
  [
    "TSV with another column and without a head",
    (rows) => rows.map((row) => `2026-03-02T09:00:00Z\t${quoted(row)}\n`).join(""),
  ],
  ["JSON Lines with text", (rows) => rows.map((row) => `${JSON.stringify({ Raw: row })}\n`).join("")],
  ["JSON Lines with values", (rows) => rows.map((row) => `{"Raw":${row}}\n`).join("")],
  ["Kusto's REST with text", (rows) => kusto(rows.map((row) => JSON.stringify(row)))],
  ["Kusto's REST with values", kusto],
  ["lines of values", (rows) => rows.map((row) => `${row}\n`).join("")],
];

const EXPECTED = ["a", "b", "c"].map((DeviceId, index) => ({
  DeviceId,
  Timestamp: ticks(T),
  ReportId: 9007199254740993n,
  ProcessCommandLine: 'a "b" \n c',
  coldhunt_row: BigInt(index + 1),
  coldhunt_ingestion: ticks("2026-03-02T08:21:10.1Z"),
}));

describe("a raw table gives the events its messages hold", () => {
  const cases = SHAPES.flatMap(([shape, write]) =>
    ROWS.map(([what, ...rows]) => [shape, what, write(rows)] as const),
  ).filter(([shape, what]) => shape !== "lines of values" || what === "arrays");
  it.each(cases)("%s of %s", async (_shape, _what, text) => {
    await importing({ "x.txt": text }, async (got) => {
      expect(got.inputs.map((input) => [input.table, input.rows.imported, input.notes])).toEqual([
        ["DeviceEvents", 3, expect.anything()],
      ]);
      expect(await got.rows("DeviceEvents")).toMatchObject(EXPECTED);
      expect(await got.rejects()).toEqual([]);
    });
  });

  it("Parquet", async () => {
    const folder = await mkdtemp(join(tmpdir(), "coldhunt-raw-"));
    const session = await openSession();
    try {
      const path = join(folder, "x.parquet");
      const values = ROWS[1].slice(1).map((row) => `('${row}')`);
      await session.run(
        `COPY (SELECT * FROM (VALUES ${values.join(", ")}) t(records)) TO '${path}' (FORMAT parquet)`,
      );
      await importing({ "x.parquet": await readFile(path) }, async (got) => {
        expect(await got.rows("DeviceEvents")).toMatchObject(EXPECTED);
        expect(got.inputs[0]?.format).toBe("streaming-json-raw-table");
      });
    } finally {
      session.close();
      await rm(folder, { recursive: true });
    }
  });

  it("of several tables, with copies of a delivery counted and rows without a message kept", async () => {
    const rows = [
      `[${a},${record("p", "DeviceProcessEvents")}]`,
      "",
      `[${a},${b.slice(0, 60)}`,
      `[${c}]`,
      `["x"]`,
    ];
    await importing({ "x.csv": `records\n${rows.map(quoted).join("\n")}\n` }, async (got) => {
      expect(got.inputs.map((input) => [input.table, input.rows])).toEqual([
        ["DeviceEvents", { read: 6, imported: 2, rejected: 3, duplicate: 1 }],
        ["DeviceProcessEvents", { read: 1, imported: 1, rejected: 0, duplicate: 0 }],
      ]);
      expect((await got.rejects()).map((reject) => [reject["reason"], reject["text"]])).toEqual(
        expect.arrayContaining([
          ["the message of row 2 of the raw table ends early: it is empty", ""],
          ["the message of row 3 of the raw table ends early: the text ends within a value", b.slice(0, 60)],
          ["an object was expected", '"x"'],
        ]),
      );
    });
  });

  it("with a quote that no other closes", async () => {
    await importing({ "x.csv": `records\n${quoted(`[${a}]`)}\n"x\n${quoted(`[${b}]`)}\n` }, async (got) => {
      expect((await got.rows("DeviceEvents")).map((row) => row["DeviceId"])).toEqual(["a", "b"]);
      expect(got.inputs[0]?.rows).toMatchObject({ imported: 2, rejected: 1 });
    });
  });

  it("with a line of CSV that is damaged", async () => {
    await importing(
      { "x.csv": `records,IngestedAt\n${quoted(`[${a}]`)},x\n${quoted(`[${b}]`)}\n${quoted(`[${c}]`)},x\n` },
      async (got) => {
        expect((await got.rows("DeviceEvents")).map((row) => row["DeviceId"])).toEqual(["a", "c"]);
        expect(await got.rejects()).toMatchObject([{ line: 3n, text: quoted(`[${b}]`) }]);
      },
    );
  });
});

it("another file with a column of that name is no raw table", async () => {
  await importing({ "x.csv": 'records\n"[1,2]"\n', "y.json": '{"raw":"[]"}\n' }, (got) => {
    expect(got.inputs.map((input) => input.examined)).toEqual([false, false]);
  });
});
