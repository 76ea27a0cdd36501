import { messageOf } from "../diagnostics/message.js";
import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, realpathSync, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, isAbsolute } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UsageError } from "../diagnostics/error.js";
import { machineFault } from "../diagnostics/machine-fault.js";
import type { Format } from "../report/render.js";
import { forgetDraft, registerDraft } from "./interrupt.js";
import { blocks, type Chunk } from "./write-out.js";

/** Longer endings first: a name is read by the first that fits. */
const FORMAT_BY_ENDING: Readonly<Record<string, Format>> = {
  ".timesketch.jsonl": "timesketch",
  ".navigator.json": "navigator",
  ".ocsf.jsonl": "ocsf",
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "csv",
  ".txt": "table",
  ".html": "html",
  ".arrow": "arrow",
  ".parquet": "parquet",
};

/** A file that a report goes to. */
export interface OutputFile {
  readonly path: string;
  readonly format: Format;
}

/** Refuses a folder for temporary files that stands among the evidence. */
export function checkTempDir(path: string | undefined, inputs: readonly string[]): void {
  if (path === undefined) return;
  for (const input of inputs) refuseAmong(path, realPlace(path, "--temp-dir"), input);
}

/** Refuses a case that would be written among the evidence. */
export function checkCasePath(path: string, inputs: readonly string[]): void {
  for (const input of inputs) refuseAmong(path, realPlace(path, "the case"), input);
}

/** Checks the place of a manifest as `outputFiles` does those of reports. */
export function checkManifestPath(
  { manifest, outputs, force }: { manifest: string | undefined; outputs: readonly string[]; force: boolean },
  inputs: readonly string[],
): void {
  if (manifest === undefined) return;
  const place = realPlace(manifest, "the manifest");
  if (outputs.some((path) => realPlace(path, "the output") === place))
    throw new UsageError("USAGE", `the manifest '${manifest}' is named as an output too`);
  for (const input of inputs) refuseAmong(manifest, place, input);
  if (existsSync(manifest)) refuseExisting(manifest, force);
}

/** Checks `-o` values before any work: the ending is known, nothing is overwritten or written among the evidence. */
export function outputFiles(
  paths: readonly string[],
  inputs: readonly string[],
  force: boolean,
): OutputFile[] {
  const seen = new Set<string>();
  return paths.map((path) => {
    const format = formatOfPath(path);
    if (format === undefined) {
      throw new UsageError("USAGE", `the ending of the output '${path}' names no format`, {
        hint: `known endings are ${Object.keys(FORMAT_BY_ENDING).join(", ")}`,
      });
    }
    const place = realPlace(path, "the output");
    if (seen.has(place)) throw new UsageError("USAGE", `the output '${path}' is named twice`);
    seen.add(place);
    for (const input of inputs) refuseAmong(path, place, input);
    if (existsSync(path)) refuseExisting(path, force);
    return { path, format };
  });
}

function formatOfPath(path: string): Format | undefined {
  const name = basename(path).toLowerCase();
  return Object.entries(FORMAT_BY_ENDING).find(([ending]) => name.endsWith(ending))?.[1];
}

function refuseExisting(path: string, force: boolean): void {
  if (!statSync(path).isFile())
    throw new UsageError("USAGE", `the output '${path}' is there and is not a file`);
  if (force) return;
  throw new UsageError("OUTPUT-EXISTS", `the output '${path}' is there already`, {
    hint: "--force overwrites it",
  });
}

/** Where a file will stand, links resolved; its folder has to be there. */
function realPlace(path: string, what: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(resolve(path));
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError("USAGE", `the folder of ${what} '${path}' is not there`);
  }
  return join(realpathSync(folder), basename(path));
}

/** The place that an input stands for: itself, or the folder that a pattern looks in (not the working folder). */
function evidencePlace(input: string): string | undefined {
  if (existsSync(input)) return realpathSync(input);
  let folder = input;
  while (/[*?[{]/.test(folder)) folder = dirname(folder);
  return folder !== "." && existsSync(folder) ? realpathSync(folder) : undefined;
}

function refuseAmong(path: string, place: string, input: string): void {
  const evidence = evidencePlace(input);
  if (evidence === undefined) return;
  const below = relative(evidence, place);
  const inside = below === "" || (!below.startsWith("..") && !isAbsolute(below));
  if (inside) {
    throw new UsageError("USAGE", `'${path}' stands in the evidence '${input}'`, {
      hint: "nothing is ever written among evidence: name a place elsewhere",
    });
  }
}

/** Writes a file in one step: under another name first, then renamed. */
export async function writeFileWhole(path: string, chunks: AsyncIterable<Chunk>): Promise<void> {
  const draft = join(dirname(path), `.coldhunt-${randomUUID()}.tmp`);
  registerDraft(draft);
  try {
    await pipeline(Readable.from(blocks(chunks)), createWriteStream(draft, { flags: "wx" }));
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    // what fills the file may be what fails
    const fault = machineFault(cause);
    if (fault?.code === "MEMORY-SPENT") throw fault;
    throw new UsageError("OUTPUT-UNWRITABLE", `the output '${path}' cannot be written: ${messageOf(cause)}`, {
      cause,
    });
  } finally {
    forgetDraft(draft);
  }
}
