/**
 * `npm ci` wants an entry in package-lock.json for every optional package, those of other platforms too; npm leaves
 * out the ones that the registry in use does not serve. `npm run lock` writes them; a test fails when one is missing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const FILE = new URL("../package-lock.json", import.meta.url);

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly engines?: unknown;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "ppc64", "riscv64", "s390x", "x64"];

/** The entries that are missing, made from the names of the packages: `@x/binding-linux-arm64-musl`. */
export function missingEntries(lock: LockFile): Record<string, unknown> {
  const missing: Record<string, unknown> = {};
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`;
      if (key in lock.packages || `${path}/${key}` in lock.packages) continue;
      missing[key] = entryOf(name.split("-"), version, entry);
    }
  }
  return missing;
}

function entryOf(parts: readonly string[], version: string, parent: LockEntry): unknown {
  const has = (start: string): boolean => parts.some((part) => part.startsWith(start));
  const linux = parts.includes("linux");
  return {
    version,
    cpu: PROCESSORS.filter((name) => parts.includes(name)),
    ...(parent.dev === true ? { dev: true } : {}),
    ...(linux && has("musl") ? { libc: ["musl"] } : linux && has("gnu") ? { libc: ["glibc"] } : {}),
    optional: true,
    os: SYSTEMS.filter((name) => parts.includes(name)),
    ...(parent.engines === undefined ? {} : { engines: parent.engines }),
  };
}

export function readLockFile(): LockFile {
  return JSON.parse(readFileSync(FILE, "utf8")) as LockFile;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = readLockFile();
  const all = Object.entries({ ...lock.packages, ...missingEntries(lock) });
  const packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}
