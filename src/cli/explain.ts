import { Command } from "commander";
import type { Explanation } from "../case/explanation.js";
import type { InputRecord } from "../case/input.js";
import type { RecordFate } from "../case/read-row.js";
import type { Card } from "../detect/card.js";
import type { Evidence } from "../detect/evidence.js";
import { UsageError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import { inputsOfFile, noSuchRecord, placeOf } from "./event-place.js";
import { addAgainOptions, withEvidence, type RawAgainOptions } from "./finding-options.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { ticksOfDate } from "../plan/time.js";
import { nowOption } from "./hunt-options.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawExplainOptions extends RawAgainOptions {
  readonly card: string;
  readonly event: string;
  readonly format?: "table" | "json";
}

const EXAMPLES = `
Examples:
  coldhunt explain --card my-card.md --event evidence/export.csv:17 evidence/
  coldhunt explain --card my-card.md --event evidence/export.csv:17 --case april.duckdb`;

/** `coldhunt explain --card <id> --event <file:row>`: the step of a card's query that let an event go. */
export function explainCommand(): Command {
  const command = new Command("explain")
    .summary("say which step of a card let an event go")
    .description("Follow one event through a card's query and name the step that let it go, or its finding.")
    .argument("[path...]", "the evidence, where there is no case")
    .requiredOption("--card <id|file>", "the card")
    .requiredOption("--event <file:row>", "the event: its file and record, as findings name them")
    .addOption(formatOption());
  return addAgainOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawExplainOptions) => {
      process.exitCode = await explainEvent(paths, raw);
    });
}

/** What became of an event: on its way into the case, and in the card. */
interface Explained {
  readonly path: string;
  readonly row: number;
  readonly fate: RecordFate;
  /** The record that is in the case, where another one stands for it. */
  readonly stands?: { readonly input: InputRecord; readonly row: number } | undefined;
  readonly explanation?: Explanation | undefined;
  readonly findings: readonly string[];
}

async function explainEvent(paths: readonly string[], raw: RawExplainOptions): Promise<ExitCode> {
  const place = placeOf(raw.event);
  if (place === undefined)
    throw new UsageError("USAGE", `--event takes a file and row as in export.csv:17, not '${raw.event}'`);
  const { selectCards } = await import("../detect/select-cards.js");
  const [selected, ...others] = await selectCards([raw.card]);
  if (selected === undefined || others.length > 0)
    throw new UsageError("USAGE", `'${raw.card}' names ${others.length + 1} cards, and one is needed`);
  const followEvent = async (evidence: Evidence): Promise<ExitCode> => {
    if (selected.kind === "unreadable") throw selected.error;
    const explained = await followed(evidence, place, selected.card, raw);
    if (explained === undefined) return EXIT.card;
    const { writeStdout, writeText } = await import("./write-out.js");
    const format = formatOf(raw);
    const write = format === "json" ? writeStdout : writeText;
    await write([await textOf(explained, selected.card, format)]);
    return EXIT.ok;
  };
  return withEvidence(paths, raw, followEvent);
}

async function followed(
  evidence: Evidence,
  place: { readonly path: string; readonly row: number },
  card: Card,
  raw: RawExplainOptions,
): Promise<Explained | undefined> {
  const { recordFate } = await import("../case/read-row.js");
  const { session, inputs } = evidence;
  const candidates = inputsOfFile(inputs, place.path);
  const fate = await recordFate(session, inputs, candidates, place.row);
  const explained = { ...place, fate, findings: [] };
  const stands = fate.kind === "duplicate" ? { input: fate.of, row: fate.row } : undefined;
  const [input] = stands === undefined ? candidates : [stands.input];
  const kept =
    stands === undefined
      ? fate
      : await recordFate(
          session,
          inputs,
          inputs.filter(({ path }) => path === input.path),
          stands.row,
        );
  if (kept.kind === "none") throw noSuchRecord(candidates, place.path, place.row);
  if (kept.kind !== "imported") return { ...explained, stands };
  const id = inputs.find(({ path, table }) => path === input.path && table === kept.table)?.id ?? input.id;
  const row = stands?.row ?? place.row;
  const { hunt } = await import("../detect/hunt.js");
  const { toolVersion } = await import("../case/tool-version.js");
  const wallClock = ticksOfDate(new Date());
  const { duckdbEngine } = await import("../detect/duckdb-engine.js");
  const { account, refused } = await hunt(duckdbEngine(evidence), [{ kind: "card", card }], {
    window: raw.window,
    now: nowOption(raw.now, wallClock),
    wallClock,
    version: toolVersion(),
    argv: [],
  });
  if (refused.length > 0) {
    const { renderCardError } = await import("./report-errors.js");
    for (const one of refused) process.stderr.write(`${renderCardError(one.card, one.error)}\n`);
    return undefined;
  }
  const { compileWithPlan } = await import("../detect/compile-card.js");
  const { explain } = await import("../detect/explain.js");
  const compiled = await compileWithPlan(evidence, card, raw.window, true);
  const explanation = await explain(evidence, compiled, { table: kept.table, input: id, row });
  const findings: string[] = [];
  if (explanation.kind === "found")
    for await (const finding of account.findings())
      if (finding.sources.some((source) => source.path === input.path && source.row === row))
        findings.push(finding.id);
  return { ...explained, stands, explanation, findings };
}

async function textOf(explained: Explained, card: Card, format: "table" | "json"): Promise<string> {
  const { path, row, fate, stands, explanation, findings } = explained;
  const { explanationJson, explanationLines } = await import("../report/explain.js");
  if (format === "json") {
    const { jsonText } = await import("../report/json-text.js");
    return `${jsonText({
      schema: "coldhunt/explain/1",
      card: card.id,
      event: { path, row },
      fate: fate.kind,
      ...(fate.kind === "rejected" ? { reason: fate.reason } : {}),
      ...(stands === undefined ? {} : { of: { path: stands.input.path, row: stands.row } }),
      ...(explanation === undefined ? {} : explanationJson(explanation)),
      findings,
    })}\n`;
  }
  const lines = [`${visible(card.id)}: ${visible(path)}, record ${row}`];
  if (fate.kind === "rejected")
    lines.push(`rejected at import, so that no card sees it: ${visible(fate.reason)}`);
  if (stands !== undefined)
    lines.push(`a duplicate: record ${stands.row} of ${visible(stands.input.path)} stands for it`);
  if (explanation !== undefined) lines.push(...explanationLines(explanation, findings));
  return `${lines.join("\n")}\n`;
}
