import { resolve } from "node:path";
import { archivePart } from "../case/archive-part.js";
import type { InputRecord } from "../case/input.js";
import { EvidenceError, UsageError } from "../diagnostics/error.js";

/** `file:row`, as findings name their sources; undefined for other text. */
export function placeOf(text: string): { readonly path: string; readonly row: number } | undefined {
  const [, path, digits] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (path === undefined) return undefined;
  const row = Number(digits);
  if (row < 1 || !Number.isSafeInteger(row))
    throw new UsageError("USAGE", `'${text}' names no record: the first of a file is 1`);
  return { path, row };
}

/** Refuses a record that the inputs of a file do not have. */
export function noSuchRecord(candidates: readonly InputRecord[], path: string, row: number): EvidenceError {
  const unread = candidates.find((input) => !input.examined);
  if (unread !== undefined)
    return new EvidenceError("EVIDENCE-SHAPE", `'${path}' was not examined: ${unread.notes.join("; ")}`);
  const read = candidates.reduce((sum, input) => sum + input.rows.read, 0);
  return new EvidenceError(
    "EVIDENCE-MISSING",
    row > read
      ? `'${path}' has no record ${row}: ${read} were read`
      : `nothing was made of record ${row} of '${path}'`,
  );
}

/** The inputs a file became, one a table; a file that is none is refused. */
export function inputsOfFile(
  inputs: readonly InputRecord[],
  path: string,
): readonly [InputRecord, ...InputRecord[]] {
  const [first, ...others] = inputs.filter((input) => input.path === path || sameFile(input, path));
  if (first === undefined) throw new EvidenceError("EVIDENCE-MISSING", `no input is '${path}'`);
  return [first, ...others];
}

function sameFile(input: InputRecord, path: string): boolean {
  const { file, part } = archivePart(path);
  return input.absolutePath === resolve(file) && archivePart(input.path).part === part;
}
