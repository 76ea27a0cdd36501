import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../store/session.js";
import { readCsvHead } from "./csv-head.js";
import { csvSource } from "./csv-source.js";
import { rowOf } from "./gaps.js";
import { openScratch, type Scratch } from "./scratch.js";
import type { RecordSource } from "./source.js";

let session: Session;
let folder: string;
let scratch: Scratch;

beforeAll(async () => {
  session = await openSession({ threads: 2 });
  folder = await mkdtemp(join(tmpdir(), "coldhunt-csv-"));
  scratch = openScratch(folder);
});
afterAll(async () => {
  session.close();
  await scratch.close();
  await rm(folder, { recursive: true, force: true });
});

const HEAD = "Timestamp,DeviceId,ActionType,ReportId";

async function sourceOf(records: string | Buffer, head = `${HEAD}\n`): Promise<RecordSource> {
  const path = await scratch.path("csv");
  await writeFile(path, Buffer.concat([Buffer.from(head), Buffer.from(records)]));
  const found = readCsvHead(head + records.toString());
  if (found === undefined) throw new Error("bug: no head");
  return csvSource(session, { path, gzip: false }, found);
}

/** Records that are read as they stand, by number; those that are not are missing. */
async function sound(source: RecordSource): Promise<Map<number, string[]>> {
  const rows = await session.arrays(source.sql);
  const gaps = ((await source.takeUnsplit?.()) ?? []).map(({ row }) => row);
  return new Map(
    rows.flatMap(([n, broken, ...fields]) =>
      broken === true ? [] : [[rowOf(Number(n), gaps), fields as string[]]],
    ),
  );
}

async function careful(source: RecordSource): Promise<RecordSource> {
  if (source.careful === undefined) throw new Error("bug: no careful reading");
  return source.careful(scratch);
}

