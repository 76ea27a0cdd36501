import { readFile } from "node:fs/promises";

const FOLDERS = {
  duckdb: new URL("../../sql/macros/", import.meta.url),
  spark: new URL("../../sql/spark/", import.meta.url),
} as const;

/** A macro's file: the statement that defines it, with its comment. */
export interface MacroText {
  readonly name: string;
  readonly sql: string;
}

/** The macros of those names and all they call themselves, each after what it needs. */
export async function macrosWithDependencies(
  names: readonly string[],
  dialect: keyof typeof FOLDERS = "duckdb",
): Promise<MacroText[]> {
  const done = new Map<string, MacroText>();
  const visit = async (name: string, path: readonly string[]): Promise<void> => {
    if (done.has(name)) return;
    if (path.includes(name)) throw new Error(`bug: the macro ${name} calls itself`);
    const sql = await readFile(new URL(`${name}.sql`, FOLDERS[dialect]), "utf8");
    // comments stand on lines of their own: '--' may also be in a string
    const code = sql.replace(/^\s*--.*$/gm, "");
    for (const [, called] of code.matchAll(/\b(kql_\w+)\s*\(/g)) {
      if (called !== undefined && called !== name) await visit(called, [...path, name]);
    }
    done.set(name, { name, sql });
  };
  for (const name of names) await visit(name, []);
  return [...done.values()];
}

/** The same macro for one session alone: a read-only case cannot hold it, and a case is not to be changed by it. */
export function temporary(macro: MacroText): string {
  return macro.sql.replaceAll("CREATE OR REPLACE MACRO", "CREATE OR REPLACE TEMP MACRO");
}
