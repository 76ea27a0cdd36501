import { rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for files that live as long as an import. */
export interface Scratch {
  /** A path nothing is at yet. */
  path(ending: string): Promise<string>;
  write(ending: string, content: string | Buffer): Promise<string>;
  remove(path: string): Promise<void>;
  /** Gives a function that removes what was made since, as far as it is still there. */
  mark(): () => Promise<void>;
  close(): Promise<void>;
}

/** The folder is made when it is first needed. */
export function openScratch(parent = tmpdir()): Scratch {
  let folder: Promise<string> | undefined;
  let forget: () => void = () => undefined;
  let count = 0;
  const make = async () => {
    const place = await mkdtemp(join(parent, "coldhunt-"));
    // also where the program is interrupted
    forget = () => {
      rmSync(place, { recursive: true, force: true });
    };
    process.once("exit", forget);
    return place;
  };
  const made = new Set<string>();
  const path = async (ending: string) => {
    folder ??= make();
    const file = join(await folder, `${++count}.${ending}`);
    made.add(file);
    return file;
  };
  const remove = async (file: string) => {
    made.delete(file);
    await rm(file, { force: true });
  };
  return {
    path,
    async write(ending, content) {
      const file = await path(ending);
      await writeFile(file, content, { flag: "wx" });
      return file;
    },
    remove,
    mark() {
      const before = new Set(made);
      return async () => {
        for (const file of made) if (!before.has(file)) await remove(file);
      };
    },
    async close() {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
      folder = undefined;
      process.off("exit", forget);
    },
  };
}
