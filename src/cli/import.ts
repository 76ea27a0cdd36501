import { Command } from "commander";
import type { InputRecord } from "../case/input.js";
import { addEvidenceOptions, evidenceSettings, type RawEvidenceOptions } from "./evidence-options.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { formatOf, formatOption } from "./format-option.js";
import { addMachineOptions, machineSettings, type RawMachineOptions } from "./machine-options.js";

interface RawImportOptions extends RawEvidenceOptions, RawMachineOptions {
  readonly case: string;
  readonly format?: "table" | "json";
  readonly rejects?: string;
  readonly force?: boolean;
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
  addEvidenceOptions(command)
    .optionsGroup("Output:")
    .addOption(formatOption())
    .option("--rejects <file.jsonl>", "write the rows that were rejected in this import to a file")
    .option("--force", "overwrite that file")
    .option("-q, --quiet", "no progress on standard error");
  return addMachineOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawImportOptions) => {
      process.exitCode = await runImport(paths, raw);
    });
}

async function runImport(given: readonly string[], raw: RawImportOptions): Promise<ExitCode> {
  const { paths, options } = await evidenceSettings(given, raw);
  const evidence = [...paths, ...(options.tables ?? []).map(({ path }) => path)];
  const machine = machineSettings(raw);
  const { checkCasePath, checkTempDir } = await import("./output-files.js");
  checkCasePath(raw.case, evidence);
  checkTempDir(machine.tempDir, evidence);
  const { importEvidence, openCase } = await import("../library.js");
  const { startProgress } = await import("./progress.js");
  const { importProgress } = await import("./import-progress.js");
  const { rejectsFile, writeRejects } = await import("./rejects-file.js");
  const rejects = rejectsFile(raw.rejects, evidence, raw.force ?? false);
  const opened = await openCase(raw.case, machine);
  const progress = startProgress({ quiet: raw.quiet ?? false });
  try {
    const { inputs } = await importEvidence(opened, paths, {
      ...options,
      tempDir: machine.tempDir,
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
  const { writeStdout, writeText } = await import("./write-out.js");
  const coloured = process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "";
  if (format === "json") await writeStdout(renderImportJson(inputs));
  else await writeText(renderImportTable(inputs, style(coloured)));
}

function exitCode(inputs: readonly InputRecord[]): ExitCode {
  if (!inputs.some((input) => input.examined)) return EXIT.evidence;
  const whole = inputs.every((input) => input.examined && input.rows.rejected === 0);
  return whole ? EXIT.ok : EXIT.partial;
}
