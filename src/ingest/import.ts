import type { InputRecord } from "../case/input.js";
import { createLedger } from "../case/ledger.js";
import type { Session } from "../store/session.js";
import { installConversions } from "./convert.js";
import type { DatetimeOptions } from "./datetime-form.js";
import { importFile } from "./import-file.js";
import type { ShapeOptions } from "./open-source.js";
import { expandPaths } from "./paths.js";
import { openScratch } from "./scratch.js";

export interface ImportOptions extends DatetimeOptions, ShapeOptions {
  /** Stop where a row or file cannot be imported. */
  readonly strict?: boolean;
  /** Hash the bytes of every file (default). */
  readonly hash?: boolean;
  /** Import rows that another row stands for as well. */
  readonly keepDuplicates?: boolean;
  /** Where scratch files go. */
  readonly tempDir?: string | undefined;
  /** Told before each file. */
  readonly onFile?: ((path: string, index: number, count: number) => void) | undefined;
  /** Further paths whose tables are known: they need not be told by the content. */
  readonly tables?: readonly { readonly table: string; readonly path: string }[];
}

export interface ImportSummary {
  /** In the order of the paths. */
  readonly inputs: readonly InputRecord[];
}

/** Imports the exports that paths, folders and globs name; each file is one transaction. */
export async function importPaths(
  session: Session,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const scratch = openScratch(options.tempDir);
  const inputs: InputRecord[] = [];
  try {
    const files = await expandPaths(paths, options.tables ?? [], scratch);
    await createLedger(session);
    await installConversions(session);
    for (const [index, file] of files.entries()) {
      options.onFile?.(file.path, index, files.length);
      inputs.push(...(await importFile(session, scratch, file, options)));
    }
  } finally {
    await scratch.close();
  }
  return { inputs };
}
