import { existsSync, readFileSync } from "node:fs";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandLineToArgv } from "./command-line-to-argv.js";
import { registerArgvUdf } from "./register-udf.js";
import { argvByRuns } from "../../test/argv-by-runs.js";

const ROOT = new URL("../../", import.meta.url);
const REFERENCE = new URL("../shared/reference/argv-vectors.jsonl", ROOT);

/**
 * Line and arguments, worked out by hand from the rules. The comment says which rule decides.
 */
const VECTORS: readonly (readonly [line: string, ...argv: string[]])[] = [
  // the program name
  ["mmc.exe", "mmc.exe"],
  ['"mmc.exe"', "mmc.exe"],
  ['"C:\\Program Files\\t.exe" a', "C:\\Program Files\\t.exe", "a"],
  ["C:\\Program Files\\t.exe a", "C:\\Program", "Files\\t.exe", "a"],
  ['"t.exe', "t.exe"], // no closing quote: up to the end
  ['"', ""],
  ['""', ""],
  ['"" a', "", "a"],
  [" ", ""], // a leading blank: the name is there and empty
  ["   ", ""],
  ["\t", ""],
  [" mmc.exe", "", "mmc.exe"],
  ["  a b", "", "a", "b"],
  ['"t.exe"a b', "t.exe", "a", "b"], // nothing is skipped after the closing quote, nothing is needed either
  ['"t.exe""a b" c', "t.exe", "a b", "c"], // the name has no doubled quotes
  ['"t.exe"" a', "t.exe", " a"],
  ['"a\\"b c" d', "a\\", "b", "c d"], // nor escapes
  ['"a\\\\"b', "a\\\\", "b"],
  ['"C:\\dir\\" "x y"', "C:\\dir\\", "x y"],
  ['a"b c"d e', 'a"b', "cd e"], // quotes inside an unquoted name are characters
  ['t.exe"a b"', 't.exe"a', "b"],
  ["t\\\\ a", "t\\\\", "a"],
  ["t.exe\r\n", "t.exe", "\n"], // any of U+0001..U+0020 ends an unquoted name, and is dropped
  ["t.exe\na b", "t.exe", "a", "b"],
  ["\nb", "", "b"],
  ["\u0001a", "", "a"],
  ["t\u001fa", "t", "a"],
  ["t\u000ba\u000bb c", "t", "a\u000bb", "c"],
  ['t.exe\n"a b"', "t.exe", "a b"],
  ['"t\n.exe" a', "t\n.exe", "a"], // but not a quoted one
  ["t\u007fa b", "t\u007fa", "b"],
  ["t\u00a0a b", "t\u00a0a", "b"],
  // what separates arguments
  ["t a b", "t", "a", "b"],
  ["t  a \t b", "t", "a", "b"],
  ["t\ta", "t", "a"],
  ["t a ", "t", "a"],
  ["t a\t", "t", "a"],
  ["t  ", "t"],
  ["t a\r\nb c", "t", "a\r\nb", "c"],
  ["t a\u000bb\u000cc\u0085d\u3000e\u00a0f", "t", "a\u000bb\u000cc\u0085d\u3000e\u00a0f"],
  ["t a\u0001b", "t", "a\u0001b"],
  ["t \n", "t", "\n"],
  // quotes group
  ['t "a b" c', "t", "a b", "c"],
  ['t a"b c"d e', "t", "ab cd", "e"],
  ['t "a"b"c d" e', "t", "abc d", "e"],
  ['t --x="a b" c', "t", "--x=a b", "c"],
  ['t "a\tb"', "t", "a\tb"],
  ['t "a  b"  c ', "t", "a  b", "c"],
  ['t "a b', "t", "a b"], // the end closes
  ['t "a b ', "t", "a b "],
  ['t a"b ', "t", "ab "],
  ['t a"', "t", "a"],
  ['t a "', "t", "a", ""],
  ['t\t"', "t", ""],
  ['t "', "t", ""],
  ['"t""', "t", ""],
  ['t ""', "t", ""],
  ['t "" x', "t", "", "x"],
  ['t "" "" x', "t", "", "", "x"],
  ['t a"" b', "t", "a", "b"],
  // doubled quotes: one character, and quoting ends
  ['t "a""b c" d', "t", 'a"b', "c d"],
  ['t "a"" b', "t", 'a"', "b"],
  ['t """', "t", '"'],
  ['t """a b"""', "t", '"a', 'b"'],
  ['t """"a b"""" x', "t", '"a b"', "x"],
  ['t """"', "t", '"'],
  ['t """""', "t", '"'],
  ['t """""" x', "t", '""', "x"],
  ['t "a""" b" c', "t", 'a" b', "c"],
  ['cmd /c ""a.bat" "', "cmd", "/c", "a.bat "],
  // backslashes
  ["t \\ \\\\ a\\b\\\\c", "t", "\\", "\\\\", "a\\b\\\\c"],
  ["t \\\\srv\\share\\ x", "t", "\\\\srv\\share\\", "x"],
  ['t \\"a b\\"', "t", '"a', 'b"'],
  ['t "\\"a b\\"" c', "t", '"a b"', "c"],
  ['t "C:\\d\\" x', "t", 'C:\\d" x'],
  ['t "C:\\d\\\\" x', "t", "C:\\d\\", "x"],
  ['t "\\\\srv\\a b" x', "t", "\\\\srv\\a b", "x"],
  ['t a\\\\"b c" d', "t", "a\\b c", "d"],
  ['t a\\\\\\"b c', "t", 'a\\"b', "c"],
  ['t a\\\\\\\\"b c"', "t", "a\\\\b c"],
  ['t \\"" x', "t", '" x'],
  ['t "\\""" x', "t", '""', "x"], // escaped, then a doubled one
  ['t "\\\\""" x', "t", '\\" x'], // one backslash, a doubled one, and one that opens
  ['t "a\\', "t", "a\\"],
  ['t "a\\\\', "t", "a\\\\"], // not before a quote: unchanged
  ['t "a b\\\\ ', "t", "a b\\\\ "],
  ['t "a\\b" \\', "t", "a\\b", "\\"],
  ['t "a" \\\\', "t", "a", "\\\\"],
  ['t "a\\"', "t", 'a"'],
  ['t "a\\" ', "t", 'a" '],
  ['t \\" ', "t", '"'],
  ['t \\"  "a b"  ', "t", '"', "a b"],
  ['t "\\\\ \\\\" x', "t", "\\\\ \\", "x"],
  // other characters
  ["t 'a b' ^& %x%", "t", "'a", "b'", "^&", "%x%"],
  ["t \u{1f600} \ud83d\ude00x", "t", "\u{1f600}", "\u{1f600}x"],
  ['t "\u{1f600} é" ü', "t", "\u{1f600} é", "ü"],
  // U+0000 ends the line; the empty line has no arguments
  [""],
  ["\0"],
  ["\0t a"],
  ["t a\0b c", "t", "a"],
  ["t\0 a", "t"],
  ['t "a b\0"', "t", "a b"],
  ['"t\0" a', "t"],
  ["t \0", "t"],
];

