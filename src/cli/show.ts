import { Command, Option } from "commander";
import type { SourceRow } from "../case/finding.js";
import type { InputRecord } from "../case/input.js";
import type { RecordFate } from "../case/read-row.js";
import { UsageError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import type { OriginalRecord } from "../ingest/source.js";
import type { Session } from "../store/session.js";
import { inputsOfFile, placeOf } from "./event-place.js";
import { EXIT, type ExitCode } from "./exit-code.js";

interface RawShowOptions {
  readonly case?: string;
  readonly card: readonly string[];
  readonly window: "all" | "card";
  readonly format?: "table" | "json";
}

const EXAMPLES = `
Examples:
  coldhunt show evidence/export.csv:17
  coldhunt show 2f0c9a1be1d04c6b --case april.duckdb`;

/** `coldhunt show <finding id | file:row>`: the record as it stands in the evidence, and what was made of it. */
export function showCommand(): Command {
  return new Command("show")
    .summary("print the original record of a finding or row")
    .description("Print a record as it stands in the evidence file, beside the row that was made of it.")
    .argument("<finding id | file:row>", "what to show")
    .argument("[path...]", "the evidence of a finding, where there is no case")
    .option("--case <file>", "the case that holds the evidence")
    .addOption(
      new Option("--card <id|file|folder>", "look for the finding among those of this card; repeatable")
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], "all shipped"),
    )
    .addOption(new Option("--window <which>", "as the hunt had it").choices(["all", "card"]).default("all"))
    .addOption(
      new Option(
        "--format <name>",
        "what goes to standard output (default: table on a terminal, else json)",
      ).choices(["table", "json"]),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (what: string, paths: string[], raw: RawShowOptions) => {
      process.exitCode = await show(what, paths, raw);
    });
}

async function show(what: string, paths: readonly string[], raw: RawShowOptions): Promise<ExitCode> {
  const place = placeOf(what);
  const isFinding = /^[0-9a-f]{16}$/.test(what);
  if (place === undefined && !isFinding)
    throw new UsageError(
      "USAGE",
      `'${what}' is neither the id of a finding nor a file and row as in export.csv:17`,
    );
  if (raw.case !== undefined && paths.length > 0)
    throw new UsageError("USAGE", "--case and paths exclude each other");
  const evidence = raw.case !== undefined ? [] : place === undefined ? paths : [archiveOf(place.path)];
  if (raw.case === undefined && evidence.length === 0)
    throw new UsageError(
      "USAGE",
      "a finding is looked up in a case (--case) or in the paths of its evidence",
    );
  const session = await openEvidenceSession(raw.case, evidence);
  try {
    const { readInputs } = await import("../case/read-ledger.js");
    const inputs = await readInputs(session);
    const sources = place === undefined ? await findingSources(session, what, raw) : [place];
    const shown: Shown[] = [];
    for (const source of sources) shown.push(await showRow(session, inputs, source));
    const { writeStdout } = await import("./write-out.js");
    const format = raw.format ?? (process.stdout.isTTY ? "table" : "json");
    await writeStdout(format === "json" ? await json(shown) : await blocks(shown));
    return shown.every(({ same, original }) => same !== false && original !== undefined)
      ? EXIT.ok
      : EXIT.evidence;
  } finally {
    session.close();
  }
}

const archiveOf = (path: string) => path.split("!/", 1)[0] ?? path;

async function openEvidenceSession(casePath: string | undefined, paths: readonly string[]): Promise<Session> {
  const { openSession } = await import("../store/session.js");
  if (casePath !== undefined) return openSession({ path: casePath, readOnly: true });
  const { importPaths } = await import("../ingest/import.js");
  const session = await openSession();
  await importPaths(session, paths, {});
  return session;
}

/** The evidence rows of a finding: the cards are run again to find it. */
async function findingSources(
  session: Session,
  id: string,
  raw: RawShowOptions,
): Promise<readonly SourceRow[]> {
  const { selectCards } = await import("../detect/select-cards.js");
  const { openEvidence } = await import("../detect/evidence.js");
  const { findFinding } = await import("../detect/find-finding.js");
  const evidence = await openEvidence(session, { from: null, to: null });
  const { finding } = await findFinding(evidence, await selectCards(raw.card), id, raw.window);
  return finding.sources;
}

interface Shown extends SourceRow {
  readonly sha256: string | null;
  readonly same: boolean | null;
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
    const { records, same } = await readOriginals(reader, input, [row]);
    const fate = await recordFate(session, inputs, candidates, row);
    return { path, row, sha256: input.sha256, same, original: records.get(row), fate };
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

async function blocks(shown: readonly Shown[]): Promise<string[]> {
  const { jsonText, jsonValue } = await import("../report/json-text.js");
  const lines: string[] = [];
  for (const { path, row, sha256, same, original, fate } of shown) {
    const line = original?.line === null || original === undefined ? "" : `, line ${original.line}`;
    lines.push(`${visible(path)}, record ${row}${line}`);
    if (sha256 !== null) lines.push(`sha256 ${sha256}${same === false ? ": THE FILE HAS CHANGED" : ""}`);
    lines.push(
      "",
      original === undefined ? "the record is not to be found in the file" : visible(original.text),
      "",
    );
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
