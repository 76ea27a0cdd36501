import { Command } from "commander";
import type { Verification } from "../case/verify.js";
import { UsageError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import type { FileCheck } from "./manifest-file.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawVerifyOptions {
  readonly case?: string;
  readonly manifest?: string;
  readonly format?: "table" | "json";
  readonly quiet?: boolean;
}

const EXAMPLES = `
Examples:
  coldhunt verify --case april.duckdb
  coldhunt verify --manifest run.json --format json`;

/** `coldhunt verify --case <file>`: whether evidence and case are what they were. */
export function verifyCommand(): Command {
  return new Command("verify")
    .summary("check a case against its evidence and its log")
    .description(
      "Hash the evidence of a case again, check the chain of its custody log and count its rows; exit 3 where anything has changed.",
    )
    .option("--case <file>", "the case")
    .option("--manifest <file>", "the manifest of a run: its inputs, cards and outputs are hashed again")
    .addOption(formatOption())
    .option("-q, --quiet", "no progress on standard error")
    .addHelpText("after", EXAMPLES)
    .action(async (raw: RawVerifyOptions) => {
      process.exitCode = await verify(raw);
    });
}

async function verify(raw: RawVerifyOptions): Promise<ExitCode> {
  const { case: casePath, manifest } = raw;
  if (casePath !== undefined && manifest === undefined) return verifyCaseFile({ ...raw, case: casePath });
  if (manifest !== undefined && casePath === undefined) return verifyManifest(manifest, raw);
  throw new UsageError("USAGE", "either --case or --manifest says what to verify");
}

async function verifyManifest(path: string, raw: RawVerifyOptions): Promise<ExitCode> {
  const { checkManifest, readManifest } = await import("./manifest-file.js");
  const { writeStdout } = await import("./write-out.js");
  const files = await checkManifest(await readManifest(path), true);
  const whole = files.every(({ status }) => status === "same" || status === "not-hashed");
  const format = formatOf(raw);
  const document = { schema: "coldhunt/verify-manifest/1", manifest: path, whole, files };
  await writeStdout(format === "json" ? [`${JSON.stringify(document)}\n`] : manifestLines(files, whole));
  return whole ? EXIT.ok : EXIT.evidence;
}

function* manifestLines(files: readonly FileCheck[], whole: boolean): Generator<string> {
  for (const { role, path, status, expected, found } of files) {
    yield `${status.padEnd(10)} ${role.padEnd(6)} ${visible(path)}\n`;
    if (status === "changed") yield changedLines(expected, found);
  }
  yield whole ? "nothing has changed\n" : "something has changed\n";
}

/** The two hashes, under the path. */
function changedLines(expected: string | null, found: string | null): string {
  const indent = " ".repeat(11);
  return `${indent}was ${expected ?? ""}\n${indent}is  ${found ?? "unreadable"}\n`;
}

async function verifyCaseFile(raw: RawVerifyOptions & { readonly case: string }): Promise<ExitCode> {
  const { openSession } = await import("../store/session.js");
  const { checkVersion } = await import("../case/ledger.js");
  const { verifyCase } = await import("../case/verify.js");
  const { hashFile } = await import("../ingest/hash.js");
  const { startProgress } = await import("./progress.js");
  const { writeStdout } = await import("./write-out.js");
  const session = await openSession({ path: raw.case, readOnly: true });
  const progress = startProgress({ quiet: raw.quiet ?? false });
  try {
    await checkVersion(session);
    const result = await verifyCase(session, hashFile, (path) => progress.update(`hashing ${path}`));
    progress.stop();
    const format = formatOf(raw);
    await writeStdout(format === "json" ? json(raw.case, result) : lines(result));
    return result.whole ? EXIT.ok : EXIT.evidence;
  } finally {
    progress.stop();
    session.close();
  }
}

function* json(path: string, { whole, inputs, custody, faults }: Verification): Generator<string> {
  yield `${JSON.stringify({ schema: "coldhunt/verify/1", case: path, whole, inputs, custody, faults })}\n`;
}

function* lines({ whole, inputs, custody, faults }: Verification): Generator<string> {
  for (const { path, status, expected, found } of inputs) {
    yield `${status.padEnd(10)} ${visible(path)}\n`;
    if (status === "changed") yield changedLines(expected, found);
  }
  yield `custody log: ${custody.entries} entries, last ${custody.head ?? "none"}\n`;
  for (const fault of [...custody.faults, ...faults]) yield `fault: ${visible(fault)}\n`;
  yield whole ? "nothing has changed\n" : "something has changed\n";
}
