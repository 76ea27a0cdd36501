import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync, closeSync, constants, openSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { EvidenceError, UsageError } from "../diagnostics/error.js";
import { faultOf, sectionsOf } from "./application-log.js";

/** A SELECT whose rows are written to a folder of its name. */
export interface SparkQuery {
  readonly name: string;
  readonly sql: string;
  /** How many columns it has; they are named `c1`, `c2` ... in the file. */
  readonly columns: number;
  /** Statements before it. */
  readonly before?: readonly string[];
}

/** The Parquet file with a query's rows, or what stopped the query. */
export type Landed = { readonly file: string } | { readonly fault: string };

/** The time an application has to take leave of the cluster. */
const LEAVE_MS = 20_000;

/** The program `spark-sql`: that of SPARK_HOME, else the first on the PATH. */
export function findSparkSql(environment: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === "win32")
    throw new UsageError("SPARK-MISSING", "spark-sql is a script that Windows cannot start without a shell");
  const home = environment["SPARK_HOME"] ?? "";
  const folders = home === "" ? (environment["PATH"] ?? "").split(delimiter) : [join(home, "bin")];
  const found = folders.map((folder) => join(folder, "spark-sql")).find(isProgram);
  if (found !== undefined) return found;
  throw new UsageError(
    "SPARK-MISSING",
    home === "" ? "no spark-sql is on the PATH" : `SPARK_HOME has no bin/spark-sql: ${home}`,
    { hint: "SPARK_HOME names the folder of a Spark 4 installation" },
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface SparkSqlOptions {
  readonly program: string;
  readonly master: string;
  /** A folder of this machine for scripts and logs. */
  readonly folder: string;
  /** A folder that this machine and the cluster both see, for rows. */
  readonly shared: string;
  /** The tables of the site's own catalog are read. */
  readonly catalog: boolean;
}

/** Runs scripts in Spark, an application each. Whom it may connect to is in Spark's own configuration. */
export class SparkSql {
  readonly options: SparkSqlOptions;
  readonly version: string;
  #child: ChildProcess | undefined;
  #stopped = false;

  private constructor(options: SparkSqlOptions, version: string) {
    this.options = options;
    this.version = version;
  }

  static async open(options: SparkSqlOptions): Promise<SparkSql> {
    const said = await promisify(execFile)(options.program, ["--version"]).catch((error: unknown) => {
      const { stderr = "" } = error as { stderr?: string };
      throw new EvidenceError("SPARK-FAILED", `spark-sql does not start: ${faultOf(stderr)}`, {
        cause: error,
      });
    });
    const version = /version (\d+\.\d+\S*)/.exec(said.stderr + said.stdout)?.[1] ?? "unknown";
    if (!(Number.parseInt(version, 10) >= 4))
      throw new UsageError(
        "SPARK-MISSING",
        `Spark 4.0 or later is needed, and spark-sql is of Spark ${version}`,
      );
    return new SparkSql(options, version);
  }

  /**
   * Runs statements, then queries, each into a file of its own. The first statement or query that fails ends the
   * application where `failing` is "stop"; where it is "skip", a query that fails lands as its fault.
   */
  async run(
    statements: readonly string[],
    queries: readonly SparkQuery[],
    failing: "stop" | "skip",
  ): Promise<Map<string, Landed>> {
    const mark = `coldhunt-${randomUUID()}`;
    const results = join(this.options.shared, mark);
    await mkdir(results, { recursive: true });
    const script = [
      ...statements,
      ...queries.flatMap((query) => [
        `SELECT '${mark}:${query.name}';`,
        ...(query.before ?? []),
        landingSql(query, results),
      ]),
      `SELECT '${mark}:end';`,
    ];
    const log = join(this.options.folder, `${mark}.log`);
    const file = join(this.options.folder, `${mark}.sql`);
    await writeFile(file, `${script.join("\n\n")}\n`, { mode: 0o600 });
    await this.#spawn(file, log, failing);
    // whoever stopped it ends the program: nothing is to be said of rows that are not there
    if (this.#stopped) await new Promise<never>(() => undefined);
    const sections = sectionsOf(await readFile(log, "utf8"), mark);
    if (!sections.has("end"))
      throw new EvidenceError(
        "SPARK-FAILED",
        `Spark stopped: ${faultOf([...sections.values()].at(-1) ?? "")}`,
      );
    const landed = new Map<string, Landed>();
    for (const { name } of queries) {
      const rows = await rowsOf(join(results, name));
      landed.set(name, rows === undefined ? { fault: faultOf(sections.get(name) ?? "") } : { file: rows });
    }
    return landed;
  }

  async #spawn(script: string, log: string, failing: "stop" | "skip"): Promise<void> {
    if (this.#stopped) throw new EvidenceError("SPARK-FAILED", "the run was stopped");
    const { program, master, folder, catalog } = this.options;
    const settings = [
      "spark.ui.enabled=false",
      "spark.log.level=ERROR",
      `spark.sql.warehouse.dir=${join(folder, "warehouse")}`,
      ...(catalog ? [] : ["spark.sql.catalogImplementation=in-memory"]),
    ];
    const args = [
      ...["--master", master, "--deploy-mode", "client", "--name", "coldhunt"],
      ...settings.flatMap((setting) => ["--conf", setting]),
      ...(failing === "skip" ? ["--hiveconf", "hive.cli.errors.ignore=true"] : []),
      ...["-f", script],
    ];
    const output = openSync(log, "a", 0o600);
    try {
      // both streams go to one file, which keeps their order; a group of its own does not get the terminal's Ctrl-C
      const child = spawn(program, args, { cwd: folder, detached: true, stdio: ["ignore", output, output] });
      this.#child = child;
      await once(child, "close");
    } finally {
      this.#child = undefined;
      closeSync(output);
    }
  }

  /** Ends the application that runs, with its executors, and waits for its end; no other one is started. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (child?.pid === undefined) return;
    const { pid } = child;
    const ended = once(child, "close");
    process.kill(-pid, "SIGTERM");
    const late = setTimeout(() => process.kill(-pid, "SIGKILL"), LEAVE_MS);
    await ended;
    clearTimeout(late);
  }
}

/** Rows go into one file: of several, those that another machine keeps for itself would be missing without a word. */
function landingSql({ name, sql, columns }: SparkQuery, results: string): string {
  const names = Array.from({ length: columns }, (_, at) => `c${at + 1}`).join(", ");
  const folder = `file://${join(results, name)}`.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  return `INSERT OVERWRITE DIRECTORY '${folder}' USING parquet\nSELECT /*+ REPARTITION(1) */ * FROM (\n${sql}\n) AS found(${names});`;
}

/** The file a query's rows were written to; undefined where it did not get to its end. */
async function rowsOf(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [] as string[]);
  if (!names.includes("_SUCCESS")) return undefined;
  const files = names.filter((name) => name.endsWith(".parquet"));
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new EvidenceError("SPARK-FAILED", `the rows that Spark found are not in ${folder}`, {
      hint: "--shared-folder names a folder that this machine and every machine of the cluster see",
    });
  return join(folder, file);
}
