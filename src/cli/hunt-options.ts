import { Option, type Command } from "commander";
import { LEVELS, type Level } from "../case/finding.js";
import { UsageError } from "../diagnostics/error.js";
import type { StandIns } from "../detect/evidence.js";
import type { EventSpan } from "../plan/event-span.js";
import { FORMATS, type Format } from "../report/render.js";
import { ticksOfDate } from "../plan/time.js";
import { allowOption } from "./allow-option.js";
import {
  addMachineOptions,
  machineSettings,
  type MachineSettings,
  type RawMachineOptions,
} from "./machine-options.js";
import { parseTimeOption, spanOption } from "./time-option.js";
import { repeatable } from "./repeatable.js";

/** The options of `scan` and `hunt` as commander gives them. */
export interface RawHuntOptions extends RawMachineOptions {
  readonly card: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly now: string;
  readonly window: "all" | "card";
  readonly external: readonly string[];
  readonly geoip?: string;
  readonly allow?: string;
  readonly triage?: boolean;
  readonly format?: Format;
  readonly output: readonly string[];
  readonly force?: boolean;
  readonly failOn?: Level;
  readonly strict?: boolean;
  readonly hash: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly funnel?: boolean;
  readonly manifest?: string;
  readonly redact?: boolean;
  readonly redactKey?: string;
}

/** What the options mean, checked. */
export interface HuntSettings extends MachineSettings {
  readonly cards: readonly string[];
  readonly span: EventSpan;
  readonly now: bigint | "end-of-data";
  readonly wallClock: bigint;
  readonly window: "all" | "card";
  readonly standIns: StandIns;
  /** The path of an allow file. */
  readonly allow: string | undefined;
  /** Says how common the files of the findings are; needs the whole evidence. */
  readonly triage: boolean;
  readonly format: Format | undefined;
  readonly outputs: readonly string[];
  readonly force: boolean;
  readonly failOn: Level | undefined;
  readonly strict: boolean;
  readonly hash: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly funnel: boolean;
  /** Where the manifest of the run goes. */
  readonly manifest: string | undefined;
  /** Whether names are taken out of the outputs, and the file of the secret that tokens are made by. */
  readonly redact: { readonly keyFile: string | undefined } | undefined;
  /** What the reports say the program was called with. */
  readonly argv: readonly string[];
  /** When the run began, in ticks; `wallClock` is what it takes for the time. */
  readonly started: bigint;
}

/** Puts a run in the place of another: a replay has the clock of the run it repeats. */
export type Override = (settings: HuntSettings) => HuntSettings;

/** Leaves the settings as the command line has them. */
export const asGiven: Override = (settings) => settings;

/** Adds the options that choose cards, time and output. */
export function addHuntOptions(command: Command): Command {
  command
    .addOption(
      new Option("--card <id|file|folder>", "a card to run; repeatable (default: all that ship)")
        .argParser(repeatable)
        .default([]),
    )
    .addOption(externalOption())
    .addOption(geoipOption())
    .addOption(allowOption())
    .option(
      "--triage",
      "say how common the file of each finding is, how it came, and what else is on its device",
    )
    .optionsGroup("Time:")
    .option("--from <time>", "events at or after it: RFC 3339 or a date, UTC unless zoned")
    .option("--to <time>", "events before it")
    .option("--now <time>", "what now() is: a time, wall, or end-of-data (default)", "end-of-data")
    .addOption(
      new Option(
        "--window <which>",
        "all (default) lifts look-backs that are a mere schedule, card keeps them",
      )
        .choices(["all", "card"])
        .default("all"),
    )
    .optionsGroup("Output:")
    .addOption(
      new Option(
        "--format <name>",
        "what goes to standard output: table on a terminal, jsonl in a pipe",
      ).choices(FORMATS),
    )
    .addOption(
      new Option("-o, --output <file>", "write a file, its form by its ending; repeatable")
        .argParser(repeatable)
        .default([]),
    )
    .option("--redact", "put tokens for accounts, hosts and addresses into every output")
    .option("--redact-key <file>", "redact by the secret in a file: the same secret gives the same tokens")
    .option("--manifest <file>", "write what was run over what, with hashes, for verify and replay")
    .option("--force", "overwrite output files")
    .addOption(
      new Option(
        "--fail-on <level>",
        "exit 1 on a finding of this level (low, medium, high ...) or above",
      ).choices(LEVELS),
    )
    .option("--funnel", "count the rows left after each step of a card's query")
    .option("-q, --quiet", "no progress and no summary on standard error")
    .option("-v, --verbose", "say of every input and card what became of it, and how long each card took");
  return addMachineOptions(command).addHelpOption(
    new Option("-h, --help", "show this help").helpGroup("Machine:"),
  );
}

/** Checks the options; anything wrong is refused before any work. */
export function huntSettings(raw: RawHuntOptions): HuntSettings {
  const wallClock = ticksOfDate(new Date());
  return {
    cards: raw.card,
    span: spanOption(raw),
    now: nowOption(raw.now, wallClock),
    wallClock,
    window: raw.window,
    standIns: standInsOption(raw),
    allow: raw.allow,
    triage: raw.triage ?? false,
    format: checkedFormat(raw.format),
    outputs: raw.output,
    force: raw.force ?? false,
    failOn: raw.failOn,
    strict: raw.strict ?? false,
    hash: raw.hash,
    ...machineSettings(raw),
    quiet: raw.quiet ?? false,
    verbose: raw.verbose ?? false,
    funnel: raw.funnel ?? false,
    manifest: raw.manifest,
    redact: raw.redact === true || raw.redactKey !== undefined ? { keyFile: raw.redactKey } : undefined,
    argv: process.argv.slice(2),
    started: wallClock,
  };
}

/** Bytes are nothing for a terminal. */
function checkedFormat(format: Format | undefined): Format | undefined {
  if (process.stdout.isTTY && (format === "arrow" || format === "parquet"))
    throw new UsageError("USAGE", `${format} is not text and would go to a terminal`, {
      hint: `-o <file>.${format} writes a file`,
    });
  return format;
}

/** `--external`, for `scan`, `hunt` and `query`. */
export function externalOption(): Option {
  return new Option(
    "--external <url>=<file>",
    "a local file in the place of an address of externaldata; repeatable",
  )
    .argParser(repeatable)
    .default([], "none");
}

/** `--geoip`, for `scan`, `hunt` and `query`. */
export function geoipOption(): Option {
  return new Option("--geoip <file>", "an MMDB file for geo_info_from_ip_address()");
}

/** The local files that stand in for the cloud. */
export function standInsOption(raw: {
  readonly external: readonly string[];
  readonly geoip?: string;
}): StandIns {
  const externals = raw.external.map((text) => {
    // an address may hold "=", a path hardly does
    const at = text.lastIndexOf("=");
    if (at < 1 || at === text.length - 1)
      throw new UsageError("USAGE", `--external takes <url>=<file>, not '${text}'`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return { externals: new Map(externals), geo: raw.geoip };
}

/** What `now()` is: ticks, or the newest event. */
export function nowOption(text: string, wallClock: bigint): bigint | "end-of-data" {
  if (text === "end-of-data") return text;
  return text === "wall" ? wallClock : parseTimeOption("--now", text);
}
