import { tableFromIPC } from "apache-arrow";
import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CardAccount, Finding, ScanAccount } from "../case/finding.js";
import type { LiteralValue } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { render, type Format } from "./render.js";

const COLUMNS: readonly Column[] = [
  { name: "Timestamp", type: "datetime" },
  { name: "DeviceName", type: "string" },
  { name: "ActionType", type: "string" },
  { name: "Id", type: "long" },
  { name: "Took", type: "timespan" },
  { name: "Score", type: "real" },
  { name: "Args", type: "dynamic" },
  { name: "More", type: "dynamic" },
  { name: "Signed", type: "bool" },
];
/** 2026-03-02T10:15:31.0417203Z, counted by hand: 1772446531 s after 1970 and 0417203 ticks. */
const TICKS = 621_355_968_000_000_000n + 17_724_465_310_417_203n;
const NANOS = 1_772_446_531_041_720_300n;
const FIRST: readonly LiteralValue[] = [
  TICKS,
  "ws-1",
  "Run",
  9_007_199_254_740_993n,
  -1n,
  0.1,
  '["a",null,"b c"]',
  '{"k":1}',
  true,
];
const SECOND: readonly LiteralValue[] = [null, "", "", null, null, null, null, "[1]", null];

const CARDS: readonly CardAccount[] = [
  card("C-1", "hit", 2, COLUMNS),
  { ...card("C-2", "clean", 0, [{ name: "Score", type: "real" }]), attack: [] },
];

function card(
  id: string,
  verdict: CardAccount["verdict"],
  findings: number,
  columns: readonly Column[],
): CardAccount {
  return {
    id,
    title: "A card",
    level: "high",
    levelSource: "card",
    attack: [
      { tactic: "TA0005", tacticName: "Defense Evasion", technique: "T1218.014", name: "MMC" },
      { tactic: "", tacticName: "", technique: "T1055", name: "Process Injection" },
    ],
    verdict,
    reasons: [],
    findings,
    columns,
    computed: [],
  };
}

function finding(values: readonly LiteralValue[], at: number, columns = COLUMNS): Finding {
  return {
    id: `f${at}`,
    card: "C-1",
    level: "high",
    columns,
    values,
    sources: [{ path: "a b.csv", row: 7 + at }],
    sourceCount: 1,
  };
}

function account(
  findings: readonly Finding[] = [finding(FIRST, 0), finding(SECOND, 1)],
  cards = CARDS,
): ScanAccount {
  return {
    run: {
      version: "1.2.3",
      engine: { name: "duckdb", version: "v1" },
      argv: [],
      now: TICKS,
      window: "all",
      from: null,
      to: null,
      lifted: [],
    },
    inputs: [],
    cards,
    findings: async function* () {
      yield* await Promise.resolve(findings);
    },
  };
}

async function bytesOf(of: ScanAccount, format: Format): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of render(of, format, { width: 100, colour: false })) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

async function linesOf(of: ScanAccount, format: Format): Promise<Record<string, unknown>[]> {
  const text = (await bytesOf(of, format)).toString();
  expect(text.endsWith("\n")).toBe(true);
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("every format", () => {
  it.each(["html", "timesketch", "navigator", "ocsf", "arrow", "parquet"] as const)(
    "%s gives the same bytes again",
    async (format) => {
      expect(await bytesOf(account(), format)).toEqual(await bytesOf(account(), format));
    },
  );
});

describe("timesketch", () => {
  it("has the four fields Timesketch asks for, the time in microseconds", async () => {
    const [first, second] = await linesOf(account(), "timesketch");
    expect(first).toMatchObject({
      message: "A card | Run | ws-1",
      datetime: "2026-03-02T10:15:31.041720+00:00",
      timestamp: 1_772_446_531_041_720,
      timestamp_desc: "Timestamp",
      tag: ["T1218.014", "T1055"],
      card: "C-1",
      sources: ["a b.csv:7"],
      Timestamp: "2026-03-02T10:15:31.0417203Z",
      Args: '["a",null,"b c"]',
    });
    expect(second).toMatchObject({ datetime: "1970-01-01T00:00:00.000000+00:00", timestamp: 0 });
    expect(second?.["timestamp_desc"]).toBe("Not a time");
  });

  it("tells an event column of the name of one of its fields apart", async () => {
    const columns: readonly Column[] = [
      { name: "message", type: "string" },
      { name: "t", type: "datetime" },
    ];
    const one = finding(["theirs", 10n], 0, columns);
    const [line] = await linesOf(account([one]), "timesketch");
    // 0001-01-01 is 62135596800 s before 1970
    expect(line).toMatchObject({ "event.message": "theirs", timestamp: -62_135_596_800_000_000 + 1 });
    expect(line?.["message"]).toBe("A card");
  });
});

describe("navigator", () => {
  it("is a layer with the findings of each technique as its score", async () => {
    const text = (await bytesOf(account(), "navigator")).toString();
    const layer = JSON.parse(text) as { techniques: unknown[] };
    expect(layer).toMatchObject({
      versions: { layer: "4.5" },
      domain: "enterprise-attack",
      gradient: { minValue: 0, maxValue: 2 },
    });
    expect(layer.techniques).toMatchObject([
      { techniqueID: "T1055", score: 2 },
      { techniqueID: "T1218.014", tactic: "defense-evasion", score: 2, comment: "C-1: hit, findings: 2" },
    ]);
    expect(layer.techniques[0]).not.toHaveProperty("tactic");
  });
});

describe("ocsf", () => {
  /** Attributes that class 2004 and the objects in it require (OCSF 1.3.0), and what they are. */
  const REQUIRED: readonly (readonly [string, "number" | "string"])[] = [
    ["activity_id", "number"],
    ["category_uid", "number"],
    ["class_uid", "number"],
    ["type_uid", "number"],
    ["time", "number"],
    ["severity_id", "number"],
    ["metadata.version", "string"],
    ["metadata.product.vendor_name", "string"],
    ["finding_info.uid", "string"],
    ["finding_info.title", "string"],
    ["finding_info.analytic.type_id", "number"],
  ];

  it("has all that a Detection Finding requires", async () => {
    for (const line of await linesOf(account(), "ocsf")) {
      for (const [path, type] of REQUIRED) {
        const value = path
          .split(".")
          .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], line);
        expect(typeof value, path).toBe(type);
      }
      // the type is made of the class and the activity
      expect(line["type_uid"]).toBe(Number(line["class_uid"]) * 100 + Number(line["activity_id"]));
      expect(line).toMatchObject({ class_uid: 2004, category_uid: 2, severity_id: 4 });
    }
  });

  it("has the time in milliseconds and the event whole", async () => {
    const [first] = await linesOf(account(), "ocsf");
    expect(first).toMatchObject({
      time: 1_772_446_531_041,
      resources: [{ type: "Device", name: "ws-1" }],
      finding_info: { uid: "f0", attacks: [{ technique: { uid: "T1218.014" } }, {}] },
      evidences: [{ data: { event: { Args: ["a", null, "b c"] }, sources: [{ path: "a b.csv", row: 7 }] } }],
    });
  });
});

