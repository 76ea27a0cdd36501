import type { DuckDBConnection, DuckDBValue, JS } from "@duckdb/node-api";
import { basename } from "node:path";
import { UsageError } from "../diagnostics/error.js";
import { registerHostFunction } from "./host-functions.js";
import { macrosWithDependencies, temporary } from "./macros.js";
import { openFailure } from "./open-failure.js";

/** How to open a DuckDB database; without a path it lives in memory. */
export interface SessionOptions {
  readonly path?: string | undefined;
  readonly threads?: number | undefined;
  /** As DuckDB writes it: `512MB`, `2GB`. */
  readonly memoryLimit?: string | undefined;
  /** Where DuckDB spills to. */
  readonly tempDir?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

export type Row = Record<string, JS>;

/** One connection to one DuckDB database, in UTC, that never touches the network. */
export interface Session {
  /** The driver's own connection: for scalar functions and appenders. */
  readonly connection: DuckDBConnection;
  readonly path: string | undefined;
  /** The version of DuckDB, such as `v1.5.6`. */
  readonly version: string;
  /** Runs one or several statements, their result is dropped; the count of rows changed by the last one. */
  run(sql: string, values?: readonly DuckDBValue[]): Promise<number>;
  /** All rows as objects; BIGINT comes as bigint, JSON as text. */
  rows(sql: string, values?: readonly DuckDBValue[]): Promise<Row[]>;
  /** All rows as arrays, by position: for results whose column names may repeat. */
  arrays(sql: string, values?: readonly DuckDBValue[]): Promise<JS[][]>;
  /** Rows as arrays, some thousand at a time, never all in memory. */
  stream(sql: string): AsyncIterable<JS[][]>;
  /** Defines the macros `sql/macros/<name>.sql` of the package and those they call, each once. */
  installMacros(names: readonly string[]): Promise<void>;
  /** Defines a macro by other text than its file's; the file's is not installed any more. */
  replaceMacro(name: string, sql: string): Promise<void>;
  /**
   * From here on SQL may read the named files and folders only, write none, and change no setting. Variables
   * (`SET VARIABLE`) can still be set.
   */
  lockDown(allowed: {
    readonly files?: readonly string[];
    readonly folders?: readonly string[];
  }): Promise<void>;
  close(): void;
}

/** Parts of a query that are alike would be stored by several threads, and their rows lose their order in it. */
export const DISABLED_OPTIMIZERS = "common_subplan";

const SETTINGS = `
  SET disabled_optimizers = '${DISABLED_OPTIMIZERS}';
  SET TimeZone = 'UTC';
  SET autoinstall_known_extensions = false;
  SET autoload_known_extensions = false;
  SET enable_progress_bar = false;`;

/** From here on `progressOf` knows how far statements are. */
export async function trackProgress(session: Session): Promise<void> {
  await session.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
}

/** How much of its input the statement that runs has read, from 0 to 1; 0 where that is not known. */
export function progressOf(session: Session): number {
  return Math.max(0, session.connection.progress.percentage) / 100;
}

/** Opens a database; a case that another process holds is refused as CASE-LOCKED. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  // The driver takes a third of a second to load: only commands that need it pay.
  const { DuckDBInstance, version } = await import("@duckdb/node-api");
  const refuse = (error: unknown): never => {
    throw openFailure(error, options);
  };
  const attached = options.path !== undefined && namesSchema(options.path);
  const instance = await DuckDBInstance.create(
    attached ? ":memory:" : (options.path ?? ":memory:"),
    configuration(options, attached),
  ).catch(refuse);
  const connection = await instance.connect();
  await connection.run(SETTINGS);
  if (attached) {
    const { path = "", readOnly = false } = options;
    const attach = `ATTACH ${literal(path)} AS opened_case${readOnly ? " (READ_ONLY)" : ""}; USE opened_case`;
    await connection.run(attach).catch((error: unknown) => {
      connection.closeSync();
      instance.closeSync();
      refuse(error);
    });
  }
  return session(connection, options.path, version(), () => {
    connection.closeSync();
    instance.closeSync();
  });
}

/**
 * How a database file is written. Texts are held in dictionaries whose entries are packed (DICT_FSST), as DuckDB does
 * from the storage of 1.3 on: half the work of its oldest storage, which is its default, to write and to read. At the end
 * it would write a table anew to fill up row groups that are not full, which takes as long as the import did.
 */
const WRITTEN = { storage_compatibility_version: "v1.3.0", max_vacuum_tasks: "0" };

/**
 * Whether DuckDB would name the database of a file as one of its schemas is named: it takes the name up to the first
 * dot, and could not tell `coldhunt.inputs` in `coldhunt.duckdb` from a table of another schema.
 */
function namesSchema(path: string): boolean {
  return /^(coldhunt|main)(\.|$)/i.test(basename(path));
}

function configuration(options: SessionOptions, attached: boolean): Record<string, string> {
  const configuration: Record<string, string> = {};
  if (options.threads !== undefined) {
    if (!Number.isInteger(options.threads) || options.threads < 1)
      throw new UsageError("USAGE", `--threads is a whole number from 1 on, not ${options.threads}`);
    configuration["threads"] = String(options.threads);
  }
  if (options.memoryLimit !== undefined) {
    if (!/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(options.memoryLimit))
      throw new UsageError(
        "USAGE",
        `--memory-limit is a size such as 512MB or 4GB, not ${options.memoryLimit}`,
      );
    configuration["memory_limit"] = options.memoryLimit;
  }
  if (options.tempDir !== undefined) configuration["temp_directory"] = options.tempDir;
  if (options.path === undefined) return configuration;
  // where DuckDB would put it beside a file that it opens itself
  if (attached) configuration["temp_directory"] ??= `${options.path}.tmp`;
  if (options.readOnly !== true) return { ...configuration, ...WRITTEN };
  return attached ? configuration : { ...configuration, access_mode: "READ_ONLY" };
}

function session(
  connection: DuckDBConnection,
  path: string | undefined,
  version: string,
  close: () => void,
): Session {
  const installed = new Set<string>();
  const read = (sql: string, values?: readonly DuckDBValue[]) =>
    connection.runAndReadAll(sql, values === undefined ? undefined : [...values]);
  return {
    connection,
    path,
    version,
    run: async (sql, values) =>
      (await connection.run(sql, values === undefined ? undefined : [...values])).rowsChanged,
    rows: async (sql, values) => (await read(sql, values)).getRowObjectsJS(),
    arrays: async (sql, values) => (await read(sql, values)).getRowsJS(),
    async *stream(sql) {
      const result = await connection.stream(sql);
      yield* result.yieldRowsJs();
    },
    async replaceMacro(name, sql) {
      await connection.run(sql);
      installed.add(name);
    },
    async installMacros(names) {
      const missing = names.filter((name) => !installed.has(name));
      if (missing.length === 0) return;
      for (const macro of await macrosWithDependencies(missing)) {
        if (installed.has(macro.name)) continue;
        await connection.run((await registerHostFunction(connection, macro.name)) ?? temporary(macro));
        installed.add(macro.name);
      }
    },
    async lockDown({ files = [], folders = [] }) {
      await connection.run(`
        SET allowed_paths = [${files.map(literal).join(", ")}];
        SET allowed_directories = [${folders.map(literal).join(", ")}];
        SET enable_external_access = false;
        SET lock_configuration = true;`);
    },
    close,
  };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
