import { Command } from "commander";
import { visible } from "../diagnostics/visible.js";
import type { Inspection } from "../ingest/inspect.js";
import { formatDatetime } from "../plan/time.js";
import {
  addEvidenceOptions,
  evidenceSettings,
  type EvidenceSettings,
  type RawEvidenceOptions,
} from "./evidence-options.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { formatOf, formatOption } from "./format-option.js";
import { addMachineOptions, machineSettings, type RawMachineOptions } from "./machine-options.js";

interface RawInspectOptions extends RawEvidenceOptions, RawMachineOptions {
  readonly format?: "table" | "json";
  readonly quiet?: boolean;
}

const EXAMPLES = `
Examples:
  coldhunt inspect evidence/
  coldhunt inspect export.csv --format json`;

/** `coldhunt inspect <path...>`: what files are, and why they are taken for it. */
export function inspectCommand(): Command {
  const command = new Command("inspect")
    .summary("say what export files are, without keeping anything")
    .description(
      "Read exports and say of each what shape, table, rows, time span, precision and columns it has, whether it looks cut off, where it has gaps, and what it shares with the others.",
    )
    .argument("[path...]", "export files, folders, globs, or - for standard input")
    .optionsGroup("Evidence:");
  addEvidenceOptions(command)
    .optionsGroup("Output:")
    .addOption(formatOption())
    .option("-q, --quiet", "no progress on standard error");
  return addMachineOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawInspectOptions) => {
      process.exitCode = await runInspect(await evidenceSettings(paths, raw), raw);
    });
}

async function runInspect({ paths, options }: EvidenceSettings, raw: RawInspectOptions): Promise<ExitCode> {
  const machine = machineSettings(raw);
  const { openForCards } = await import("./open-session.js");
  const { inspect } = await import("../ingest/inspect.js");
  const { startProgress } = await import("./progress.js");
  const { importProgress } = await import("./import-progress.js");
  const { checkTempDir } = await import("./output-files.js");
  const { writeStdout } = await import("./write-out.js");
  checkTempDir(machine.tempDir, paths);
  const session = await openForCards(machine);
  const progress = startProgress({ quiet: raw.quiet ?? false });
  try {
    const found = await inspect(session, paths, {
      ...options,
      tempDir: machine.tempDir,
      onProgress: importProgress(progress),
    });
    progress.stop();
    const format = formatOf(raw);
    await writeStdout(format === "json" ? json(found) : blocks(found));
    return found.every((input) => input.examined && input.rows.rejected === 0) ? EXIT.ok : EXIT.partial;
  } finally {
    progress.stop();
    session.close();
  }
}

function* json(inputs: readonly Inspection[]): Generator<string> {
  yield `{"schema":"coldhunt/inspect/1","inputs":[`;
  if (inputs.length > 0) yield `\n${inputs.map((input) => JSON.stringify(inputJson(input))).join(",\n")}\n`;
  yield "]}\n";
}

const time = (ticks: bigint | null) => (ticks === null ? null : formatDatetime(ticks));

function inputJson(input: Inspection): unknown {
  return {
    path: input.path,
    sha256: input.sha256,
    bytes: input.bytes,
    format: input.format,
    because: input.because,
    table: input.table,
    examined: input.examined,
    rows: input.rows,
    firstEvent: time(input.firstEvent),
    lastEvent: time(input.lastEvent),
    encoding: input.encoding,
    digits: input.digits,
    missingColumns: input.missingColumns,
    unknownColumns: input.unknownColumns,
    renamedColumns: input.renamedColumns,
    actionTypes: input.actionTypes,
    cap: input.cap,
    gaps: input.gaps.map(({ from, to }) => ({ from: time(from), to: time(to) })),
    overlaps: input.overlaps,
    notes: input.notes,
  };
}

function* blocks(inputs: readonly Inspection[]): Generator<string> {
  for (const input of inputs) {
    yield `${visible(input.path)}\n`;
    for (const [name, text] of facts(input)) yield `  ${name.padEnd(11)} ${visible(text)}\n`;
    yield "\n";
  }
}

function* facts(input: Inspection): Generator<[string, string]> {
  const { rows } = input;
  yield ["shape", input.because === "" ? input.format : `${input.format}: ${input.because}`];
  if (input.table !== null) yield ["table", input.table];
  if (input.examined) yield ["rows", `${rows.read} (${rows.rejected} rejected, ${rows.duplicate} duplicate)`];
  if (input.firstEvent !== null && input.lastEvent !== null) {
    const digits = input.digits === null ? "" : `, ${input.digits} digits of a second`;
    yield ["time", `${formatDatetime(input.firstEvent)} to ${formatDatetime(input.lastEvent)}${digits}`];
  }
  if (input.encoding !== null) yield ["encoding", input.encoding];
  if (input.missingColumns.length > 0) yield ["missing", input.missingColumns.join(", ")];
  if (input.unknownColumns.length > 0) yield ["unknown", input.unknownColumns.join(", ")];
  const renamed = Object.entries(input.renamedColumns);
  if (renamed.length > 0) yield ["renamed", renamed.map(([from, to]) => `${from} to ${to}`).join(", ")];
  if (input.actionTypes.length > 0)
    yield ["ActionTypes", input.actionTypes.map(({ name, count }) => `${name} ${count}`).join(", ")];
  if (input.cap !== null) yield ["cut off?", `exactly ${input.cap} rows, at which exports end`];
  for (const { from, to } of input.gaps) yield ["gap", `${formatDatetime(from)} to ${formatDatetime(to)}`];
  for (const { path, events } of input.overlaps) yield ["overlap", `${events} events are in ${path} as well`];
  for (const note of input.notes) yield [input.examined ? "note" : "not read", note];
}
