import type { InputRecord } from "../case/input.js";
import type { Selection } from "../case/selection.js";
import { OpenLedger } from "../case/open-ledger.js";
import { progressOf, trackProgress, type Session } from "../store/session.js";
import { installConversions } from "./convert.js";
import type { DatetimeOptions } from "./datetime-form.js";
import { importFile } from "./import-file.js";
import { watchImport, type ImportProgress } from "./import-watch.js";
import type { ShapeOptions } from "./open-source.js";
import { PassedFiles } from "./passed-files.js";
import { expandPaths } from "./paths.js";
import { createLooks } from "./selection.js";
import { openScratch } from "./scratch.js";
import { Surveys } from "./surveys.js";

/** How exports are read. */
export interface ImportOptions extends DatetimeOptions, ShapeOptions {
  /** Stop where a row or file cannot be imported. */
  readonly strict?: boolean;
  /** Hash the bytes of every file (default). */
  readonly hash?: boolean;
  /** Import rows that another row stands for as well. */
  readonly keepDuplicates?: boolean;
  /** Rows that are not in it are looked at and not imported: for a scan, never for a case that stays. */
  readonly selection?: { readonly tables: Selection; readonly macros: readonly string[] } | undefined;
  /** Threads, and memory as DuckDB writes it, for looks at files that a selection leaves out. */
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  /** Bytes from which on a file is looked at ahead, where that is not left to the import. */
  readonly surveyFrom?: number | undefined;
  /** Where scratch files go. */
  readonly tempDir?: string | undefined;
  /** Told before each file. */
  readonly onFile?: ((path: string, index: number, count: number) => void) | undefined;
  /** Told before each file, and every half second while one is read. */
  readonly onProgress?: ((state: ImportProgress) => void) | undefined;
  /** Further paths whose tables are known: they need not be told by the content. */
  readonly tables?: readonly { readonly table: string; readonly path: string }[];
}

/** What became of the exports of an import. */
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
  let surveys: Surveys | undefined;
  let passed: PassedFiles | undefined;
  try {
    const files = await expandPaths(paths, options.tables ?? [], scratch);
    const ledger = await OpenLedger.open(session);
    await installConversions(session);
    if (options.selection !== undefined) {
      await session.installMacros(options.selection.macros);
      await createLooks(session);
      surveys = new Surveys(session, files, { ...options, selection: options.selection });
      passed = new PassedFiles({ session, ledger });
    }
    if (options.onProgress !== undefined) await trackProgress(session);
    for (const [index, file] of files.entries()) {
      options.onFile?.(file.path, index, files.length);
      const place = { path: file.path, index, count: files.length };
      const { onProgress } = options;
      const read = () => Math.max(surveys?.progressOf(index) ?? 0, progressOf(session));
      const watch = onProgress && (await watchImport(read, onProgress, place, file.absolutePath));
      try {
        const survey = await surveys?.of(index);
        inputs.push(
          ...(await importFile({ session, ledger, scratch, passed }, file, {
            ...options,
            survey,
            onRead: watch?.onRead,
          })),
        );
        await survey?.picked?.remove();
      } finally {
        watch?.stop();
      }
    }
    await passed?.flush();
  } finally {
    await surveys?.close();
    await scratch.close();
  }
  return { inputs };
}
