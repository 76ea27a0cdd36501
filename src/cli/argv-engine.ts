import { commandLineToArgv } from "../argv/command-line-to-argv.js";
import { UsageError } from "../diagnostics/error.js";

/** The ways to split a command line; they differ in speed only. */
export const ARGV_ENGINES = ["ts", "udf", "macro"] as const;
export type ArgvEngineName = (typeof ARGV_ENGINES)[number];

export interface ArgvEngine {
  /** The arguments of each line, in order. */
  split(lines: readonly string[]): Promise<readonly (readonly string[])[]>;
  close(): void;
}

/** An engine, ready for use; only those in DuckDB load it. */
export async function openArgvEngine(name: ArgvEngineName): Promise<ArgvEngine> {
  if (name === "ts") {
    return { split: (lines) => Promise.resolve(lines.map(commandLineToArgv)), close: () => undefined };
  }
  const { openSession } = await import("../store/session.js");
  const session = await openSession();
  if (name === "udf") {
    const { registerArgvUdf } = await import("../argv/register-udf.js");
    await registerArgvUdf(session.connection);
  } else {
    await session.installMacros(["kql_argv"]);
  }
  const sql = `SELECT ${name === "udf" ? "kql_argv_udf" : "kql_argv"}(line)
    FROM (SELECT unnest(from_json($1, '["VARCHAR"]')) AS line)`;
  return {
    split: async (lines) => {
      refuseLoneSurrogates(lines);
      const rows = await session.arrays(sql, [JSON.stringify(lines)]);
      return rows.map(([argv]) => argv as string[]);
    },
    close: () => {
      session.close();
    },
  };
}

function refuseLoneSurrogates(lines: readonly string[]): void {
  if (!lines.some((line) => /\p{Surrogate}/u.test(line))) return;
  throw new UsageError("USAGE", "a command line holds half a surrogate pair, which DuckDB text cannot", {
    hint: "--engine ts splits it",
  });
}
