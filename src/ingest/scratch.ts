import { rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for files that live as long as an import. */
export interface Scratch {
  /** A path nothing is at yet. */
  path(ending: string): Promise<string>;
  write(ending: string, text: string): Promise<string>;
  remove(path: string): Promise<void>;
  close(): Promise<void>;
}

/** The folder is made when it is first needed. */
export function openScratch(parent = tmpdir()): Scratch {
  let folder: Promise<string> | undefined;
  let count = 0;
  const make = async () => {
    const made = await mkdtemp(join(parent, "coldhunt-"));
    // also where the program is interrupted
    process.once("exit", () => {
      rmSync(made, { recursive: true, force: true });
    });
    return made;
  };
  const path = async (ending: string) => {
    folder ??= make();
    return join(await folder, `${++count}.${ending}`);
  };
  return {
    path,
    async write(ending, text) {
      const file = await path(ending);
      await writeFile(file, text, { flag: "wx" });
      return file;
    },
    remove: (file) => rm(file, { force: true }),
    async close() {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}
