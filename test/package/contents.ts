import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The machines an archive can be made for, as Node names them. */
export const TARGETS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64", "win32-arm64"];

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

/** A package that belongs into an archive. */
export interface PackedPackage {
  /** Its folder, from the project's own on: `node_modules/...`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** Of its archive in the registry, as the lock file has it. */
  readonly integrity: string | undefined;
  /** Whether it lies there; those of other platforms do not. */
  readonly present: boolean;
}

/** The packages that the program needs on a platform, by the lock file: no tools, no other platform's engine. */
export async function packagesFor(root: string, target: string): Promise<PackedPackage[]> {
  const [os = "", cpu = ""] = target.split("-");
  const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  return Object.entries(lock.packages).flatMap(([folder, entry]) => {
    if (folder === "" || entry.dev === true || entry.version === undefined) return [];
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    // types are of no use to a program that runs
    if (name.startsWith("@types/") || name === "undici-types") return [];
    if (entry.os !== undefined && !entry.os.includes(os)) return [];
    if (entry.cpu !== undefined && !entry.cpu.includes(cpu)) return [];
    if (entry.libc?.includes("musl") === true || name.endsWith("-musl")) return [];
    return [
      {
        folder,
        name,
        version: entry.version,
        integrity: entry.integrity,
        present: existsSync(join(root, folder)),
      },
    ];
  });
}
