import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SparkEnvironment } from "./environment.js";

const LOOPBACK = "127.0.0.1";
/** Of one core each. */
const WORKERS: readonly string[] = ["first", "second"];
const DRIVER = fileURLToPath(new URL("driver.py", import.meta.url));

interface Reply {
  readonly id: number;
  readonly rows?: readonly (readonly unknown[])[];
  readonly error?: string;
}

/** A standalone master, two workers of one core each and a driver, all on loopback. */
export class Cluster {
  readonly #children: ChildProcess[] = [];
  readonly #waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  readonly #workers: ChildProcess[] = [];
  #driver: ChildProcess | undefined;
  #url = "";
  #next = 1;

  /** Where everything of it runs: executors have their working folders below it. */
  readonly folder: string;
  private readonly environment: SparkEnvironment;

  private constructor(environment: SparkEnvironment, folder: string) {
    this.environment = environment;
    this.folder = folder;
  }

  /**
   * Starts all of it, without a driver where the cluster is for others, and waits until it is ready; what was started is
   * stopped when that fails.
   */
  static async start(environment: SparkEnvironment, withDriver = true, workers = WORKERS): Promise<Cluster> {
    const cluster = new Cluster(environment, await mkdtemp(join(tmpdir(), "coldhunt-cluster-")));
    try {
      await cluster.#startDaemons(workers);
      if (withDriver) await cluster.#startDriver();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** The address of the master. */
  get url(): string {
    return this.#url;
  }

  async #startDaemons(workers: readonly string[]): Promise<void> {
    const place = ["--host", LOOPBACK, "--port", "0", "--webui-port", "0"];
    const [, [, url = ""]] = await this.#daemon("master.Master", place, /Starting Spark master at (\S+)/);
    this.#url = url;
    for (const name of workers) {
      const size = ["--cores", "1", "--memory", "1g", "--work-dir", join(this.folder, name)];
      const args = [...place, ...size, url];
      const [worker] = await this.#daemon("worker.Worker", args, /Successfully registered with master/);
      this.#workers.push(worker);
    }
  }

  #spawn(command: string, args: readonly string[]): ChildProcess {
    const child = spawn(command, [...args], {
      cwd: this.folder,
      // a group of its own: a launcher and what it launched end together
      detached: true,
      env: {
        ...process.env,
        SPARK_HOME: this.environment.home,
        PYSPARK_PYTHON: this.environment.python,
        SPARK_LOCAL_IP: LOOPBACK,
        SPARK_LOCAL_DIRS: this.folder,
        SPARK_DAEMON_MEMORY: "256m",
      },
    });
    this.#children.push(child);
    return child;
  }

  /** Resolves when the log shows that it is ready. */
  async #daemon(
    name: string,
    args: readonly string[],
    ready: RegExp,
  ): Promise<[ChildProcess, RegExpExecArray]> {
    const command = join(this.environment.home, "bin", "spark-class");
    const child = this.#spawn(command, [`org.apache.spark.deploy.${name}`, ...args]);
    child.stdout?.resume();
    const log: string[] = [];
    const { stderr } = child;
    if (stderr === null) throw new Error("bug: no standard error");
    return new Promise((resolve, reject) => {
      createInterface({ input: stderr }).on("line", (line) => {
        log.push(line);
        const found = ready.exec(line);
        if (found !== null) resolve([child, found]);
      });
      child.on("close", () => {
        reject(new Error(`${name} ended before it was ready:\n${log.slice(-20).join("\n")}`));
      });
      child.on("error", reject);
    });
  }

  async #startDriver(): Promise<void> {
    const settings = [
      "spark.ui.enabled=false",
      `spark.driver.host=${LOOPBACK}`,
      `spark.driver.bindAddress=${LOOPBACK}`,
      "spark.driver.memory=1g",
      "spark.executor.memory=700m",
      "spark.executor.cores=1",
      "spark.sql.shuffle.partitions=2",
      "spark.sql.session.timeZone=UTC",
      "spark.sql.variable.substitute=false",
      "spark.sql.ansi.enabled=true",
      "spark.sql.ansi.doubleQuotedIdentifiers=true",
      `spark.sql.warehouse.dir=${join(this.folder, "warehouse")}`,
    ];
    const driver = this.#spawn(this.environment.python, [DRIVER, this.#url, ...settings]);
    this.#driver = driver;
    const { stdout, stderr } = driver;
    if (stdout === null || stderr === null) throw new Error("bug: no pipes to the driver");
    const log: string[] = [];
    createInterface({ input: stderr }).on("line", (line) => {
      log.push(line);
      if (log.length > 40) log.shift();
    });
    createInterface({ input: stdout }).on("line", (line) => {
      try {
        const reply = JSON.parse(line) as Reply;
        this.#waiting.get(reply.id)?.resolve(reply);
        this.#waiting.delete(reply.id);
      } catch {
        // thrown here, it would end this process and leave the cluster behind
        this.#fail(new Error(`the driver of Spark gave no JSON: ${line.slice(0, 200)}`));
      }
    });
    driver.on("close", () => {
      this.#fail(new Error(`the driver of Spark ended:\n${log.join("\n")}`));
    });
    await this.#reply(0);
  }

  /** No question that is open will be answered. */
  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #reply(id: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  async #ask(request: object): Promise<readonly (readonly unknown[])[]> {
    const id = this.#next++;
    const reply = this.#reply(id);
    this.#driver?.stdin?.write(`${JSON.stringify({ id, ...request })}\n`);
    const { rows, error } = await reply;
    if (rows === undefined) throw new Error(error ?? "the driver gave no rows");
    return rows;
  }

  /** Runs statements in a session of their own; the rows of the last one. */
  query(sql: readonly string[]): Promise<readonly (readonly unknown[])[]> {
    return this.#ask({ sql });
  }

  async activeStages(): Promise<number> {
    const [[count] = []] = await this.#ask({ active: true });
    return Number(count);
  }

  /** Ends one worker without warning, and with it its executor. */
  async killWorker(): Promise<void> {
    const worker = this.#workers.pop();
    if (worker === undefined) throw new Error("bug: no worker left");
    await end(worker);
  }

  async stop(): Promise<void> {
    for (const child of this.#children.reverse()) await end(child);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Ends a process and all it started; its group holds both. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  process.kill(-child.pid, "SIGKILL");
  await ended;
}
