import { resolve } from "node:path";
import type { InputRecord } from "../case/input.js";
import { EvidenceError } from "../diagnostics/error.js";

/** `file:row`, as findings name their sources; undefined for other text. */
export function placeOf(text: string): { readonly path: string; readonly row: number } | undefined {
  const [, path, row] = /^(.+):(\d+)$/.exec(text) ?? [];
  return path === undefined ? undefined : { path, row: Number(row) };
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
  const [file = "", part = ""] = path.split("!/", 2);
  return input.absolutePath === resolve(file) && (input.path.split("!/", 2)[1] ?? "") === part;
}
