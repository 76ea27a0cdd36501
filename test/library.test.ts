import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROOT } from "./run-cli.js";

const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-library-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The example of the README. */
async function example(): Promise<string> {
  const text = await readFile(join(ROOT, "README.md"), "utf8");
  const section = /^## As a library\n([^]*?)^## /m.exec(text)?.[1] ?? "";
  return /^```ts\n([^]*?)^```/m.exec(section)?.[1] ?? "";
}

it("the README's example of the library runs as a program of its own and prints what it says", async () => {
  const code = await example();
  // a program beside an installed package, as a user has it
  await symlink(join(ROOT, "samples"), join(folder, "samples"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, "example.js"), code);
  await mkdir(join(folder, "node_modules"));
  await symlink(ROOT, join(folder, "node_modules", "coldhunt"));
  const { stdout } = await run(process.execPath, ["example.js"], { cwd: folder });
  const said = [...code.matchAll(/; \/\/ (.+)$/gm)].map((match) => match[1] ?? "");
  const printed = stdout.trimEnd().split("\n");
  const [isSql = "", inputs = "", now = "", verdict = "", row = ""] = said.filter(
    (text) => !text.startsWith("in memory"),
  );
  expect(printed.slice(0, 5)).toEqual([
    isSql.split(":")[0],
    inputs,
    now.split(": the")[0],
    verdict,
    row.split(",")[0],
  ]);
  expect(printed).toHaveLength(4 + 17);
});

it("all that the library exports is documented, each function and each member of what it takes and gives", () => {
  const path = join(ROOT, "src", "library.ts");
  const program = ts.createProgram([path], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    types: ["node"],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  expect(exported.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "openCase",
      "importEvidence",
      "compileCard",
      "hunt",
      "formatDatetime",
      "Finding",
    ]),
  );
  const documented = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length > 0;
  const missing = exported.flatMap((one) => {
    const symbol = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
    const own = symbol.declarations?.[0]?.getSourceFile().fileName === path;
    const members =
      own && symbol.flags & ts.SymbolFlags.Interface ? [...(symbol.members?.values() ?? [])] : [];
    return [symbol, ...members].filter((each) => !documented(each)).map(({ name }) => `${one.name}: ${name}`);
  });
  expect(missing).toEqual([]);
});
