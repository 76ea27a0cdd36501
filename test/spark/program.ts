import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SparkEnvironment } from "./environment.js";

const PROGRAM = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What a site says to Spark: drivers and executors of this computer alone, small ones. */
const SITE = `
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 1g
spark.executor.memory 700m
spark.executor.cores 1
spark.sql.shuffle.partitions 2
`;

/** What a run of the program came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** Runs coldhunt from its sources, with this Spark. */
export class Program {
  private readonly environment: SparkEnvironment;
  private readonly folder: string;

  private constructor(environment: SparkEnvironment, folder: string) {
    this.environment = environment;
    this.folder = folder;
  }

  /** The folder is for the site's configuration of Spark. */
  static async in(
    environment: SparkEnvironment,
    folder: string,
    further: readonly string[] = [],
  ): Promise<Program> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "spark-defaults.conf"), `${SITE}${further.join("\n")}\n`);
    return new Program(environment, folder);
  }

  start(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
    const begun = performance.now();
    const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, ...args], {
      cwd: ROOT,
      env: {
        ...process.env,
        NO_COLOR: "1",
        SPARK_HOME: this.environment.home,
        SPARK_CONF_DIR: this.folder,
        SPARK_LOCAL_IP: "127.0.0.1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code, stdout, stderr, seconds: (performance.now() - begun) / 1000 });
      });
    });
    return { child, ended };
  }

  run(args: readonly string[]): Promise<Ended> {
    return this.start(args).ended;
  }
}
