import { LEVELS, type Level, type ScanAccount } from "../case/finding.js";
import { toolVersion } from "../case/tool-version.js";
import type { Evidence } from "../detect/evidence.js";
import type { Hunt, HuntOptions } from "../detect/hunt.js";
import type { ScanSelection } from "../detect/scan-selection.js";
import type { Session } from "../store/session.js";
import { render, type Format } from "../report/render.js";
import { EXIT, gravest, type ExitCode } from "./exit-code.js";
import type { HuntSettings } from "./hunt-options.js";
import { writeFileWhole, type OutputFile } from "./output-files.js";
import type { PreparedRun } from "./prepare-run.js";
import type { Progress } from "./progress.js";
import { renderCardError } from "./report-errors.js";
import type { Redaction } from "../report/redact/account.js";
import { terminalWidth, writeStdout, writeText } from "./write-out.js";

/** Width of a table that goes to a file or a pipe. */
const PAGE_WIDTH = 200;

/** What the evidence of a run is. */
interface RunEvidence {
  /** The rows that were read, where not all of them were. */
  readonly selection?: ScanSelection | undefined;
  /** The case, where the evidence is in one. */
  readonly casePath?: string;
}

/** Runs the cards over the evidence of a session, writes the reports, and gives the exit code. */
export async function runCards(
  session: Session,
  run: PreparedRun,
  { selection, casePath }: RunEvidence,
): Promise<ExitCode> {
  const { hunt } = await import("../library.js");
  const { settings, progress } = run;
  const { span, standIns } = settings;
  const hunted = await hunting(run, (options) =>
    hunt({ session }, { ...options, cards: run.cards, span, standIns, selection }),
  );
  const { evidence, account, refused } = hunted;
  const whole = settings.triage ? await triaged(evidence, account, progress) : account;
  const redaction = run.redactKey && (await redacted(evidence, whole, run.redactKey, progress));
  return reportRun({ account: redaction?.account ?? whole, refused }, run, casePath, redaction?.text);
}

/** Hunts with what the options of a run say; with `--verbose` each card's time is told. */
export async function hunting<T>(
  { settings, outputs, allow, progress }: PreparedRun,
  hunt: (options: HuntOptions) => Promise<T>,
): Promise<T> {
  const { window, now, wallClock, argv, funnel } = settings;
  const timer = cardTimer(settings.verbose, progress);
  const hunted = await hunt({
    ...{ window, now, wallClock, argv, allow },
    funnel: funnel || writesPage(settings, outputs),
    completeness: writesPage(settings, outputs),
    version: toolVersion(),
    onCard: (card, at, of) => {
      progress.update(`card ${at + 1} of ${of}: ${card.id}`);
      timer(card.id);
    },
  });
  timer(undefined);
  return hunted;
}

/** Writes the reports of a hunt, and gives the exit code. */
export async function reportRun(
  { account, refused }: Hunt,
  { settings, cards, outputs, progress }: PreparedRun,
  casePath?: string,
  redact?: (text: string) => string,
): Promise<ExitCode> {
  progress.update("writing");
  for (const { path, format } of outputs) {
    await writeFileWhole(path, render(account, format, { width: PAGE_WIDTH, colour: false }));
  }
  if (settings.manifest !== undefined) {
    const { writeManifest } = await import("./manifest-file.js");
    await writeManifest(settings.manifest, account, cards, settings, outputs, casePath, redact);
  }
  progress.stop();
  const format = stdoutFormat(settings, outputs);
  if (format !== undefined) {
    const write = format === "table" ? writeText : writeStdout;
    await write(render(account, format, { ...terminalOptions(), verbose: settings.verbose }));
  }
  for (const { card, error } of refused) process.stderr.write(`${renderCardError(card, error)}\n`);
  if (!settings.quiet && format !== "table") await writeSummary(account, settings.verbose);
  return gravest([
    ...(refused.length > 0 ? [EXIT.card] : []),
    ...(failsOn(account, settings.failOn) ? [EXIT.failOn] : []),
    ...(isPartial(account) ? [EXIT.partial] : []),
  ]);
}

/** A page that is handed over says what the evidence lacks and where rows went, which only all rows of it tell. */
export function writesPage(settings: HuntSettings, outputs: readonly OutputFile[]): boolean {
  return settings.format === "html" || outputs.some(({ format }) => format === "html");
}

/** With `--verbose` says of each card how long it took, once the next one begins. */
function cardTimer(verbose: boolean, progress: Progress): (next: string | undefined) => void {
  let card: string | undefined;
  let started = performance.now();
  return (next) => {
    if (verbose && card !== undefined) {
      const line = `${card}: ${Math.round(performance.now() - started)} ms`;
      progress.note(line);
    }
    card = next;
    started = performance.now();
  };
}

async function triaged(evidence: Evidence, account: ScanAccount, progress: Progress): Promise<ScanAccount> {
  const { triage } = await import("../detect/triage/triage.js");
  progress.update("triage");
  return { ...account, triage: await triage(evidence, account) };
}

async function redacted(
  evidence: Evidence,
  account: ScanAccount,
  key: Uint8Array,
  progress: Progress,
): Promise<Redaction> {
  const { identitiesIn } = await import("../detect/identities.js");
  const { redactAccount } = await import("../report/redact/account.js");
  progress.update("redacting");
  const columns = new Set([...evidence.tables.values()].flatMap((list) => list.map(({ name }) => name)));
  return redactAccount(account, { identities: identitiesIn(evidence), columns, key });
}

/** With files named and no format, a pipe gets nothing: what was asked for is in the files. */
function stdoutFormat(settings: HuntSettings, outputs: readonly OutputFile[]): Format | undefined {
  if (settings.format !== undefined) return settings.format;
  if (process.stdout.isTTY) return "table";
  return outputs.length > 0 ? undefined : "jsonl";
}

function terminalOptions(): { width: number; colour: boolean } {
  if (process.stdout.isTTY) return { width: terminalWidth(process.stdout), colour: coloured(process.stdout) };
  const width = Number(process.env["COLUMNS"] ?? "");
  return { width: Number.isInteger(width) && width > 0 ? width : PAGE_WIDTH, colour: false };
}

function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb";
}

async function writeSummary(account: ScanAccount, verbose: boolean): Promise<void> {
  const { summaryLines } = await import("../report/summary.js");
  const { style } = await import("../report/style.js");
  const { wrapped } = await import("../report/wrapped.js");
  const width = process.stderr.isTTY ? terminalWidth(process.stderr) : Infinity;
  for (const line of summaryLines(account, style(coloured(process.stderr)), verbose))
    process.stderr.write(`${wrapped(line, width).join("\n")}\n`);
}

function failsOn(account: ScanAccount, level: Level | undefined): boolean {
  if (level === undefined) return false;
  return account.cards.some(
    (card) => card.findings > 0 && LEVELS.indexOf(card.level) >= LEVELS.indexOf(level),
  );
}

/** Whether anything was left unexamined. */
function isPartial(account: ScanAccount): boolean {
  return (
    account.inputs.some((input) => !input.examined || input.rows.rejected > 0) ||
    account.cards.some((card) => card.verdict === "cannot-tell")
  );
}
