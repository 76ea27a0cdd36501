/** `scan --engine spark` as a user runs it, on a cluster of two workers, against the same scan in DuckDB. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import type { Cluster } from "./cluster.js";
import { parquetLake, streamedLake } from "./lakes.js";
import type { Ended, Program } from "./program.js";

const MMC = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";
/** What the program's own card does not ask for: a look-back, a join, groups, and what Spark cannot know. */
const CARDS = {
  // each finding names up to a thousand rows: of a few hundred findings a report of millions of events is still a text
  grouped: `DeviceEvents | where Timestamp > ago(12h) | where ActionType startswith "Create"
| summarize n = count(), devices = dcount(DeviceId) by ActionType, InitiatingProcessFileName`,
  joined: `DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe"
| join kind=inner (DeviceEvents | where ActionType == "DnsQueryResponse" | summarize FirstSeen = min(Timestamp) by DeviceId) on DeviceId
| project DeviceId, ActionType, Timestamp, FirstSeen | top 200 by Timestamp asc`,
  external: `let known = externaldata(name:string)["https://lists.example.test/names.csv"];
DeviceEvents | where FileName in (known)`,
  refused: "DeviceEvents | evaluate autocluster()",
};
const SPAN = ["--from", "2026-03-02T00:30:00Z", "--to", "2026-03-03T20:00:00.0000001Z"];

interface Scan {
  readonly findings: readonly {
    readonly id: string;
    readonly card: string;
    readonly event: Readonly<Record<string, unknown>>;
    readonly sources: unknown;
  }[];
  readonly cards: readonly {
    readonly id: string;
    readonly columns: readonly { readonly name: string }[];
    readonly verdict: string;
    readonly reasons: readonly string[];
    readonly funnel: unknown;
  }[];
}

/** A folder of that many events as Parquet; it is made where it is not there. */
export interface Lake {
  readonly lake: string;
  readonly events: number;
}

/** A test that failed, in words. */
type Fault = string | undefined;

function scanOf({ code, stdout, stderr }: Ended): Scan {
  try {
    return JSON.parse(stdout) as Scan;
  } catch {
    throw new Error(`the scan ended with ${code}:\n${stderr.slice(-2000)}`);
  }
}

/** The same findings with the same ids, rows and files, over folders of Parquet; other cards by what they say. */
async function sameFindings(
  cluster: Cluster,
  program: Program,
  folder: string,
  { lake, events }: Lake,
): Promise<Fault> {
  const cards = join(folder, "cards");
  await mkdir(cards);
  for (const [name, kql] of Object.entries(CARDS)) await writeFile(join(cards, `${name}.kql`), kql);
  if (!existsSync(lake)) await parquetLake(lake, events);
  const common = ["--card", MMC, "--card", cards, ...SPAN, "--funnel", "--format", "json", "--quiet"];
  const inSpark = ["--engine", "spark", "--master", cluster.url, "--source", `DeviceEvents=${lake}`];
  const [page, manifest] = [join(folder, "page.html"), join(folder, "run.json")];
  const outputs = ["-o", page, "--manifest", manifest];
  const spark = await program.run(["scan", ...inSpark, ...common, ...outputs]);
  const duckdb = await program.run(["scan", lake, "--no-hash", ...common]);
  const [right, found] = [scanOf(duckdb), scanOf(spark)];
  console.log(
    `The shipped card and ${Object.keys(CARDS).length} others over ${events} events in 48 hours of Parquet: ` +
      `${found.findings.length} findings, Spark ${spark.seconds.toFixed(1)} s, DuckDB ${duckdb.seconds.toFixed(1)} s.`,
  );
  if (right.findings.length === 0) return "DuckDB finds nothing";
  if (!isDeepStrictEqual(findingsOf(right, found, MMC), findingsOf(found, found, MMC)))
    return "Spark finds other rows for the shipped card";
  for (const name of ["grouped", "joined"])
    if (!isDeepStrictEqual(eventsOf(right, found, name), eventsOf(found, found, name)))
      return `Spark finds other rows for '${name}'`;
  const verdicts = (scan: Scan): unknown => scan.cards.map(({ id, verdict }) => [id, verdict]);
  if (!isDeepStrictEqual(verdicts(right), verdicts(found)))
    return `other verdicts: ${JSON.stringify(verdicts(found))}, and DuckDB's are ${JSON.stringify(verdicts(right))}`;
  const funnels = (scan: Scan): unknown => scan.cards.map(({ id, funnel }) => [id, funnel]);
  if (!isDeepStrictEqual(funnels(right), funnels(found)))
    return `other funnels: ${JSON.stringify(funnels(found))}, and DuckDB's are ${JSON.stringify(funnels(right))}`;
  const reasons = found.cards.find(({ id }) => id === "external")?.reasons ?? [];
  if (!reasons.some((reason) => reason.startsWith("stand-in-missing")))
    return "nothing says what Spark cannot read";
  const { engine } = JSON.parse(readFileSync(manifest, "utf8")) as { engine: { name: string } };
  if (engine.name !== "spark" || !existsSync(page)) return "manifest or page are not those of a run in Spark";
  // an unexamined card, and one that does not compile
  return spark.code === 4 ? undefined : `the exit code is ${spark.code}`;
}

/** What a card found; columns that no table of the product has, such as names of folders, come from DuckDB alone. */
function findingsOf({ findings }: Scan, { cards }: Scan, name: string): Scan["findings"] {
  const columns = cards.find(({ id }) => id === name)?.columns.map((column) => column.name) ?? [];
  return findings.flatMap((finding) =>
    finding.card === name
      ? [{ ...finding, event: Object.fromEntries(columns.map((column) => [column, finding.event[column]])) }]
      : [],
  );
}

