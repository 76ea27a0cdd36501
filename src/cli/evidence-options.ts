import { readFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { UsageError } from "../diagnostics/error.js";
import type { ImportOptions } from "../ingest/import.js";
import { repeatable } from "./repeatable.js";

/** The options on how evidence is read, as commander gives them. */
export interface RawEvidenceOptions {
  readonly strict?: boolean;
  readonly hash: boolean;
  readonly dateOrder?: "dmy" | "mdy";
  readonly tz?: string;
  readonly columns?: string;
  readonly table: readonly string[];
  readonly filesFrom: readonly string[];
  readonly keepDuplicates?: boolean;
}

/** What is to be read, and how. */
export interface EvidenceSettings {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
}

/** Adds the options on how evidence is read. */
export function addEvidenceOptions(command: Command): Command {
  return command
    .option("--strict", "stop where a row or file cannot be imported")
    .option("--no-hash", "do not hash the files")
    .addOption(
      new Option(
        "--date-order <order>",
        "how to read 03/04/2026 where a file does not settle it: day or month first",
      ).choices(["dmy", "mdy"]),
    )
    .option("--tz <zone>", "the zone of times that carry none, such as Europe/Berlin (default: UTC)")
    .option("--columns <names>", "the columns of CSV files without a head, with commas between them")
    .addOption(
      new Option(
        "--table <Table=path>",
        "a file or folder of that table, whatever its content says; repeatable",
      )
        .argParser(repeatable)
        .default([], "none"),
    )
    .addOption(
      new Option("--files-from <list>", "a text file with a path a line, read as well; repeatable")
        .argParser(repeatable)
        .default([], "none"),
    )
    .option("--keep-duplicates", "import an event again where another file has it too");
}

/** Checks the options; anything wrong is refused before any work. */
export async function evidenceSettings(
  paths: readonly string[],
  raw: RawEvidenceOptions,
): Promise<EvidenceSettings> {
  const tables = raw.table.map(namedTable);
  const listed: string[] = [];
  for (const list of raw.filesFrom) listed.push(...(await readList(list)));
  const all = [...paths, ...listed];
  if (all.length === 0 && tables.length === 0)
    throw new UsageError("USAGE", "no path says where the evidence is");
  return {
    paths: all,
    options: {
      strict: raw.strict ?? false,
      hash: raw.hash,
      dateOrder: raw.dateOrder,
      timeZone: raw.tz === undefined ? undefined : zone(raw.tz),
      columns: raw.columns?.split(",").map((name) => name.trim()),
      tables,
      keepDuplicates: raw.keepDuplicates ?? false,
    },
  };
}

/** What is to be read where there is no case, which has been imported already; undefined where nothing is named. */
export async function pathsOrCase(
  paths: readonly string[],
  raw: RawEvidenceOptions & { readonly case?: string },
): Promise<EvidenceSettings | undefined> {
  const given = paths.length > 0 || raw.table.length > 0 || raw.filesFrom.length > 0;
  if (raw.case !== undefined && paths.length > 0)
    throw new UsageError("USAGE", "--case and paths exclude each other");
  if (raw.case !== undefined) refuseOfImport(raw);
  return given ? evidenceSettings(paths, raw) : undefined;
}

/** A case was imported by the options it was imported by: others would not change how its files are read. */
function refuseOfImport(raw: RawEvidenceOptions): void {
  const given = [
    ["--table", raw.table.length > 0],
    ["--files-from", raw.filesFrom.length > 0],
    ["--date-order", raw.dateOrder !== undefined],
    ["--tz", raw.tz !== undefined],
    ["--columns", raw.columns !== undefined],
    ["--keep-duplicates", raw.keepDuplicates === true],
  ] as const;
  const first = given.find(([, is]) => is);
  if (first !== undefined)
    throw new UsageError("USAGE", `--case is imported already: ${first[0]} goes with paths`);
}

function namedTable(text: string): { table: string; path: string } {
  const [, table, path] = /^([A-Za-z]\w*)=(.+)$/.exec(text) ?? [];
  if (table === undefined || path === undefined)
    throw new UsageError(
      "USAGE",
      `--table takes a table and a path as in DeviceEvents=export.csv, not '${text}'`,
    );
  return { table, path };
}

async function readList(list: string): Promise<string[]> {
  try {
    const text = await readFile(list, "utf8");
    return text
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "");
  } catch (cause) {
    throw new UsageError("USAGE", `the list of files '${list}' cannot be read`, { cause });
  }
}

function zone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new UsageError("USAGE", `--tz takes a zone such as Europe/Berlin or UTC, not '${name}'`, { cause });
  }
}
