import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { commandLineToArgv } from "../../src/argv/command-line-to-argv.js";
import { compile } from "../../src/compile.js";
import { openSession } from "../../src/store/session.js";
import type { Bench, BenchCase, Prepared } from "../run/case.js";
import { distinctLines, repeatedLines } from "../generate/lines.js";

/** parse_command_line in DuckDB, as a card gets it, against the TypeScript function over the same lines. */
export function argvCase(kind: "distinct" | "repeated", bar: number): BenchCase {
  return {
    name: kind === "distinct" ? "argv-vs-ts" : "argv-vs-ts-repeated",
    bar,
    prepare: (bench) => prepare(bench, kind),
  };
}

async function prepare(bench: Bench, kind: "distinct" | "repeated"): Promise<Prepared> {
  const lines = kind === "distinct" ? distinctLines(7, bench.rows) : repeatedLines(7, bench.rows);
  // stored as a case stores it
  const session = await openSession({ path: join(bench.scratch, `lines-${kind}.duckdb`) });
  const path = join(bench.scratch, `lines-${kind}.jsonl`);
  await pipeline(Readable.from(jsonLines(lines)), createWriteStream(path));
  await session.run(
    `CREATE TABLE Lines AS SELECT cmd FROM read_json('${path}', format = 'newline_delimited', columns = {'cmd': 'VARCHAR'});
     CHECKPOINT`,
  );
  const compiled = await compile('Lines | project argv = parse_command_line(cmd, "windows")', {
    tables: new Map([["Lines", [{ name: "cmd", type: "string" }]]]),
    dialect: "duckdb",
  });
  await session.installMacros(compiled.macros);
  return {
    rows: lines.length,
    bytes: lines.reduce((sum, line) => sum + line.length, 0),
    // the sum keeps DuckDB from leaving the parsing out
    ours: () => session.arrays(`SELECT sum(length(argv::VARCHAR)) FROM (${compiled.sql})`),
    baseline: {
      what: "the TypeScript function over the same lines, one thread",
      run: () => {
        let length = 0;
        for (const line of lines) length += commandLineToArgv(line).length;
        if (length < lines.length) throw new Error("bug: a line without a program name");
        return Promise.resolve();
      },
    },
    check: async () => {
      let at = 0;
      for await (const rows of session.stream(compiled.sql)) {
        for (const [argv] of rows) {
          const expected = JSON.stringify(commandLineToArgv(lines[at++] ?? ""));
          if (JSON.stringify(JSON.parse(argv as string)) !== expected)
            throw new Error(`line ${at} differs: ${argv as string} and ${expected}`);
        }
      }
      if (at !== lines.length) throw new Error(`${at} of ${lines.length} lines came back`);
    },
    close: () => session.close(),
  };
}

function* jsonLines(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1000) {
    yield lines
      .slice(at, at + 1000)
      .map((cmd) => `${JSON.stringify({ cmd })}\n`)
      .join("");
  }
}
