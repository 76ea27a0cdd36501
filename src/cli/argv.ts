import { Command, Option } from "commander";
import { UsageError, type EvidenceError } from "../diagnostics/error.js";
import { visible } from "../diagnostics/visible.js";
import { jsonText } from "../report/json-text.js";
import { ARGV_ENGINES, openArgvEngine, type ArgvEngine, type ArgvEngineName } from "./argv-engine.js";
import { EXIT } from "./exit-code.js";
import { commandLineBlocks } from "./command-line-batch.js";
import { writeStdout } from "./write-out.js";

const EXAMPLES = `
Examples:
  coldhunt argv 'mmc.exe "C:\\My Tools\\x.msc" /32'
  coldhunt argv --batch lines.jsonl > split.jsonl`;

interface RawArgvOptions {
  readonly batch?: string;
  readonly engine: ArgvEngineName;
}

/** `coldhunt argv ['<command line>'...] [--batch <file>]`: the arguments Windows makes of a command line. */
export function argvCommand(): Command {
  return new Command("argv")
    .summary("split Windows command lines")
    .description(
      'Split Windows command lines as CommandLineToArgvW does: what parse_command_line(x, "windows") gives.\n' +
        'Prints a line {"cmd","argv"} for each, or a list on a terminal. The empty line has no arguments.',
    )
    .argument("[line...]", "command lines, each as one argument")
    .option("--batch <file>", 'split many: JSON Lines with "cmd" (- is standard input), in order')
    .addOption(
      new Option(
        "--engine <name>",
        "ts (default, the fastest), udf or macro: three ways, the last two in DuckDB, one answer",
      )
        .choices(ARGV_ENGINES)
        .default("ts"),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (lines: string[], raw: RawArgvOptions) => {
      await argv(lines, raw);
      process.exitCode = EXIT.ok;
    });
}

async function argv(lines: readonly string[], { batch, engine: name }: RawArgvOptions): Promise<void> {
  if (batch === undefined && lines.length === 0)
    throw new UsageError("USAGE", "a command line or --batch is needed");
  if (batch !== undefined && lines.length > 0)
    throw new UsageError("USAGE", "--batch and command lines exclude each other");
  const engine = await openArgvEngine(name);
  try {
    if (batch === undefined) await writeStdout(await given(lines, engine));
    else await splitBatch(batch, engine);
  } finally {
    engine.close();
  }
}

async function given(lines: readonly string[], engine: ArgvEngine): Promise<string[]> {
  const text = process.stdout.isTTY ? listing : record;
  const argvs = await engine.split(lines);
  return lines.map((line, index) => text(line, argvs[index] ?? []));
}

/** Answers a batch up to its end or its first bad line, whose fault is thrown once all before it is written. */
async function splitBatch(path: string, engine: ArgvEngine): Promise<void> {
  const faults: EvidenceError[] = [];
  async function* answers(): AsyncGenerator<string> {
    for await (const { lines, fault } of commandLineBlocks(path)) {
      const argvs = await engine.split(lines);
      yield lines.map((line, index) => record(line, argvs[index] ?? [])).join("");
      if (fault !== undefined) faults.push(fault);
    }
  }
  await writeStdout(answers());
  for (const fault of faults) throw fault;
}

function record(cmd: string, argv: readonly string[]): string {
  const text = JSON.stringify({ cmd, argv });
  // nearly all lines are printable ASCII, of which jsonText makes the same at more than twice the cost
  return `${/^[ -~]*$/.test(text) ? text : jsonText({ cmd, argv })}\n`;
}

function listing(cmd: string, argv: readonly string[]): string {
  const width = String(argv.length - 1).length;
  const rows = argv.map(
    (argument, index) =>
      `  ${String(index).padStart(width)}  ${argument === "" ? '""' : visible(argument)}\n`,
  );
  return `${visible(cmd)}\n${argv.length === 0 ? "  no arguments\n" : rows.join("")}`;
}
