import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Random } from "../../bench/generate/random.js";
import { commandLineToArgv } from "../../src/argv/command-line-to-argv.js";
import { compile } from "../../src/compile.js";
import { functionStatements } from "./both.js";
import type { Cluster } from "./cluster.js";

const VECTORS = new URL("../../../shared/reference/argv-vectors.jsonl", import.meta.url);
const SEED = 20;

/** Every text of up to so many of these characters behind another text. */
function everyText(prefix: string, characters: readonly string[], length: number): string[] {
  const all = [prefix];
  let last = all;
  for (let size = 0; size < length; size++) {
    last = last.flatMap((text) => characters.map((character) => text + character));
    all.push(...last);
  }
  return all;
}

function randomLines(count: number): string[] {
  const random = new Random(SEED, "command lines");
  const pieces = [" ", " ", "\t", '"', '"', '""', "\\", "\\\\", '\\"', "\n", "\r", "\u0001", "\0", "\u00a0"];
  const words = ["a", "tool.exe", "--x=", "C:\\dir\\", "é", "ß", "😀", "$1", "\u2028", "'"];
  return Array.from({ length: count }, () =>
    Array.from({ length: random.between(1, 24) }, () => random.pick([...pieces, ...words])).join(""),
  );
}

/** Lines by which a form that is not linear would never end: they are two hundred thousand characters long. */
function longLines(): string[] {
  return ["ab ", " ", '"', "\\", '\\"', '"a b" ', '\\\\"x ', "\ta", "é😀", `${"\\".repeat(999)}"`].map(
    (piece) => `p ${piece.repeat(200_000 / piece.length)}`,
  );
}

/** The lines and their arguments, by this program's own implementation and by the reference where it is there. */
function expectations(): Map<string, readonly string[]> {
  const lines = [
    ...everyText("", ["a", "\\", '"', " ", "\t"], 6),
    ...everyText("p ", ["a", "\\", '"', " "], 7),
    ...randomLines(5000),
    ...longLines(),
  ];
  const expected = new Map<string, readonly string[]>(lines.map((line) => [line, commandLineToArgv(line)]));
  if (!existsSync(VECTORS)) {
    console.error("SKIPPED: no ../shared/reference/argv-vectors.jsonl, its command lines are not split");
    return expected;
  }
  for (const line of readFileSync(VECTORS, "utf8").split("\n")) {
    if (line === "") continue;
    const { cmd, argv } = JSON.parse(line) as { cmd: string; argv: string[] };
    expected.set(cmd, argv);
  }
  return expected;
}

/** Splits command lines in Spark; those that come out otherwise than they should. */
export async function splitCommandLines(
  cluster: Cluster,
  folder: string,
): Promise<{ readonly lines: number; readonly wrong: readonly string[] }> {
  const expected = expectations();
  const path = `${folder}/lines.json`;
  await writeFile(path, [...expected.keys()].map((line) => `${JSON.stringify({ line })}\n`).join(""));
  const compiled = await compile("Lines | project line, argv = parse_command_line(line, 'windows')", {
    tables: new Map([["Lines", [{ name: "line", type: "string" }]]]),
    dialect: "spark",
  });
  const rows = await cluster.query([
    ...(await functionStatements(compiled.macros)),
    `CREATE OR REPLACE TEMPORARY VIEW Lines AS SELECT line FROM json.\`${path}\``,
    compiled.sql,
  ]);
  const wrong = new Set(expected.keys());
  for (const [line, argv] of rows as [string, string][]) {
    if (JSON.stringify(JSON.parse(argv)) === JSON.stringify(expected.get(line))) wrong.delete(line);
  }
  return { lines: expected.size, wrong: [...wrong] };
}
