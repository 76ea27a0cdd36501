import { Command } from "commander";
import { ColdhuntError, EvidenceError, UsageError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import { lineAndColumn } from "../diagnostics/span.js";
import type { Column } from "../plan/types.js";
import type { Needs } from "../detect/query.js";
import type { Session } from "../store/session.js";
import { TEXT_FORMATS, type TextFormat } from "../report/render.js";
import type { Json } from "../report/json-text.js";
import { renderFaults } from "./report-errors.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import {
  addEvidenceOptions,
  pathsOrCase,
  type EvidenceSettings,
  type RawEvidenceOptions,
} from "./evidence-options.js";
import { ticksOfDate } from "../plan/time.js";
import { externalOption, geoipOption, nowOption, standInsOption } from "./hunt-options.js";
import { addMachineOptions, machineSettings, type RawMachineOptions } from "./machine-options.js";
import { writeStdout } from "./write-out.js";
import { formatOf, formatOption } from "./format-option.js";

const EXAMPLES = `
Examples:
  coldhunt query 'DeviceEvents | summarize count() by ActionType' evidence/
  coldhunt query 'print bin(datetime(2026-03-02), 7d)'
  coldhunt query --batch questions.jsonl --case case.duckdb`;

interface RawQueryOptions extends RawEvidenceOptions, RawMachineOptions {
  readonly case?: string;
  readonly now: string;
  readonly batch?: string;
  readonly format?: TextFormat;
  readonly external: readonly string[];
  readonly geoip?: string;
}

/** The evidence a query is asked of. */
interface QueryEvidence {
  readonly session: Session;
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly watchlists: ReadonlyMap<string, readonly string[]>;
  readonly prepare: (query: Needs) => Promise<void>;
}

/** `coldhunt query '<kql>' (--case <file> | <path...>)`: the answer to a KQL query. */
export function queryCommand(): Command {
  const command = new Command("query")
    .summary("answer a KQL query")
    .description("Run a KQL query over a case or over export files; queries that read no table need neither.")
    .argument("[kql]", "the query (with --batch: the first path)")
    .argument("[path...]", "export files, folders or globs")
    .option("--case <file>", "ask a case made by coldhunt import")
    .option("--now <time>", "what now() is: a time, end-of-data or wall", "end-of-data")
    .addOption(externalOption())
    .addOption(geoipOption())
    .option("--batch <file>", 'answer many: lines of {"id","kql"}, an answer a line, in order')
    .addOption(formatOption(TEXT_FORMATS))
    .optionsGroup("Evidence:");
  return addMachineOptions(addEvidenceOptions(command))
    .addHelpText("after", EXAMPLES)
    .action(async (first: string | undefined, rest: string[], raw: RawQueryOptions) => {
      process.exitCode = await query(first, rest, raw);
    });
}

async function query(first: string | undefined, rest: string[], raw: RawQueryOptions): Promise<ExitCode> {
  const paths = raw.batch === undefined || first === undefined ? rest : [first, ...rest];
  if (raw.batch === undefined && first === undefined)
    throw new UsageError("USAGE", "a query or --batch is needed");
  // a query of no table needs neither
  const settings = await pathsOrCase(paths, raw);
  const wallClock = ticksOfDate(new Date());
  const now = nowOption(raw.now, wallClock);
  const evidence = await openQueryEvidence(raw, settings, now, wallClock);
  try {
    if (raw.batch !== undefined) return await answerBatch(evidence, raw.batch);
    return await answerOne(evidence, first ?? "", formatOf(raw));
  } finally {
    evidence.session.close();
  }
}

async function openQueryEvidence(
  raw: RawQueryOptions,
  settings: EvidenceSettings | undefined,
  now: bigint | "end-of-data",
  wallClock: bigint,
): Promise<QueryEvidence> {
  const standIns = standInsOption(raw);
  const machine = machineSettings(raw);
  const { openForCards } = await import("./open-session.js");
  const { openEvidence, provideAbsent, startRun } = await import("../detect/evidence.js");
  const { createLedger } = await import("../case/ledger.js");
  const session = await openForCards(machine, raw.case);
  if (raw.case === undefined) await createLedger(session);
  if (settings !== undefined) {
    const { importPaths } = await import("../ingest/import.js");
    await importPaths(session, settings.paths, { ...settings.options, tempDir: machine.tempDir });
  }
  const evidence = await openEvidence(session, { from: null, to: null }, standIns);
  const noted = new Set<string>();
  await startRun(evidence, now, wallClock);
  return {
    session,
    tables: evidence.tables,
    watchlists: evidence.watchlists,
    prepare: async (query) => {
      for (const table of query.tables.filter((name) => !evidence.held.has(name) && !noted.has(name))) {
        noted.add(table);
        if (!standIns.externals.has(table))
          process.stderr.write(`note: no input holds '${visible(table)}'; it is taken as empty\n`);
      }
      await provideAbsent(evidence, query);
    },
  };
}

async function answer(evidence: QueryEvidence, kql: string) {
  const { runQuery } = await import("../detect/query.js");
  return runQuery(evidence.session, kql, evidence.tables, evidence.prepare, evidence.watchlists);
}

async function answerOne(evidence: QueryEvidence, kql: string, format: TextFormat): Promise<ExitCode> {
  const { queryText } = await import("../report/query-text.js");
  try {
    await writeStdout([queryText(await answer(evidence, kql), format)]);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ColdhuntError) || !error.code.startsWith("KQL-")) throw error;
    const source = { path: "query", text: kql, offsetOf: (offset: number) => offset };
    process.stderr.write(`${renderFaults(error, source)}\n`);
    return EXIT.card;
  }
}

async function answerBatch(evidence: QueryEvidence, path: string): Promise<ExitCode> {
  const { batchLine } = await import("../report/query-json.js");
  for await (const { id, kql } of readBatch(path)) {
    await writeStdout([`${batchLine(id, await outcomeOf(evidence, kql))}\n`]);
  }
  return EXIT.ok;
}

async function outcomeOf(evidence: QueryEvidence, kql: string) {
  try {
    return await answer(evidence, kql);
  } catch (error) {
    if (!(error instanceof ColdhuntError) || !error.code.startsWith("KQL-")) throw error;
    return {
      error: { code: error.code, message: error.message, ...lineAndColumn(kql, error.span?.start ?? 0) },
    };
  }
}

/** The questions of a batch file. */
async function* readBatch(path: string): AsyncGenerator<{ id: Json; kql: string }> {
  const { textLines } = await import("./text-lines.js");
  let number = 0;
  for await (const lines of textLines(path)) {
    for (const line of lines) {
      number++;
      if (line.trim() !== "") yield question(line, `${path}:${number}`);
    }
  }
}

function question(line: string, place: string): { id: Json; kql: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    throw new EvidenceError("EVIDENCE-SHAPE", `${place} is no JSON object with id and kql`, { cause: error });
  }
  const { id, kql } = (parsed ?? {}) as { id?: Json; kql?: unknown };
  if (id === undefined || typeof kql !== "string") {
    throw new EvidenceError("EVIDENCE-SHAPE", `${place} is no JSON object with id and kql`);
  }
  return { id, kql };
}
