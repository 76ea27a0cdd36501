import { describe, expect, it } from "vitest";
import { importing } from "../../test/ingest/workspace.js";
import { T } from "../../test/ingest/portal-csv.js";
import { cutCsv } from "./csv-cutter.js";
import { TOO_LONG } from "./record-limit.js";
import { cutRecords, JSON_LINES } from "./text-records.js";

const MIB = 1024 * 1024;
const event = (id: string, more: object = {}) =>
  JSON.stringify({ Timestamp: T, DeviceId: id, ActionType: "OpenProcessApiCall", ReportId: 1, ...more });
/** Longer than two buffers of DuckDB. */
const LONG = "x".repeat(40 * MIB);
const long = event("long", { AdditionalFields: LONG, RegistryKey: "HKLM" });

describe("a record of 40 MiB", () => {
  it.each([
    ["JSON Lines", `${event("a")}\n\n${long}\r\n${event("b")}\n`],
    ["an array", `[${event("a")},\n${long},${event("b")}]`],
    ["an API's answer", `{"Results":[${event("a")},${long},${event("b")}]}`],
  ])("comes in from %s, with a column that it alone has", async (_, text) => {
    await importing({ "x.json": text }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 3, imported: 3, rejected: 0, duplicate: 0 });
      const rows = await got.session.arrays(
        `SELECT "DeviceId", coldhunt_row, length("AdditionalFields"), "RegistryKey" FROM main."DeviceEvents" ORDER BY coldhunt_row`,
      );
      expect(rows).toEqual([
        ["a", 1n, 0n, ""],
        ["long", 2n, BigInt(LONG.length), "HKLM"],
        ["b", 3n, 0n, ""],
      ]);
    });
  });

  it("is all there is of a file", async () => {
    await importing({ "x.json": long }, (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 1, imported: 1, rejected: 0, duplicate: 0 });
    });
  });
});

describe("a record longer than any that is read", () => {
  const huge = event("huge", { AdditionalFields: "x".repeat(65 * MIB) });
  const HEAD = "Timestamp,DeviceId,ActionType,AdditionalFields";
  const line = (id: string, more = "") => `${T},${id},OpenProcessApiCall,${more}`;

  it.each<[string, string, bigint | null]>([
    ["JSON Lines", `${event("a")}\n${huge}\n${event("b")}\n`, 2n],
    ["an array", `[${event("a")},${huge},${event("b")}]`, null],
    [
      "rows of a result",
      `{"tables":[{"columns":[{"name":"DeviceId"},{"name":"Timestamp"},{"name":"ActionType"}],
        "rows":[["a","${T}","x"],["${"x".repeat(65 * MIB)}","${T}","x"],["b","${T}","x"]]}]}`,
      null,
    ],
    ["CSV", [HEAD, line("a"), line("huge", "x".repeat(65 * MIB)), line("b")].join("\r\n"), 3n],
    [
      "CSV with quotes",
      [HEAD, line("a"), line("huge", `"${"x".repeat(65 * MIB)}"`), line("b")].join("\n"),
      3n,
    ],
  ])("is a reject, and the others come in from %s", async (_, text, at) => {
    await importing({ "x.txt": text }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 3, imported: 2, rejected: 1, duplicate: 0 });
      expect((await got.rows("DeviceEvents")).map((row) => [row["DeviceId"], row["coldhunt_row"]])).toEqual([
        ["a", 1n],
        ["b", 3n],
      ]);
      const [reject] = await got.session.arrays(
        "SELECT row, line, reason, length(text) FROM coldhunt.rejects",
      );
      expect(reject).toEqual([2n, at, TOO_LONG, BigInt(MIB)]);
    });
  });

  it("alone in a file says why nothing was read", async () => {
    await importing({ "x.json": huge }, (got) => {
      expect(got.inputs.map(({ examined, notes }) => [examined, notes])).toEqual([[false, [TOO_LONG]]]);
    });
  });
});

describe("lines of JSON may end as they will", () => {
  const lines = Array.from({ length: 30 }, (_, at) => event(`${at}é`));
  it.each<[string, (at: number) => string]>([
    ["CR", () => "\r"],
    ["CR and LF in turn", (at) => (at % 2 === 0 ? "\r" : "\n")],
    ["LF, CRLF and CR in turn", (at) => ["\n", "\r\n", "\r"][at % 3] ?? ""],
    ["a CR, and CRLF divided", (at) => (at === 3 ? `\r${" ".repeat(MIB)}\r\n` : "\r\n")],
  ])("%s", async (_, end) => {
    const text = lines.map((line, at) => `${line}${end(at)}`).join("");
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, "utf16le"),
    ])
      await importing({ "x.json": bytes }, async (got) => {
        expect(got.inputs[0]?.rows).toEqual({ read: 30, imported: 30, rejected: 0, duplicate: 0 });
        const rows = await got.rows("DeviceEvents");
        expect(rows.map((row) => [row["DeviceId"], row["coldhunt_row"]])).toEqual(
          lines.map((_line, at) => [`${at}é`, BigInt(at + 1)]),
        );
      });
  });

  it("and what a CR alone joins far into a file is a reject", async () => {
    const filler = Array.from({ length: 3000 }, () => event("f", { AdditionalFields: "x".repeat(400) }));
    const text = [...filler, `${event("a")}\r${event("b")}`, event("c")].join("\n");
    await importing({ "x.json": text }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 3002, imported: 3001, rejected: 1, duplicate: 0 });
      expect(await got.rejects()).toMatchObject([{ line: 3001n, text: `${event("a")}\r${event("b")}` }]);
    });
  });
});

describe("lines are cut the same wherever their bytes are divided", () => {
  const text = 'a,b\r\n\r\nc,d\re,f\n\n \n"g\r\n",h';
  it.each([1, 2, 3, 5, 100])("into parts of %i", async (size) => {
    const bytes = Buffer.from(text);
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += size)
        yield await Promise.resolve(bytes.subarray(at, at + size));
    };
    const lines = [];
    for await (const cut of cutRecords(chunks(), JSON_LINES))
      lines.push([cut.line, cut.offset, cut.bytes.toString()]);
    expect(lines).toEqual([
      [1, 0, "a,b"],
      [3, 7, "c,d\re,f"],
      [6, 18, '"g'],
      [7, 22, '",h'],
    ]);
    const records = [];
    for await (const cut of cutCsv(chunks(), { delimiter: ",", fields: 2 }))
      records.push([cut.line, cut.offset, cut.fields?.()]);
    expect(records).toEqual([
      [1, 0, ["a", "b"]],
      [3, 7, ["c", "d"]],
      [4, 11, ["e", "f"]],
      [7, 18, ["g\r\n", "h"]],
    ]);
  });
});

it("a key without a name is a column like another", async () => {
  await importing({ "x.json": `${event("a", { "": "nameless" })}\n${event("b")}\n` }, async (got) => {
    expect(await got.rows("DeviceEvents")).toMatchObject([
      { DeviceId: "a", Column: "nameless" },
      { Column: "" },
    ]);
  });
});
