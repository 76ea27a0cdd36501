import { mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Command } from "commander";
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

async function replay(path: string): Promise<ExitCode> {
  const { checkManifest, readManifest, refuseChanged } = await import("./manifest-file.js");
  const { hashFile } = await import("../ingest/hash.js");
  const { writeStdout } = await import("./write-out.js");
  const manifest = await readManifest(path);
  const [name, ...args] = manifest.argv;
  if (manifest.outputs.length === 0)
    throw new UsageError("USAGE", `the run of '${path}' wrote no output that could be compared`);
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
    const lines: string[] = [];
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
