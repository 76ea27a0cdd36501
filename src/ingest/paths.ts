import { messageOf } from "../diagnostics/message.js";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { EvidenceError } from "../diagnostics/error.js";
import type { Scratch } from "./scratch.js";

/** A file to read, or a folder that could not be listed. */
export interface EvidenceFile {
  /** As named on the command line, or the folder named there joined with the rest. */
  readonly path: string;
  readonly absolutePath: string;
  /** Why it cannot be read, known already. */
  readonly fault?: string;
  /** The table the user says it holds. */
  readonly table?: string;
}

/**
 * The files that paths, folders (with all below them) and globs name: each once, in the order of their paths. `-` is
 * what comes in by standard input.
 */
export async function expandPaths(
  paths: readonly string[],
  tables: readonly { readonly table: string; readonly path: string }[],
  scratch: Scratch,
): Promise<EvidenceFile[]> {
  const files = new Map<string, EvidenceFile>();
  const add = async (file: EvidenceFile) => {
    const place = await realpath(file.absolutePath).catch(() => file.absolutePath);
    if (!files.has(place)) files.set(place, file);
  };
  for (const { table, path } of tables)
    for (const file of await expand(path, scratch)) await add({ ...file, table });
  for (const path of paths) for (const file of await expand(path, scratch)) await add(file);
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Standard input, kept in a file as long as the import lasts. */
async function standardInput(scratch: Scratch): Promise<EvidenceFile> {
  const path = await scratch.path("stdin");
  await pipeline(process.stdin, createWriteStream(path, { flags: "wx" }));
  return { path: "-", absolutePath: path };
}

async function expand(path: string, scratch: Scratch): Promise<EvidenceFile[]> {
  if (path === "-") return [await standardInput(scratch)];
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined) return found.isDirectory() ? walk(path) : [named(path)];
  if (/[*?[{]/.test(path)) {
    const matches = await glob(path);
    if (matches.length > 0) return matches;
    throw new EvidenceError("EVIDENCE-MISSING", `no file matches '${path}'`);
  }
  throw new EvidenceError("EVIDENCE-MISSING", `nothing is at '${path}'`);
}

function named(path: string, fault?: string): EvidenceFile {
  return { path, absolutePath: resolve(path), ...(fault === undefined ? {} : { fault }) };
}

/** All files below a folder; links are followed, a folder that contains itself through a link is entered once. */
async function walk(folder: string, entered: ReadonlySet<string> = new Set()): Promise<EvidenceFile[]> {
  const place = await realpath(folder);
  if (entered.has(place)) return [];
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return [named(folder, `the folder cannot be listed: ${reason(error)}`)];
  }
  const within = new Set([...entered, place]);
  const files: EvidenceFile[] = [];
  for (const name of names.sort()) {
    const path = join(folder, name);
    const found = await stat(path).catch((error: unknown) => reason(error));
    if (typeof found === "string") files.push(named(path, `the file cannot be opened: ${found}`));
    else if (found.isDirectory()) files.push(...(await walk(path, within)));
    else if (found.isFile()) files.push(named(path));
  }
  return files;
}

/** What a system error is about, without the path it repeats. */
export function reason(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string")
    return error.code.startsWith("Z_") ? error.message : error.code;
  return messageOf(error);
}

/** Files that match a pattern of `*`, `?`, `[ab]`, `{a,b}` and `**`; folders that match are walked. */
async function glob(pattern: string): Promise<EvidenceFile[]> {
  let base = pattern;
  while (/[*?[{]/.test(base)) base = dirname(base);
  const below =
    base === "." && !pattern.startsWith(".") ? pattern : pattern.slice(base.length).replace(/^[\\/]+/, "");
  const steps = below.split(/[\\/]/);
  return descend(base, steps);
}

async function descend(folder: string, steps: readonly string[]): Promise<EvidenceFile[]> {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: EvidenceFile[] = [];
  if (step === "**") files.push(...(await descend(folder, rest)));
  const test = step === "**" ? undefined : expression(step);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isDirectory(path)));
    if (test === undefined) {
      if (isFolder && !entry.name.startsWith(".")) files.push(...(await descend(path, steps)));
    } else if (test.test(basename(path))) {
      if (rest.length > 0) files.push(...(isFolder ? await descend(path, rest) : []));
      else files.push(...(isFolder ? await walk(path) : [named(path)]));
    }
  }
  return files;
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function expression(step: string): RegExp {
  let braces = 0;
  const source = step.replace(/\[[^\]]*\]|[\s\S]/g, (part) => {
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part === "{") return (braces++, "(?:");
    if (part === "}" && braces > 0) return (braces--, ")");
    if (part === "," && braces > 0) return "|";
    if (part.length > 1) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${source}$`);
}
