import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compile } from "../../compile.js";
import { quoteString } from "../../fragment/quote.js";
import { DEFENDER_TABLES } from "../../schema/defender.js";
import { openSession, type Session } from "../../store/session.js";

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => {
  session.close();
});

/** Of each text, whether the query finds it, and whether a look at its table would let it through. */
async function found(condition: string, texts: readonly string[]): Promise<[boolean, boolean][]> {
  const compiled = await compile(`DeviceEvents | where ${condition} | project FileName`, {
    dialect: "duckdb",
    tables: DEFENDER_TABLES,
  });
  const [candidate] = compiled.candidates;
  await session.installMacros([...compiled.macros, ...(candidate?.macros ?? [])]);
  const values = texts.map((text, at) => `(${at}, ${quoteString(text)})`).join(", ");
  await session.run(`CREATE OR REPLACE TEMP TABLE texts AS FROM (VALUES ${values}) AS t(place, "FileName")`);
  const of = `SELECT "FileName" AS "coldhunt.FileName", place FROM texts`;
  const looked = await session.arrays(`SELECT place FROM (${of}) WHERE ${candidate?.condition ?? "true"}`);
  const columns = (DEFENDER_TABLES.get("DeviceEvents") ?? []).map(({ name }) => name);
  const nothing = columns.filter((name) => name !== "FileName").map((name) => `'' AS "${name}"`);
  await session.run(
    `CREATE OR REPLACE TEMP VIEW "DeviceEvents" AS SELECT ${nothing.join(", ")}, "FileName" FROM texts`,
  );
  const hits = new Set((await session.arrays(compiled.sql)).map(([text]) => text));
  const through = new Set(looked.map(([place]) => Number(place)));
  return texts.map((text, at) => [hits.has(text), through.has(at)]);
}

const part = fc.constantFrom(
  "a",
  "B",
  "k",
  "K",
  "ſ",
  "s",
  "İ",
  "i",
  ".",
  "-",
  "\\",
  "(",
  "1",
  " ",
  "é",
  "'",
  "$",
  "*",
);
const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(""));
const needle = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const literal = (value: string) => `"${value.replace(/[\\"]/g, "\\$&")}"`;

it.each(["has", "hasprefix", "hassuffix", "has_cs", "hasprefix_cs", "hassuffix_cs"])(
  "a look lets through whatever %s finds, and neither more nor less than what its negation finds",
  async (operator) => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 8, maxLength: 12 }), needle, async (texts, one) => {
        const test = `FileName ${operator} ${literal(one)}`;
        for (const [hit, through] of await found(`${test} or FileName == "never"`, texts))
          expect(through || !hit).toBe(true);
        for (const [hit, through] of await found(`not(${test})`, texts)) expect(through).toBe(hit);
      }),
      { numRuns: 12 },
    );
  },
);
