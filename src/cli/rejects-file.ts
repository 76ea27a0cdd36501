import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { InputRecord } from "../case/input.js";
import { UsageError } from "../diagnostics/error.js";
import type { Session } from "../store/session.js";
import { writeFileWhole } from "./output-files.js";

/** Checks where rejected rows are to be written: nothing is overwritten, nothing is written among the evidence. */
export function rejectsFile(
  path: string | undefined,
  evidence: readonly string[],
  force: boolean,
): string | undefined {
  if (path === undefined) return undefined;
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) throw new UsageError("USAGE", `the folder of '${path}' is not there`);
  if (existsSync(path) && !force)
    throw new UsageError("OUTPUT-EXISTS", `the output '${path}' is there already`, {
      hint: "--force overwrites it",
    });
  const place = join(realpathSync(folder), basename(path));
  for (const input of evidence.filter((one) => existsSync(one))) {
    const below = relative(realpathSync(input), place);
    if (below === "" || (!below.startsWith("..") && !isAbsolute(below)))
      throw new UsageError("USAGE", `the output '${path}' would be written into the evidence '${input}'`);
  }
  return path;
}

/** Writes the rejected rows of inputs, one a line: path, row, line, reason and the text of the record. */
export async function writeRejects(
  session: Session,
  path: string,
  inputs: readonly InputRecord[],
): Promise<void> {
  const paths = new Map(inputs.map((input) => [input.id, input.path]));
  const ids = [...paths.keys(), 0].join(", ");
  const lines = async function* () {
    const rows = session.stream(
      `SELECT input, "row", line, reason, text FROM coldhunt.rejects WHERE input IN (${ids}) ORDER BY input, "row", line`,
    );
    for await (const chunk of rows)
      for (const [input, row, line, reason, text] of chunk)
        yield `${JSON.stringify({ path: paths.get(Number(input)), row: number(row), line: number(line), reason, text })}\n`;
  };
  await writeFileWhole(path, lines());
}

function number(value: unknown): number | null {
  return typeof value === "bigint" ? Number(value) : null;
}