describe("arrow", () => {
  it("has texts, whole numbers, nanoseconds and lists", async () => {
    const table = tableFromIPC(await bytesOf(account(), "arrow"));
    expect(table.schema.fields.map((field) => `${field.name}: ${String(field.type)}`)).toEqual([
      "id: Utf8",
      "card: Utf8",
      "level: Utf8",
      "Timestamp: Timestamp<NANOSECOND, UTC>",
      "DeviceName: Utf8",
      "ActionType: Utf8",
      "event.Id: Int64",
      "Took: Utf8",
      "Score: Float64",
      "Args: List<Utf8>",
      "More: Utf8",
      "Signed: Bool",
      "sources: List<Struct<{path:Utf8, row:Int64}>>",
      "source_count: Int64",
    ]);
    expect(table.numRows).toBe(2);
    expect((table.getChild("Timestamp")?.data[0]?.values as BigInt64Array)[0]).toBe(NANOS);
    const at = (name: string, row: number): unknown => table.getChild(name)?.get(row) as unknown;
    expect(at("event.Id", 0)).toBe(9_007_199_254_740_993n);
    expect(at("Took", 0)).toBe("-00:00:00.0000001");
    expect([...(at("Args", 0) as Iterable<unknown>)]).toEqual(["a", null, "b c"]);
    expect([at("Timestamp", 1), at("Args", 1), at("Signed", 1), at("DeviceName", 1)]).toEqual([
      null,
      null,
      null,
      "",
    ]);
    expect(at("Signed", 0)).toBe(true);
  });

  it("writes a time that nanoseconds cannot hold as text, and a file without findings", async () => {
    const columns: readonly Column[] = [{ name: "t", type: "datetime" }];
    const old = account([finding([0n], 0, columns)], [{ ...card("C-1", "hit", 1, columns) }]);
    expect(
      tableFromIPC(await bytesOf(old, "arrow"))
        .getChild("t")
        ?.get(0),
    ).toBe("0001-01-01T00:00:00.0000000Z");
    const empty = tableFromIPC(await bytesOf(account([]), "arrow"));
    expect([empty.numRows, empty.schema.fields.length]).toEqual([0, 14]);
  });

  it("keeps more findings than a batch holds, in order", async () => {
    const many = Array.from({ length: 4_001 }, (_, at) => finding(FIRST, at));
    const table = tableFromIPC(await bytesOf(account(many), "arrow"));
    expect([table.numRows, table.batches.length]).toEqual([4_001, 3]);
    expect(table.getChild("id")?.get(4_000)).toBe("f4000");
  });
});

describe("parquet", () => {
  it("is read by DuckDB with its types", async () => {
    const folder = await mkdtemp(join(tmpdir(), "parquet-test-"));
    const instance = await DuckDBInstance.create(":memory:");
    try {
      const path = join(folder, "f.parquet");
      await writeFile(path, await bytesOf(account(), "parquet"));
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll(
        `SELECT id, epoch_ns(Timestamp), "event.Id", Took, Args[3], More, sources[1].row, typeof(Timestamp),
           DeviceName FROM '${path}' ORDER BY id`,
      );
      expect(reader.getRows()).toEqual([
        [
          "f0",
          NANOS,
          9_007_199_254_740_993n,
          "-00:00:00.0000001",
          "b c",
          '{"k":1}',
          7n,
          "TIMESTAMP_NS",
          "ws-1",
        ],
        ["f1", null, null, null, null, "[1]", 8n, "TIMESTAMP_NS", ""],
      ]);
      connection.closeSync();
    } finally {
      instance.closeSync();
      await rm(folder, { recursive: true });
    }
  });
});
