import { mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Command } from "commander";
import type { RunManifest } from "../case/manifest.js";
import { UsageError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import { ticksOfDate } from "../plan/time.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import type { Override } from "./hunt-options.js";
import { huntCommand } from "./hunt.js";
import { scanCommand } from "./scan.js";

const EXAMPLES = `
Examples:
  coldhunt replay --manifest run.json`;

/** `coldhunt replay --manifest <file>`: makes a run again and compares what it wrote. */
export function replayCommand(): Command {
  return new Command("replay")
    .summary("make a run again and compare its outputs")
    .description(
      "Make the run of a manifest again, into a temporary folder, and compare the bytes of every output; exit 3 where one differs. Paths are looked up from the working folder.",
    )
    .requiredOption("--manifest <file>", "what 'scan' or 'hunt' wrote with --manifest")
    .addHelpText("after", EXAMPLES)
    .action(async (raw: { readonly manifest: string }) => {
      process.exitCode = await replay(raw.manifest);
    });
}

/** Tokens of a key that was not kept, and arguments with tokens in them, give no run again. */
function refuseUnrepeatable({ options: { redact } }: RunManifest, path: string): void {
  if (redact?.key === "once")
    throw new UsageError("USAGE", `the run of '${path}' was redacted by a key that was not kept`, {
      hint: "--redact-key <file> takes the key from a file, and a run with it can be made again",
    });
  if (redact?.argvWhole === false)
    throw new UsageError("USAGE", `the manifest '${path}' is redacted: its arguments have tokens in them`);
}

/** Another program may well give other bytes: what differs is said before they are compared. */
async function versionLines(manifest: RunManifest): Promise<string[]> {
  const { toolVersion } = await import("../case/tool-version.js");
  const { version: duckdb } = await import("@duckdb/node-api");
  const versions = [
    ["coldhunt", manifest.tool.version, toolVersion()],
    // which Spark runs the cards now is not known here
    ...(manifest.engine.name === "duckdb" ? [["DuckDB", manifest.engine.version, duckdb()] as const] : []),
    ["Node", manifest.volatile.machine.node, process.version],
  ] as const;
  return versions
    .filter(([, then, now]) => then !== now)
    .map(([name, then, now]) => `version    ${name} was ${visible(then)}, is ${now}\n`);
}

async function replay(path: string): Promise<ExitCode> {
  const { checkManifest, readManifest, refuseChanged } = await import("./manifest-file.js");
  const { hashFile } = await import("../ingest/hash.js");
  const { writeStdout } = await import("./write-out.js");
  const manifest = await readManifest(path);
  const [name, ...args] = manifest.argv;
  if (manifest.outputs.length === 0)
    throw new UsageError("USAGE", `the run of '${path}' wrote no output that could be compared`);
  refuseUnrepeatable(manifest, path);
  refuseChanged(await checkManifest(manifest, false));
  const folder = await mkdtemp(join(tmpdir(), "coldhunt-replay-"));
  try {
    const outputs = manifest.outputs.map((one, at) => ({
      ...one,
      again: join(folder, `${at}-${basename(one.path)}`),
    }));
    const override: Override = (settings) => ({
      ...settings,
      outputs: outputs.map(({ again }) => again),
      argv: manifest.argv,
      wallClock: BigInt(manifest.volatile.wallClockTicks),
      now: settings.now === settings.started ? BigInt(manifest.volatile.wallClockTicks) : settings.now,
      manifest: undefined,
      format: undefined,
      quiet: true,
      started: ticksOfDate(new Date()),
    });
    if (name !== "scan" && name !== "hunt")
      throw new UsageError("USAGE", `'${path}' is of no run of scan or hunt`);
    const command = name === "scan" ? scanCommand(override) : huntCommand(override);
    await command.exitOverride().parseAsync(args, { from: "user" });
    const lines = await versionLines(manifest);
    let same = true;
    for (const { path: output, sha256, again } of outputs) {
      const found = existsSync(again) ? await hashFile(again) : undefined;
      const equal = found === sha256;
      same &&= equal;
      lines.push(`${equal ? "same     " : "different"}  ${visible(output)}\n`);
      if (!equal) lines.push(`           was ${sha256}\n           is  ${found ?? "not written"}\n`);
    }
    lines.push(same ? "the run gives the same bytes\n" : "the run gives other bytes\n");
    await writeStdout(lines);
    return same ? EXIT.ok : EXIT.evidence;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
