/** Exports that something happened to between the service and the file. */
import { describe, expect, it } from "vitest";
import { csv, csvLine } from "../../test/ingest/portal-csv.js";
import { importing, ticks } from "../../test/ingest/workspace.js";
import { exportLimitOf } from "../case/export-limit.js";

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
    [{ AdditionalFields: "1,23E+17" }, /digits of long numbers were lost/],
    [{ FileName: "-4.5036E+15" }, /digits of long numbers were lost/],
    [{ FileName: Buffer.from("Bücher.exe").toString("latin1") }, /encoded twice/],
    [{ FileName: "naÃ¯ve â€“ text" }, /encoded twice/],
  ])("is noted: %j", async (changes, note) => {
    expect(await notes(changes)).toMatch(note);
  });

  it.each([
    {},
    { FileName: "Ão é ß Ü.exe" },
    { FileName: "5E+2" },
    { FileName: "System.Collections.dll" },
    { FileName: "who?" },
    { FileName: "@{x}" },
  ])("is nothing: %j", async (changes) => {
    expect(await notes(changes)).not.toMatch(/lost|twice|@\{name/);
  });

  it("is noted of JSON as well", async () => {
    const text = JSON.stringify([{ ...EVENT, AdditionalFields: "@{DesiredAccess=5200}" }]);
    await importing({ "a.json": text }, ({ inputs }) => {
      expect(inputs[0]?.notes).toContainEqual(expect.stringContaining("@{name=value}"));
    });
  });
});

describe("lines in front of the head", () => {
  const [head = "", ...rows] = csv([csvLine({ DeviceId: "a" }), csvLine({ DeviceId: "b" })])
    .trimEnd()
    .split(/\r?\n/);
  const ends = ["\n", "\r\n", "\r"];
  const before = ["sep=,", '"sep=,"', "sep=,,,,,", "#TYPE System.Object", ""];
  const cases = before.flatMap((line) =>
    ends.flatMap((first) =>
      ends.flatMap((second) => ends.map((rest) => [line, first, second, rest] as const)),
    ),
  );
  it.each(cases)("lose no row: %j ended by %j, then %j and %j", async (line, first, second, rest) => {
    const text = `${line}${first}${head}${second}${rows.join(rest)}${rest}`;
    // a CR in front of an LF is one end
    if (text.startsWith("\r\n") && first === "\r") return;
    await importing({ "a.csv": text }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 2, imported: 2, rejected: 0, duplicate: 0 });
      expect((await got.rows("DeviceEvents")).map((row) => row["DeviceId"])).toEqual(["a", "b"]);
    });
  });

  it("name another delimiter", async () => {
    const text = ["sep=;", head, ...rows].join("\r\n").replaceAll(",", ";").replace("sep=;;", "sep=;");
    await importing({ "a.csv": text }, async (got) => {
      expect((await got.rows("DeviceEvents")).map((row) => row["DeviceId"])).toEqual(["a", "b"]);
    });
  });
});

it("a zero byte in the first line of JSON costs that record", async () => {
  const lines = [1, 2].map((ReportId) => JSON.stringify({ ...EVENT, ReportId }));
  for (const text of [lines.join("\n"), `[${lines.join(",")}]`])
    await importing({ "a.json": text.replace('"w"', '"w\u0000"') }, async (got) => {
      expect(await got.rows("DeviceEvents")).toMatchObject([{ ReportId: 2n, coldhunt_row: 2n }]);
      expect(got.inputs[0]?.rows).toEqual({ read: 2, imported: 1, rejected: 1, duplicate: 0 });
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

describe("JSON on its way through other tools", () => {
  const record = (more: Record<string, unknown>) => JSON.stringify({ ...EVENT, ...more });

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
