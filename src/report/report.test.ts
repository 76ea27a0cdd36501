import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CardAccount, Finding, ScanAccount } from "../case/finding.js";
import type { LiteralValue } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { render, type Format } from "./render.js";

const COLUMNS: readonly Column[] = [
  { name: "Timestamp", type: "datetime" },
  { name: "DeviceName", type: "string" },
  { name: "10", type: "long" },
  { name: "2", type: "timespan" },
  { name: "MscFile", type: "dynamic" },
];
const CARD: CardAccount = {
  id: "C-1",
  title: "A card",
  level: "high",
  levelSource: "card",
  attack: [
    { tactic: "TA0005", tacticName: "Defense Evasion", technique: "T1055", name: "Process Injection" },
  ],
  verdict: "hit",
  reasons: ["window-kept: why"],
  findings: 1,
  columns: COLUMNS,
  computed: ["MscFile"],
};

function finding(values: readonly LiteralValue[], columns = COLUMNS): Finding {
  return {
    id: "0123456789abcdef",
    card: "C-1",
    level: "high",
    columns,
    values,
    sources: [{ path: "a.csv", row: 7 }],
    sourceCount: 1,
  };
}

function account(findings: readonly Finding[], cards: readonly CardAccount[] = [CARD]): ScanAccount {
  return {
    run: {
      version: "1.2.3",
      engine: { name: "duckdb", version: "v1" },
      argv: ["scan", "a.csv"],
      now: 639080433310417203n,
      window: "all",
      from: null,
      to: null,
      lifted: [{ card: "C-1", condition: "ago(1h)" }],
    },
    inputs: [
      {
        path: "a.csv",
        sha256: "ff",
        bytes: 10,
        format: "csv",
        table: "DeviceEvents",
        rows: { read: 3, imported: 2, rejected: 1, duplicate: 0 },
        firstEvent: 639080433310417203n,
        lastEvent: null,
        notes: ["a note"],
        examined: true,
      },
    ],
    cards,
    findings: async function* () {
      yield* await Promise.resolve(findings);
    },
  };
}

async function text(of: ScanAccount, format: Format, width = 100): Promise<string> {
  let all = "";
  for await (const part of render(of, format, { width, colour: false })) all += String(part);
  return all;
}

const EVENT = [639080433310417203n, "host", 9007199254740993n, -937840000001n, '"C:\\\\x.msc"'];

describe("json", () => {
  it("is the contract's document, with 64-bit numbers, seven digits and nested dynamic values", async () => {
    const json = await text(account([finding(EVENT)]), "json");
    expect(json).toContain(
      '"event":{"Timestamp":"2026-03-02T10:15:31.0417203Z","DeviceName":"host","10":9007199254740993,"2":"-1.02:03:04.0000001","MscFile":"C:\\\\x.msc"}',
    );
    expect(JSON.parse(json)).toMatchObject({
      schema: "coldhunt/scan/1",
      account: "scan",
      run: { version: "1.2.3", duckdb: "v1", argv: ["scan", "a.csv"], window: "all" },
      inputs: [
        {
          path: "a.csv",
          sha256: "ff",
          bytes: 10,
          format: "csv",
          table: "DeviceEvents",
          rows: { read: 3, imported: 2, rejected: 1, duplicate: 0 },
          firstEvent: "2026-03-02T10:15:31.0417203Z",
          lastEvent: null,
        },
      ],
      cards: [
        { id: "C-1", title: "A card", level: "high", levelSource: "card", verdict: "hit", findings: 1 },
      ],
      findings: [
        {
          id: "0123456789abcdef",
          card: "C-1",
          level: "high",
          sources: [{ path: "a.csv", row: 7 }],
          sourceCount: 1,
        },
      ],
    });
  });

  it("without findings is a document too", async () => {
    expect(JSON.parse(await text(account([]), "json"))).toMatchObject({ findings: [] });
    expect(await text(account([]), "jsonl")).toBe("");
  });

  it.each([
    ['{ "a" : [1, "x y"],\n "b": null }', '{"a":[1,"x y"],"b":null}'],
    ["9007199254740993", "9007199254740993"],
    ['"\u202e\u0085"', '"\\u202E\\u0085"'],
    ["{'a': 1}", `"{'a': 1}"`],
    ["NaN", '"NaN"'],
    ['"a\\"b  c"', '"a\\"b  c"'],
  ])("the dynamic value %j is written as %s", async (value, written) => {
    const line = await text(account([finding([null, "", null, null, value])]), "jsonl");
    expect(line).toContain(`"MscFile":${written}}`);
  });

  it("keeps every text whole on one line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (value) => {
        const line = await text(
          account([finding([null, value, null, null, JSON.stringify(value)])]),
          "jsonl",
        );
        expect(line.split("\n")).toHaveLength(2);
        expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]/);
        const { event } = JSON.parse(line) as { event: Record<string, unknown> };
        expect([event["DeviceName"], event["MscFile"]]).toEqual([value, value]);
      }),
    );
  });

  it.each([
    [NaN, '"NaN"'],
    [Infinity, '"Infinity"'],
    [-Infinity, '"-Infinity"'],
    [0.1, "0.1"],
  ])("the real %d is written as %s", async (value, written) => {
    const line = await text(account([finding([value], [{ name: "r", type: "real" }])]), "jsonl");
    expect(line).toContain(`{"r":${written}}`);
  });
});

