import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { argvByRuns } from "./argv-by-runs.js";
import { runCli } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-argv-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ENGINES = ["ts", "udf", "macro"];

describe.each(ENGINES)("the engine %s", (engine) => {
  it("prints a JSON line for each command line given", async () => {
    const { code, stdout, stderr } = await runCli([
      ...["argv", "--engine", engine, 'mmc.exe "C:\\My Tools\\x.msc" /32', "", " mmc.exe"],
    ]);
    expect(stderr).toBe("");
    expect(stdout).toBe(
      '{"cmd":"mmc.exe \\"C:\\\\My Tools\\\\x.msc\\" /32","argv":["mmc.exe","C:\\\\My Tools\\\\x.msc","/32"]}\n' +
        '{"cmd":"","argv":[]}\n' +
        '{"cmd":" mmc.exe","argv":["","mmc.exe"]}\n',
    );
    expect(code).toBe(0);
  });

  it("splits a batch in order, over many reads of the file", async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, index) =>
        `p${index} "a ${index}" \\"é\u{1f600}\u2028${"\\".repeat(index % 4)}" \0${"z".repeat(index % 50)}`,
    );
    const path = file(
      `${engine}.jsonl`,
      `${lines.map((cmd) => JSON.stringify({ n: 1, cmd })).join("\r\n\r\n")}\r\n`,
    );
    const { code, stdout, stderr } = await runCli(["argv", "--batch", path, "--engine", engine]);
    expect(stderr).toBe("");
    const answers = stdout.split("\n").filter((line) => line !== "");
    expect(answers.map((line) => JSON.parse(line) as unknown)).toEqual(
      lines.map((cmd) => ({ cmd, argv: argvByRuns(cmd) })),
    );
    expect(code).toBe(0);
  });
});

it("reads a batch from standard input; a byte order mark and a missing last line end do no harm", async () => {
  const input = '\ufeff{"cmd":"a b"}\n{"cmd":"c"}';
  const { code, stdout } = await runCli(["argv", "--batch", "-"], { input });
  expect(stdout).toBe('{"cmd":"a b","argv":["a","b"]}\n{"cmd":"c","argv":["c"]}\n');
  expect(code).toBe(0);
});

it("keeps half a surrogate pair, which only the two engines in DuckDB cannot", async () => {
  const path = file("surrogate.jsonl", '{"cmd":"a \\ud83d b"}\n');
  const { stdout } = await runCli(["argv", "--batch", path]);
  expect(JSON.parse(stdout)).toEqual({ cmd: "a \ud83d b", argv: ["a", "\ud83d", "b"] });
  for (const engine of ["udf", "macro"]) {
    const { code, stdout, stderr } = await runCli(["argv", "--batch", path, "--engine", engine]);
    expect(stderr).toContain("error[USAGE]: a command line holds half a surrogate pair");
    expect(stdout).toBe("");
    expect(code).toBe(2);
  }
});

it.each([
  ["no JSON", "t a"],
  ["another type", '{"cmd":5}'],
  ["null", '{"cmd":null}'],
  ["no cmd", '{"line":"t a"}'],
  ["no object", "null"],
  ["a list", '["t a"]'],
])("names file and line of what is no command line: %s", async (_what, bad) => {
  const path = file("bad.jsonl", `{"cmd":"a b"}\n\n${bad}\n{"cmd":"c"}\n`);
  const { code, stdout, stderr } = await runCli(["argv", "--batch", path]);
  expect(stderr).toContain(`error[EVIDENCE-SHAPE]: ${path}:3 is no JSON object with a text cmd`);
  expect(stdout).toBe('{"cmd":"a b","argv":["a","b"]}\n');
  expect(code).toBe(3);
});

it.each([
  ["is not there", () => join(folder, "none.jsonl"), "EVIDENCE-MISSING", "does not exist"],
  ["is a folder", () => folder, "EVIDENCE-UNREADABLE", "cannot be read"],
  [
    "is UTF-16",
    () => file("utf16.jsonl", Buffer.from('\ufeff{"cmd":"a"}\n', "utf16le")),
    "EVIDENCE-UNREADABLE",
    "is not UTF-8 text",
  ],
])("says why when the batch file %s", async (_what, path, code, message) => {
  const result = await runCli(["argv", "--batch", path()]);
  expect(result.stderr).toContain(`error[${code}]: `);
  expect(result.stderr).toContain(message);
  expect(result.code).toBe(3);
});

it.each([
  [[], "a command line or --batch is needed"],
  [["--batch", "x.jsonl", "t a"], "--batch and command lines exclude each other"],
  [["--engine", "wine", "t a"], "Allowed choices are ts, udf, macro"],
])("refuses %j", async (args, message) => {
  const { code, stderr } = await runCli(["argv", ...args]);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});