/** By number: the fields of a record, or the reason why it has none. */
async function carefulRecords(source: RecordSource): Promise<Map<number, string[] | string>> {
  const slow = await careful(source);
  const found = new Map<number, string[] | string>(await sound(slow));
  const originals = slow.originals();
  for (let row = 1; ; row++) {
    const original = await originals.at(row);
    if (original === undefined) break;
    const fields = slow.retry?.(original.text) ?? "";
    if (!found.has(row)) found.set(row, typeof fields === "string" ? fields : Object.values(fields));
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

describe("records cut with care", () => {
  const good = ["1", "2", "3", "4"];
  const quotes = "its quotes do not match";
  const short = "4 fields were expected and 2 found";
  it.each<[string, string, (string[] | string)[]]>([
    ["a quote that is never closed costs its line", `a,"b,c,d\n1,2,3,4\n1,2,3,4\n`, [quotes, good, good]],
    ["also before quoted fields", `a,"b,c,d\n1,"2","3",4\n"1",2,3,4`, [quotes, good, good]],
    ["also before fields of several lines", `a,"b,c\n1,"2\n3",4,5\n`, [quotes, ["1", "2\n3", "4", "5"]]],
    ["also at the end of the file", `1,2,3,4\na,b,c,"d`, [good, quotes]],
    [
      "a quote closed in mid-field is text",
      `a,"b"c,d,e\nf,g\n1,2,3,4`,
      [["a", '"b"c', "d", "e"], short, good],
    ],
    ["a quote within a plain field is text", `a,b"c,d,e\n1,2,3,4\n`, [["a", 'b"c', "d", "e"], good]],
    [
      "quotes that are not doubled may hold delimiters and line ends",
      `a,"say "hi, you" now\nthen",c,d\n1,2,3,4\n`,
      [["a", 'say "hi, you" now\nthen', "c", "d"], good],
    ],
    ["backslashes before quotes stay", `a,"b \\"x, y\\" z",c,d\n`, [["a", 'b \\"x, y\\" z', "c", "d"]]],
    [
      "short and long records",
      "a,b\n1,2,3,4\na,b,c,d,e\n",
      [short, good, "4 fields were expected and 5 found"],
    ],
    ["delimiters at the end", "1,2,3,4,\n1,2,3,4,,\n", [good, good]],
    [
      "line ends of all kinds",
      "1,2,3,4\r\n1,2,3,4\n1,2,3,4\r1,2,3,4\r\r\n1,2,3,4",
      [good, good, good, good, good],
    ],
    ["blank lines are no records", "\n1,2,3,4\n  \n\n\t\n1,2,3,4\n\n", [good, good]],
    ["blanks around quotes", '1, "2" ,"3" ,4\n', [good]],
    ["line ends in quotes", '1,"2\r\n\n\r",3,4\r\n', [["1", "2\r\n\n\r", "3", "4"]]],
    ["a byte order mark where files were joined", "1,2,3,4\n\uFEFF1,2,3,4\n", [good, good]],
    ["a NUL is text", "1,\u0000,3,4\n", [["1", "\u0000", "3", "4"]]],
    [
      "fields with nothing",
      ',,,\n"","","",""\n',
      [
        ["", "", "", ""],
        ["", "", "", ""],
      ],
    ],
  ])("%s", async (_, text, expected) => {
    expect([...(await carefulRecords(await sourceOf(text))).values()]).toEqual(expected);
  });

  it("reads bytes that are no UTF-8 as of a Windows code page", async () => {
    const source = await sourceOf(Buffer.from("1,caf\u00e9,3,4\n", "latin1"));
    expect([...(await carefulRecords(source)).values()]).toEqual([["1", "café", "3", "4"]]);
  });

  it("says on which line a record starts", async () => {
    const originals = (await careful(await sourceOf('1,"2\n2",3,4\n\r\nx\r\n1,2,3,4'))).originals();
    expect(await originals.at(1)).toEqual({ line: 2, text: '1,"2\n2",3,4' });
    expect(await originals.at(2)).toEqual({ line: 5, text: "x" });
    expect(await originals.at(3)).toEqual({ line: 6, text: "1,2,3,4" });
    await originals.close();
  });

  it("takes records longer than a chunk of the file", async () => {
    const long = "x".repeat(3_000_000);
    const source = await sourceOf(`1,"${long}\n""",3,4\n1,2,3,4\na,"${long}\n1,2,3,4`);
    const records = [...(await carefulRecords(source)).values()];
    expect(records.map((fields) => typeof fields)).toEqual(["object", "object", "string", "object"]);
    expect(records[0]).toEqual(["1", `${long}\n"`, "3", "4"]);
  });
});

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Text of a field, and how it stands in the file: beginning with neither delimiter nor line end, which is ambiguous. */
const field = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "b", "1", " ", ",", '"', "\n", "\r\n", "é", ";"), maxLength: 8 }),
    fc.boolean(),
  )
  .map(([text, quote]) => {
    const value = text.replace(/^[,\r\n" ]+/, "");
    return { value, text: quote || /[",\r\n]/.test(value) || value === "" ? quoted(value) : value };
  });
const goodRecord = fc.tuple(field, field, field, field).map((fields) => ({
  text: fields.map(({ text }) => text).join(","),
  values: fields.map(({ value }) => value),
}));
const badLine = fc
  .constantFrom('x,"y,z,w', "x", "x,y,z", "x,y,z,w,v", '"x', 'x,y"y,z', 'x,"y"y,z', 'x,"y" y",z')
  .map((text) => ({ text, values: undefined }));

describe("a file with damaged lines", () => {
  it("loses the damaged lines and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.oneof({ weight: 3, arbitrary: goodRecord }, badLine), fc.constantFrom("\n", "\r\n")),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        async (records) => {
          const source = await sourceOf(records.map(([{ text }, end]) => text + end).join(""));
          const found = [...(await carefulRecords(source)).values()];
          expect(found.map((fields) => (typeof fields === "string" ? undefined : fields))).toEqual(
            records.map(([{ values }]) => values),
          );
        },
      ),
      { numRuns: Number(process.env["COLDHUNT_RUNS"] ?? 8) * 12 },
    );
  });

  it("reads the same quickly, or is not read quickly", async () => {
    const counts = { quick: 0, slow: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            "a",
            "é",
            ",",
            ",",
            '"',
            '"',
            '""',
            "\n",
            "\n",
            " ",
            "\r\n",
            "1,2,3,4\n",
            '"x","y","z","w"\n',
          ),
          { maxLength: 40 },
        ),
        async (parts) => {
          const source = await sourceOf(parts.join(""));
          let quick: Map<number, string[]>;
          try {
            quick = await sound(source);
            counts.quick++;
          } catch {
            counts.slow++;
            return;
          }
          expect(quick).toEqual(await sound(await careful(source)));
        },
      ),
      { numRuns: Number(process.env["COLDHUNT_RUNS"] ?? 8) * 25 },
    );
    expect(counts.quick).toBeGreaterThan(0);
  });
});