describe("csv", () => {
  const TEXT: readonly Column[] = [{ name: "t", type: "string" }];
  const csvOf = (value: LiteralValue, columns = TEXT): Promise<string> =>
    text(account([finding([value], columns)], [{ ...CARD, columns }]), "csv");

  it("has the union of the cards' columns as its header, before any finding", async () => {
    const second = {
      ...CARD,
      id: "C-2",
      columns: [
        { name: "MscFile", type: "dynamic" },
        { name: "id", type: "long" },
      ] as const,
    };
    expect(await text(account([], [CARD, second]), "csv")).toBe(
      "id,card,level,Timestamp,DeviceName,10,2,MscFile,event.id,sources,source_count\r\n",
    );
  });

  it("writes a dynamic text bare, times as text, and no guard before a minus of our own", async () => {
    expect((await text(account([finding(EVENT)]), "csv")).split("\r\n")[1]).toBe(
      "0123456789abcdef,C-1,high,2026-03-02T10:15:31.0417203Z,host,9007199254740993,-1.02:03:04.0000001,C:\\x.msc,a.csv:7,1",
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "'quoted", "\0x", "＝1"])("guards %j", async (value) => {
    const [, row] = parse(await csvOf(value));
    expect(row?.[3]).toBe(`'${value}`);
  });

  it("gives every text back whole", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (value) => {
        const [, row] = parse(await csvOf(value), { record_delimiter: "\r\n" });
        expect(row?.[3]?.replace(/^'/, "")).toBe(value);
      }),
    );
  });
});

