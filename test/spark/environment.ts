import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const REQUIREMENTS = new URL("requirements.txt", import.meta.url);
/** Kept between runs, out of git's sight. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/coldhunt-spark/", import.meta.url));

/** Spark and the Python that drives it. */
export interface SparkEnvironment {
  readonly python: string;
  /** SPARK_HOME. */
  readonly home: string;
}

/** Spark cannot be had on this computer. */
export class SparkMissing extends Error {}

/** A virtual environment with the pinned Spark, made when there is none yet. Throws `SparkMissing`. */
export async function sparkEnvironment(): Promise<SparkEnvironment> {
  await needsJava();
  const pinned = await readFile(REQUIREMENTS, "utf8");
  const folder = `${CACHE}${createHash("sha256").update(pinned).digest("hex").slice(0, 12)}`;
  const python = `${folder}/bin/python`;
  const made = `${folder}/made`;
  if (!existsSync(made)) {
    await mkdir(CACHE, { recursive: true });
    await tried("a virtual environment of Python 3", "python3", ["-m", "venv", "--clear", folder]);
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    await tried("pyspark", python, [...install, "-r", fileURLToPath(REQUIREMENTS)]);
    await writeFile(made, pinned);
  }
  const found = await tried("pyspark", python, ["-c", "import pyspark; print(pyspark.__path__[0])"]);
  return { python, home: found.trim() };
}

async function needsJava(): Promise<void> {
  const { stderr } = await run("java", ["-version"]).catch(() => {
    throw new SparkMissing("no java: Spark 4 needs Java 17 or later");
  });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (!(version >= 17)) throw new SparkMissing(`java is version ${version}: Spark 4 needs 17 or later`);
}

async function tried(what: string, command: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(command, [...args])).stdout;
  } catch (error) {
    throw new SparkMissing(`no ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
