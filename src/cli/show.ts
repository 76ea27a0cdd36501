import { Command } from "commander";
import type { SourceRow } from "../case/finding.js";
import type { InputRecord } from "../case/input.js";
import type { RecordFate } from "../case/read-row.js";
import { UsageError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import type { OriginalRecord } from "../ingest/source.js";
import type { Session } from "../store/session.js";
import { inputsOfFile, placeOf } from "./event-place.js";
import {
  addLookUpOptions,
  isFindingId,
  lookUp,
  withEvidence,
  type RawLookUpOptions,
} from "./finding-options.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawShowOptions extends RawLookUpOptions {
  readonly format?: "table" | "json";
}

const EXAMPLES = `
Examples:
  coldhunt show evidence/export.csv:17
  coldhunt show 2f0c9a1be1d04c6b --case april.duckdb`;

/** `coldhunt show <finding id | file:row>`: the record as it stands in the evidence, and what was made of it. */
export function showCommand(): Command {
  const command = new Command("show")
    .summary("print the original record of a finding or row")
    .description("Print a record as it stands in the evidence file, beside the row that was made of it.")
    .argument("<finding id | file:row>", "what to show")
    .argument("[path...]", "the evidence of a finding, where there is no case");
  return addLookUpOptions(command.addOption(formatOption()))
    .addHelpText("after", EXAMPLES)
    .action(async (what: string, paths: string[], raw: RawShowOptions) => {
      process.exitCode = await show(what, paths, raw);
    });
}

async function show(what: string, paths: readonly string[], raw: RawShowOptions): Promise<ExitCode> {
  const place = placeOf(what);
  if (place === undefined && !isFindingId(what))
    throw new UsageError(
      "USAGE",
      `'${what}' is neither the id of a finding nor a file and row as in export.csv:17`,
    );
  const own = raw.case === undefined && place !== undefined ? ownPaths(place.path, raw) : paths;
  return withEvidence(own, raw, async (evidence) => {
    const sources = place === undefined ? (await lookUp(evidence, what, raw)).finding.sources : [place];
    const shown: Shown[] = [];
    for (const source of sources) shown.push(await showRow(evidence.session, evidence.inputs, source));
    const { writeStdout } = await import("./write-out.js");
    const format = formatOf(raw);
    await writeStdout(format === "json" ? await json(shown) : await blocks(shown));
    return shown.every(({ same, original }) => same !== false && original !== undefined)
      ? EXIT.ok
      : EXIT.evidence;
  });
}

/** The file of a record, where no option names it already. */
function ownPaths(path: string, { table, filesFrom }: RawShowOptions): readonly string[] {
  return table.length > 0 || filesFrom.length > 0 ? [] : [path.split("!/", 1)[0] ?? path];
}

interface Shown extends SourceRow {
  readonly sha256: string | null;
  readonly same: boolean | null;
  readonly readable: boolean;
  readonly original: OriginalRecord | undefined;
  readonly fate: RecordFate;
}

async function showRow(
  session: Session,
  inputs: readonly InputRecord[],
  { path, row }: SourceRow,
): Promise<Shown> {
  const { recordFate } = await import("../case/read-row.js");
  const { readOriginals } = await import("../ingest/original.js");
  const { openSession } = await import("../store/session.js");
  const candidates = inputsOfFile(inputs, path);
  const [input] = candidates;
  // the session of a hunt can reach no file any more
  const reader = await openSession();
  try {
    const { records, same, readable } = await readOriginals(reader, input, [row]);
    const fate = await recordFate(session, inputs, candidates, row);
    return { path, row, sha256: input.sha256, same, readable, original: records.get(row), fate };
  } finally {
    reader.close();
  }
}

async function json(shown: readonly Shown[]): Promise<string[]> {
  const { eventJson, jsonText } = await import("../report/json-text.js");
  const records = shown.map(({ path, row, sha256, same, original, fate }) =>
    jsonText({
      path,
      row,
      line: original?.line ?? null,
      sha256,
      same,
      original: original?.text ?? null,
      fate: fate.kind,
      ...(fate.kind === "imported" ? { table: fate.table, event: eventJson(fate.columns, fate.values) } : {}),
      ...(fate.kind === "rejected" ? { reason: fate.reason } : {}),
      ...(fate.kind === "duplicate" ? { of: { path: fate.of.path, row: fate.row } } : {}),
    }),
  );
  return [`{"schema":"coldhunt/show/1","records":[\n${records.join(",\n")}\n]}\n`];
}

function absent(readable: boolean): string {
  return readable
    ? "the record is not to be found in the file"
    : "the file is not where it was imported from, or cannot be read: what follows is what the case holds";
}

async function blocks(shown: readonly Shown[]): Promise<string[]> {
  const { jsonText, jsonValue } = await import("../report/json-text.js");
  const lines: string[] = [];
  for (const { path, row, sha256, same, readable, original, fate } of shown) {
    const line = original?.line === null || original === undefined ? "" : `, line ${original.line}`;
    lines.push(`${visible(path)}, record ${row}${line}`);
    if (sha256 !== null) lines.push(`sha256 ${sha256}${same === false ? ": THE FILE HAS CHANGED" : ""}`);
    lines.push("", original === undefined ? absent(readable) : visible(original.text), "");
    if (fate.kind === "imported") {
      lines.push(fate.table);
      for (const [index, { name, type }] of fate.columns.entries()) {
        const value = jsonValue(fate.values[index] ?? null, type);
        if (value !== null && value !== "")
          lines.push(`  ${visible(name)}: ${visible(typeof value === "string" ? value : jsonText(value))}`);
      }
    } else if (fate.kind === "duplicate")
      lines.push(`a duplicate of record ${fate.row} of ${visible(fate.of.path)}`);
    else
      lines.push(fate.kind === "rejected" ? `rejected: ${visible(fate.reason)}` : "nothing was made of it");
    lines.push("");
  }
  return [lines.join("\n")];
}
