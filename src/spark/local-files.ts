import { existsSync } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { constants, gunzipSync } from "node:zlib";
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
  const [line = ""] = (await headOf(file)).replace(/^\uFEFF/, "").split("\n", 1);
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

async function headOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    // the end of the file is missing here, which is no fault
    return (isGzip ? gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }) : head).toString("utf8");
  } finally {
    await handle.close();
  }
}