const LINES = VECTORS.map(([line]) => line);
const EXPECTED = VECTORS.map(([, ...argv]) => argv);

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  connection = await instance.connect();
  for (const macro of ["kql_single_blanks", "kql_argv_general", "kql_argv", "kql_parse_command_line"]) {
    await connection.run(readFileSync(new URL(`sql/macros/${macro}.sql`, ROOT), "utf8"));
  }
  await registerArgvUdf(connection);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** What an SQL expression over the column `line` gives for each line. */
async function inSql(expression: string, lines: readonly (string | null)[]): Promise<unknown[]> {
  const result = await connection.runAndReadAll(
    `SELECT ${expression} FROM (SELECT unnest(from_json($1, '["VARCHAR"]')) AS line)`,
    [JSON.stringify(lines)],
  );
  return result.getColumnsJS()[0] as unknown[];
}

const FORMS: Readonly<Record<string, (lines: readonly string[]) => Promise<unknown[]>>> = {
  "the function": (lines) => Promise.resolve(lines.map(commandLineToArgv)),
  kql_argv_udf: (lines) => inSql("kql_argv_udf(line)", lines),
  kql_argv: (lines) => inSql("kql_argv(line)", lines),
  kql_argv_general: (lines) => inSql("kql_argv_general(line)", lines),
  kql_parse_command_line: async (lines) =>
    (await inSql("kql_parse_command_line(line)", lines)).map((text) => JSON.parse(text as string) as unknown),
  "an independent formulation": (lines) => Promise.resolve(lines.map(argvByRuns)),
};

