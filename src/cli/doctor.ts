import { Command, Option } from "commander";
import { EXIT, type ExitCode } from "./exit-code.js";

interface DoctorOptions {
  readonly tempDir?: string;
  readonly format: "table" | "json";
}

/** What one look at the machine has shown. */
interface Check {
  readonly name: string;
  readonly status: "ok" | "warning" | "fails";
  readonly found: string;
}

const LEAST_NODE = [20, 19] as const;
const LEAST_MEMORY = 2 * 2 ** 30;
const LEAST_SPACE = 10 * 2 ** 30;

/** `coldhunt doctor`: whether this machine can do the work, before the evening begins. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .summary("check the machine: versions, memory, temporary space, cards")
    .description(
      "Check that everything is there that a hunt needs. Reads no evidence and reaches no network.",
    )
    .option("--temp-dir <folder>", "where a run would put what does not fit in memory")
    .addOption(
      new Option("--format <name>", "form of the result").choices(["table", "json"]).default("table"),
    )
    .action(async (options: DoctorOptions) => {
      process.exitCode = await doctor(options);
    });
}

async function doctor({ tempDir, format }: DoctorOptions): Promise<ExitCode> {
  const { tmpdir } = await import("node:os");
  const { toolVersion } = await import("../case/tool-version.js");
  const { writeStdout } = await import("./write-out.js");
  const { visible } = await import("../diagnostics/visible.js");
  const checks: Check[] = [
    { name: "coldhunt", status: "ok", found: toolVersion() },
    node(),
    await engine(),
    await memory(),
    ...(await space(tempDir ?? tmpdir())),
    await cards(),
  ];
  const width = Math.max(...checks.map(({ name }) => name.length));
  await writeStdout(
    format === "json"
      ? [`${JSON.stringify({ schema: "coldhunt/doctor/1", checks })}\n`]
      : checks.map(
          ({ name, status, found }) => `${status.padEnd(7)}  ${name.padEnd(width)}  ${visible(found)}\n`,
        ),
  );
  return checks.some(({ status }) => status === "fails") ? EXIT.evidence : EXIT.ok;
}

function node(): Check {
  const found = `${process.versions.node} on ${process.platform} ${process.arch}`;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return { name: "node", status: enough ? "ok" : "fails", found };
}

/** Whether the engine is there for this platform and answers. */
async function engine(): Promise<Check> {
  const { messageOf, firstLineOf } = await import("../diagnostics/message.js");
  try {
    const { openSession } = await import("../store/session.js");
    const session = await openSession();
    try {
      const [row] = await session.arrays("SELECT version()");
      return { name: "engine", status: "ok", found: `DuckDB ${row?.[0] as string}` };
    } finally {
      session.close();
    }
  } catch (error) {
    return { name: "engine", status: "fails", found: firstLineOf(messageOf(error)) };
  }
}

async function memory(): Promise<Check> {
  const os = await import("node:os");
  const total = os.totalmem();
  const found = `${gigabytes(total)}, ${gigabytes(os.freemem())} free; ${os.availableParallelism()} threads`;
  return { name: "memory", status: total < LEAST_MEMORY ? "warning" : "ok", found };
}

/** The folder for what does not fit in memory: that it takes a file, and what room it has. */
async function space(folder: string): Promise<Check[]> {
  const fs = await import("node:fs/promises");
  const path = await import("node:path");
  const { messageOf } = await import("../diagnostics/message.js");
  try {
    const own = await fs.mkdtemp(path.join(folder, "coldhunt-doctor-"));
    await fs.writeFile(path.join(own, "file"), "");
    await fs.rm(own, { recursive: true });
    const { bavail, bsize } = await fs.statfs(folder);
    const room = bavail * bsize;
    const found = `${folder}: ${gigabytes(room)} free`;
    return [{ name: "temporary space", status: room < LEAST_SPACE ? "warning" : "ok", found }];
  } catch (error) {
    return [{ name: "temporary space", status: "fails", found: messageOf(error) }];
  }
}

/** The cards that come with the program, and that the parser compiles them. */
async function cards(): Promise<Check> {
  const { shippedCards } = await import("../detect/select-cards.js");
  const { DEFENDER_TABLES } = await import("../schema/defender.js");
  const { messageOf, firstLineOf } = await import("../diagnostics/message.js");
  try {
    // not the SQL that is kept: this is to show that the parser works
    const { compile } = await import("../compile.js");
    const all = await shippedCards();
    for (const one of all) {
      if (one.kind === "unreadable") throw one.error;
      await compile(one.card.query.text, { tables: DEFENDER_TABLES, dialect: "duckdb", window: "all" });
    }
    if (all.length === 0)
      return { name: "cards", status: "fails", found: "none come with this installation" };
    return { name: "cards", status: "ok", found: `${all.length} compiled` };
  } catch (error) {
    return { name: "cards", status: "fails", found: firstLineOf(messageOf(error)) };
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
