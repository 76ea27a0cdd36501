import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromStored, toStored, type CompiledCard, type StoredCard } from "./compiled-card.js";
import { schemaHash, sha256, type Tables } from "./shipped-sql.js";

/** Parts of the program that decide what SQL a query becomes. */
const COMPILER = ["compile", "compile-open", "schema", "kql", "functions", "dialect", "fragment", "plan"];

/** The key of a compiled query: its text, how it was compiled, the tables and watchlists, and the compiler's own code. */
export async function cacheKey(
  query: string,
  window: "all" | "card",
  tables: Tables,
  watchlists: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<string> {
  let schema = schemas.get(tables);
  if (schema === undefined) schemas.set(tables, (schema = schemaHash([...tables.keys()].sort(), tables)));
  const parts = [query, window, schema, [...watchlists], await compilerHash()];
  return sha256(JSON.stringify(parts));
}

/** Hashes of the columns of all tables: cards of one run are compiled against the same. */
const schemas = new WeakMap<Tables, string>();

let compiler: Promise<string> | undefined;

/** A hash of the compiler's files: an older compiler's SQL is never taken for this one's. */
function compilerHash(): Promise<string> {
  compiler ??= hashOf(dirname(dirname(fileURLToPath(import.meta.url))));
  return compiler;
}

async function hashOf(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(js|ts)$/.test(entry.name) && !/\.(d|test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => COMPILER.includes(/^[\w-]+/.exec(path.slice(root.length + 1))?.[0] ?? ""))
    .sort();
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest("hex");
}

/** Where compiled queries are kept between runs: `$XDG_CACHE_HOME/coldhunt`, or `~/.cache/coldhunt`. */
function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"];
  return join(base === undefined || base === "" ? join(homedir(), ".cache") : base, "coldhunt");
}

/** A query's SQL of an earlier run; undefined where there is none or it cannot be read. */
export async function readCached(key: string): Promise<CompiledCard | undefined> {
  try {
    const text = await readFile(join(cacheFolder(), `${key}.json`), "utf8");
    const { hash, card } = JSON.parse(text) as { hash: string; card: StoredCard };
    return hash === sha256(JSON.stringify(card)) ? fromStored(card) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a query's SQL for later runs. A cache that cannot be written costs time, nothing else. */
export async function writeCached(key: string, compiled: CompiledCard): Promise<void> {
  const folder = cacheFolder();
  const card = toStored(compiled);
  const draft = join(folder, `${key}.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify({ hash: sha256(JSON.stringify(card)), card }), { mode: 0o600 });
    await rename(draft, join(folder, `${key}.json`));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
