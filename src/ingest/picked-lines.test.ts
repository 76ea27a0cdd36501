import { readFile, writeFile } from "node:fs/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pickLines } from "./picked-lines.js";
import { openScratch, type Scratch } from "./scratch.js";

let scratch: Scratch;
beforeAll(() => {
  scratch = openScratch();
});
afterAll(() => scratch.close());

async function picking(text: string, skip: number, records: number, numbers: readonly number[]) {
  const path = await scratch.path("txt");
  await writeFile(path, text);
  const picked = await pickLines(path, { skip, records, numbers }, scratch);
  return picked === undefined ? undefined : await readFile(picked, "utf8");
}

const line = fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n]/g, "."));

it("lines are copied as they stand, whatever ends them", async () => {
  const file = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 20 }),
    skip: fc.nat(2),
    end: fc.constantFrom("\n", "\r\n"),
    closed: fc.boolean(),
    wanted: fc.infiniteStream(fc.boolean()),
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, skip, end, closed, wanted }) => {
      fc.pre(lines.length > skip && (closed || lines.at(-1) !== ""));
      const ended = lines.map((text, at) => (at < lines.length - 1 || closed ? text + end : text));
      const numbers = ended.slice(skip).flatMap((_, at) => (wanted.next().value ? [at + 1] : []));
      const expected = numbers.map((number) => ended[skip + number - 1]).join("");
      expect(await picking(ended.join(""), skip, lines.length - skip, numbers)).toBe(expected);
    }),
  );
});

it("a line longer than what is read at once is whole", async () => {
  const long = "x".repeat(3 * 1024 * 1024);
  expect(await picking(`head\na\n${long}\nb\n`, 1, 3, [2])).toBe(`${long}\n`);
});

it.each([
  ["a record has a line end in it", 'head\na\n"b\nc"\n', 2],
  ["a line is blank", "head\na\n\nb\n", 2],
  ["a carriage return alone may end a record", "head\na\rb\nc\n", 2],
  ["there are fewer lines than records", "head\na\n", 2],
])("nothing is copied where %s", async (_, text, records) => {
  expect(await picking(text, 1, records, [1])).toBeUndefined();
});