/** The rows alone, whatever their order. */
function eventsOf(scan: Scan, known: Scan, name: string): string[] {
  return findingsOf(scan, known, name)
    .map(({ event }) => JSON.stringify(event))
    .sort();
}

/** The streaming layout, of which hours outside the span are not opened. */
async function streamedFolders(cluster: Cluster, program: Program, folder: string): Promise<Fault> {
  const lake = join(folder, "streamed folder's `lake`");
  await streamedLake(lake, 2000);
  const common = ["--card", MMC, ...SPAN, "--format", "json", "--quiet"];
  const inSpark = ["--engine", "spark", "--master", cluster.url, "--source", `DeviceEvents=${lake}`];
  const found = scanOf(await program.run(["scan", ...inSpark, ...common]));
  const right = scanOf(await program.run(["scan", lake, "--no-hash", ...common]));
  if (right.findings.length === 0) return "DuckDB finds nothing in the streamed events";
  return isDeepStrictEqual(eventsOf(right, found, MMC), eventsOf(found, found, MMC))
    ? undefined
    : "Spark finds other rows in the streaming layout";
}

/** A place that is not there ends the run with 3 and Spark's own reason. */
async function missingPlace(cluster: Cluster, program: Program, folder: string): Promise<Fault> {
  const nowhere = `DeviceEvents=parquet:${join(folder, "nowhere")}`;
  const { code, stderr } = await program.run([
    ...["scan", "--engine", "spark", "--master", cluster.url, "--source", nowhere, "--card", MMC],
  ]);
  return code === 3 && stderr.includes("error[SPARK-FAILED]: Spark stopped: [PATH_NOT_FOUND]")
    ? undefined
    : `a place that is not there ends with ${code}: ${stderr.slice(-500)}`;
}

/** A master that does not answer ends the run with 3, and says so. */
async function unreachableMaster(program: Program, lake: string): Promise<Fault> {
  const { code, stderr } = await program.run([
    ...["scan", "--engine", "spark", "--master", "spark://127.0.0.1:1", "--source", `DeviceEvents=${lake}`],
    ...["--card", MMC],
  ]);
  return code === 3 && stderr.includes("All masters are unresponsive")
    ? undefined
    : `a master that does not answer ends with ${code}: ${stderr.slice(-500)}`;
}

const PAUSE = 100;
const MOST_SECONDS = 60;

/** Stopped on the way, a run leaves no process of this computer or of the cluster, and no file. */
async function interrupted(cluster: Cluster, program: Program, folder: string, lake: string): Promise<Fault> {
  const temporary = join(folder, "temporary");
  await mkdir(temporary);
  // those of the run before may take a while to end; they are not to be taken for this one's
  if (!(await becomes(() => processesOf(cluster, temporary).executors === 0)))
    return "executors of the run before do not end";
  const source = `DeviceEvents=${lake}`;
  const { child, ended } = program.start([
    ...["scan", "--engine", "spark", "--master", cluster.url, "--source", source, "--card", MMC],
    ...["--temp-dir", temporary],
  ]);
  if (!(await becomes(() => isAtWork(processesOf(cluster, temporary)))))
    return `no executor was started: ${(await ended).stderr.slice(-500)}`;
  child.kill("SIGINT");
  const { code, stderr } = await ended;
  if (code !== 130) return `an interrupted run ends with ${code}: ${stderr.slice(-500)}`;
  if (processesOf(cluster, temporary).drivers > 0) return "an interrupted run leaves spark-sql running";
  if (!(await becomes(() => processesOf(cluster, temporary).executors === 0)))
    return "an interrupted run leaves executors running";
  const left = readdirSync(temporary);
  return left.length === 0 ? undefined : `an interrupted run leaves files: ${left.join(", ")}`;
}

function isAtWork({ executors, drivers }: { executors: number; drivers: number }): boolean {
  return executors > 0 && drivers > 0;
}

async function becomes(is: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < MOST_SECONDS * 1000; waited += PAUSE) {
    if (is()) return true;
    await new Promise((go) => setTimeout(go, PAUSE));
  }
  return false;
}

/** Executors work below the cluster's folder; the program's own processes name its temporary one. */
function processesOf(cluster: Cluster, temporary: string): { executors: number; drivers: number } {
  const found = { executors: 0, drivers: 0 };
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      const folder = readlinkSync(`/proc/${pid}/cwd`);
      if (command.includes("CoarseGrainedExecutorBackend") && folder.startsWith(cluster.folder))
        found.executors++;
      if (command.includes("SparkSubmit") && command.includes(temporary)) found.drivers++;
    } catch {
      // it has just ended
    }
  }
  return found;
}

/** All of them; the faults found. */
export async function scanFaults(
  cluster: Cluster,
  program: Program,
  folder: string,
  lake: Lake,
): Promise<string[]> {
  const faults: string[] = [];
  const test = async (run: Promise<Fault>): Promise<void> => {
    const fault = await run.catch((error: unknown) => String(error));
    if (fault !== undefined) faults.push(fault);
  };
  await test(sameFindings(cluster, program, folder, lake));
  await test(streamedFolders(cluster, program, folder));
  await test(missingPlace(cluster, program, folder));
  await test(unreachableMaster(program, lake.lake));
  if (existsSync("/proc/self/cwd")) await test(interrupted(cluster, program, folder, lake.lake));
  else console.error("SKIPPED: no /proc, it is not tested that an interrupted run leaves no process");
  return faults;
}
