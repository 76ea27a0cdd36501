import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { Command } from "commander";
import type { InputRecord } from "../case/input.js";
import { UsageError } from "../diagnostics/error.js";
import { addEvidenceOptions, evidenceSettings, type RawEvidenceOptions } from "./evidence-options.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawImportOptions extends RawEvidenceOptions {
  readonly case: string;
  readonly format?: "table" | "json";
  readonly rejects?: string;
  readonly force?: boolean;
  readonly threads?: string;
  readonly memoryLimit?: string;
  readonly tempDir?: string;
  readonly quiet?: boolean;
}

const EXAMPLES = `
Examples:
  coldhunt import evidence/ --case april.duckdb
  coldhunt import 'exports/*.csv.gz' --case april.duckdb --format json`;

/** `coldhunt import <path...> --case <file>`: read exports into a case that stays. */
export function importCommand(): Command {
  const command = new Command("import")
    .summary("read exports into a case file")
    .description("Read Defender advanced-hunting exports into a DuckDB file, for hunts to come.")
    .argument("[path...]", "export files, folders, globs, or - for standard input")
    .optionsGroup("Evidence:")
    .requiredOption("--case <file>", "the case, made where it is not there yet");
  return addEvidenceOptions(command)
    .optionsGroup("Output:")
    .addOption(formatOption())
    .option("--rejects <file.jsonl>", "write the rows that were rejected in this import to a file")
    .option("--force", "overwrite that file")
    .option("-q, --quiet", "no progress on standard error")
    .optionsGroup("Machine:")
    .option("--threads <n>", "threads to use")
    .option("--memory-limit <size>", "memory to use, such as 2GB")
    .option("--temp-dir <folder>", "where to put what does not fit in memory")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawImportOptions) => {
      process.exitCode = await runImport(paths, raw);
    });
}

async function runImport(given: readonly string[], raw: RawImportOptions): Promise<ExitCode> {
  const { paths, options } = await evidenceSettings(given, raw);
  const evidence = [...paths, ...(options.tables ?? []).map(({ path }) => path)];
  for (const path of evidence) refuseAmong(raw.case, path);
  const { importEvidence, openCase } = await import("../library.js");
  const { startProgress } = await import("./progress.js");
  const { importProgress } = await import("./import-progress.js");
  const { rejectsFile, writeRejects } = await import("./rejects-file.js");
  const rejects = rejectsFile(raw.rejects, evidence, raw.force ?? false);
  const opened = await openCase(raw.case, {
    threads: raw.threads === undefined ? undefined : Number(raw.threads),
    memoryLimit: raw.memoryLimit,
    tempDir: raw.tempDir,
  });
  const progress = startProgress({ quiet: raw.quiet ?? false });
  try {
    const { inputs } = await importEvidence(opened, paths, {
      ...options,
      tempDir: raw.tempDir,
      onProgress: importProgress(progress),
    });
    progress.stop();
    if (rejects !== undefined) await writeRejects(opened.session, rejects, inputs);
    await write(inputs, formatOf(raw));
    return exitCode(inputs);
  } finally {
    progress.stop();
    opened.close();
  }
}

async function write(inputs: readonly InputRecord[], format: "table" | "json"): Promise<void> {
  const { renderImportJson, renderImportTable } = await import("../report/import.js");
  const { style } = await import("../report/style.js");
  const { writeStdout } = await import("./write-out.js");
  const coloured = process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "";
  await writeStdout(
    format === "json" ? renderImportJson(inputs) : renderImportTable(inputs, style(coloured)),
  );
}

function exitCode(inputs: readonly InputRecord[]): ExitCode {
  if (!inputs.some((input) => input.examined)) return EXIT.evidence;
  const whole = inputs.every((input) => input.examined && input.rows.rejected === 0);
  return whole ? EXIT.ok : EXIT.partial;
}

/** Nothing is written into the evidence. */
function refuseAmong(casePath: string, input: string): void {
  if (!existsSync(input)) return;
  const folder = dirname(resolve(casePath));
  if (!existsSync(folder)) throw new UsageError("USAGE", `the folder of the case '${casePath}' is not there`);
  const below = relative(realpathSync(input), join(realpathSync(folder), basename(casePath)));
  if (below === "" || (!below.startsWith("..") && !isAbsolute(below)))
    throw new UsageError("USAGE", `the case '${casePath}' would be written into the evidence '${input}'`, {
      hint: "evidence is never written to: name a file elsewhere",
    });
}