describe.each(Object.entries(FORMS))("%s", (_name, split) => {
  it("follows the rules", async () => {
    const argvs = await split(LINES);
    expect(LINES.map((line, index) => [line, argvs[index]])).toEqual(
      LINES.map((line, index) => [line, EXPECTED[index]]),
    );
  });

  const known = existsSync(REFERENCE);
  if (!known) console.warn(`SKIPPED: the reference vectors are not there (${REFERENCE.pathname})`);
  // what Windows itself answered is not part of the project
  it.skipIf(!known)("agrees with CommandLineToArgvW on the reference vectors", async () => {
    const vectors = readFileSync(REFERENCE, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { cmd: string; argv: string[] });
    const argvs = await split(vectors.map(({ cmd }) => cmd));
    expect(vectors.map(({ cmd }, index) => ({ cmd, argv: argvs[index] }))).toEqual(vectors);
  });
});

it("all forms agree on any mix of the characters that matter", async () => {
  const character = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(" ", '"', "\\", "x") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("\t", "\r", "\n", "\u0001", "\u001f", "\0", "\u00a0", "\u{1f600}", "."),
    },
  );
  const line = fc.array(character, { maxLength: 24 }).map((characters) => characters.join(""));
  const named = fc
    .tuple(fc.constantFrom("", "p ", '"p" ', '"p q" x', "p\n"), line)
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(named, { minLength: 40, maxLength: 200 }), async (lines) => {
      const expected = lines.map(argvByRuns);
      for (const split of Object.values(FORMS)) expect(await split(lines)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it("all forms agree on every short line of blanks, quotes, backslashes and a letter", async () => {
  const lines = [""];
  for (let from = 0, length = 0; length < 7; length++) {
    const to = lines.length;
    for (; from < to; from++)
      for (const next of [" ", '"', "\\", "x"]) lines.push(`${lines[from] ?? ""}${next}`);
  }
  const all = [...lines, ...lines.map((line) => `p ${line}`)];
  const expected = all.map(argvByRuns);
  for (const split of Object.values(FORMS)) expect(await split(all)).toEqual(expected);
});

it("NULL is NULL in SQL, the empty line is an empty list and a dynamic of that", async () => {
  for (const name of ["kql_argv", "kql_argv_general", "kql_argv_udf"]) {
    expect(await inSql(`${name}(line)`, [null, "", "a"])).toEqual([null, [], ["a"]]);
  }
  expect(await inSql("kql_parse_command_line(line)", [null, "", "a"])).toEqual([null, "[]", '["a"]']);
  expect(await inSql("typeof(kql_parse_command_line(line))", [""])).toEqual(["JSON"]);
  expect(await inSql("kql_argv(NULL)", [""])).toEqual([null]);
});

it("the UDF keeps its answers right when lines repeat and when there are many", async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `p "${index % 3_000} a" ${"y".repeat(600)}`);
  expect(await inSql("kql_argv_udf(line)", lines)).toEqual(lines.map(argvByRuns));
});