describe("table", () => {
  it("shows each finding, then inputs and verdicts", async () => {
    expect(await text(account([finding(EVENT)]), "table", 200)).toBe(
      [
        "A card C-1 high",
        "Timestamp                     DeviceName  10                2                    MscFile   source",
        "2026-03-02T10:15:31.0417203Z  host        9007199254740993  -1.02:03:04.0000001  C:\\x.msc  a.csv:7",
        "",
        "a.csv: csv, DeviceEvents, 3 read, 2 imported, 1 rejected",
        "  a note",
        "1 file, 0 not examined; rows: 3 read, 2 imported, 1 rejected, 0 duplicate",
        "hit high C-1: 1 finding",
        "  window-kept: why",
        "  look-back lifted: ago(1h)",
        "",
      ].join("\n"),
    );
  });

  it("lets no line be wider than the terminal", async () => {
    const wide = finding([EVENT[0] ?? null, "ホスト".repeat(40), 1n, 0n, JSON.stringify("x".repeat(5000))]);
    for (const width of [40, 60, 80, 120]) {
      const lines = (await text(account([wide]), "table", width)).split("\n").slice(1, 3);
      for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(width);
    }
  });

  it("counts wide characters as two cells, and cuts between characters", async () => {
    const cells = (line: string): number =>
      [...line].reduce((sum, char) => sum + (/[ホスト😀]/u.test(char) ? 2 : 1), 0);
    const made = finding([EVENT[0] ?? null, "ホスト".repeat(40), 1n, 0n, JSON.stringify("😀".repeat(90))]);
    const wide = { ...made, sources: [{ path: `${"😀".repeat(60)}.csv`, row: 7 }] };
    for (const width of [1, 2, 20, 39, 40, 60, 80, 120]) {
      const all = await text(account([wide]), "table", width);
      const lines = all.split("\n");
      for (const line of lines.slice(1, lines.indexOf("")))
        expect([width, line, cells(line) <= width]).toEqual([width, line, true]);
      expect(all).not.toMatch(/\\uD83D|\p{Cs}/u);
    }
  });

  it("lists every input where it is asked to", async () => {
    const many = account([]);
    const [first] = many.inputs;
    if (first === undefined) throw new Error("bug: an account without inputs");
    const inputs = Array.from({ length: 30 }, (_, at) => ({
      ...first,
      path: `${at}.csv`,
      rows: { read: 1, imported: 1, rejected: 0, duplicate: 0 },
    }));
    const listed = async (verbose: boolean): Promise<boolean> => {
      let all = "";
      for await (const part of render({ ...many, inputs }, "table", { width: 90, colour: false, verbose }))
        all += String(part);
      return all.includes("29.csv");
    };
    expect(await listed(true)).toBe(true);
    expect(await listed(false)).toBe(false);
  });

  it("shows what a terminal would obey and does not obey it", async () => {
    const hostile = finding([null, "a\u001b[31m\u202eb\r\nc", null, null, null]);
    const all = await text(account([hostile]), "table");
    expect(all).toContain("a\\u001B[31m\\u202Eb\\r\\nc");
    expect(all).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it("colours only where it is told to", async () => {
    let all = "";
    for await (const part of render(account([finding(EVENT)]), "table", { width: 90, colour: true }))
      all += String(part);
    expect(all).toContain("\u001b[31mhigh\u001b[0m");
  });
});

describe("a funnel", () => {
  const funnel = [
    { label: "DeviceEvents", rows: 12345678, branches: [] },
    {
      label: "join <b>",
      rows: 38,
      branches: [{ label: "with", steps: [{ label: "Device\u001bInfo", rows: 2, branches: [] }] }],
    },
  ];
  const asked = account([], [{ ...CARD, funnel }]);

  it("is a line a step in a table, branches before the step that reads them", async () => {
    expect(await text(asked, "table")).toContain(
      [
        "     12,345,678 DeviceEvents",
        "      with:",
        "           2 Device\\u001BInfo",
        "  ->         38 join <b>",
      ].join("\n"),
    );
  });

  it("is part of the JSON account, and only where it was asked for", async () => {
    const parsed = JSON.parse(await text(asked, "json")) as { cards: { funnel?: unknown }[] };
    expect(parsed.cards[0]?.funnel).toEqual([
      { label: "DeviceEvents", rows: 12345678 },
      {
        label: "join <b>",
        rows: 38,
        branches: [{ label: "with", steps: [{ label: "Device\u001bInfo", rows: 2 }] }],
      },
    ]);
    expect(await text(account([]), "json")).not.toContain("funnel");
  });

  it("stands in the HTML report as text", async () => {
    const page = await text(asked, "html");
    expect(page).toContain("12,345,678 DeviceEvents");
    expect(page).toContain("join &lt;b&gt;");
    expect(page).not.toContain("join <b>");
    expect(await text(account([]), "html")).not.toContain("Rows left after each step");
  });
});

it("a page without findings says so in the place of an empty table", async () => {
  const none = await text(account([]), "html");
  expect(none).toContain(
    "There are none. What that is worth stands under the limits and the verdicts.</p><div hidden>",
  );
  expect(await text(account([finding([null, null, null, null, null])]), "html")).not.toContain(
    "There are none.",
  );
});
