import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileStart, unpackedStart } from "../store/file-start.js";
import { kindOfName, type SourceKind } from "./source.js";

/** As much of a file as the first record of it hardly exceeds. */
const HEAD_BYTES = 1 << 20;

/** The absolute path of what is there in this machine's own file system. */
export function localPlace(path: string): string | undefined {
  return existsSync(path) ? resolve(path) : undefined;
}

/** What the files of a path are, by the first that a name tells; undefined where none does. */
export async function kindOfFiles(path: string): Promise<SourceKind | undefined> {
  const file = await firstFile(path);
  if (file === undefined) return undefined;
  const kind = kindOfName(file);
  return kind === "json" && (await isStreamed(file)) ? "streaming" : kind;
}

/** The first file, in the order of names, whose ending tells what it is. */
async function firstFile(path: string): Promise<string | undefined> {
  if (!(await stat(path)).isDirectory()) return path;
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // Spark passes over these too
    if (/^[._]/.test(entry.name)) continue;
    const below = join(path, entry.name);
    const found = entry.isDirectory() ? await firstFile(below) : below;
    if (found !== undefined && kindOfName(found) !== undefined) return found;
  }
  return undefined;
}

/** Whether the first record has the envelope of the streaming API around its row. */
async function isStreamed(file: string): Promise<boolean> {
  const start = unpackedStart(await fileStart(file, HEAD_BYTES)).toString("utf8");
  const [line = ""] = start.replace(/^\uFEFF/, "").split("\n", 1);
  try {
    const record = JSON.parse(line) as Partial<Record<string, unknown>> | null;
    const { category, properties } = record ?? {};
    return (
      typeof category === "string" &&
      category.startsWith("AdvancedHunting-") &&
      typeof properties === "object" &&
      properties !== null
    );
  } catch {
    return false;
  }
}
