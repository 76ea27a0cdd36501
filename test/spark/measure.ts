/**
 * What cards cost in Spark, for bench/SCALE.md: `npx tsx test/spark/measure.ts --lake <folder> [--workers 2] [--runs 3]
 * [--events <n>]`. The folder is made where it is not there. Prints a JSON line a statement and run.
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Cluster } from "./cluster.js";
import { sparkEnvironment } from "./environment.js";
import { costsOf } from "./event-log.js";
import { parquetLake } from "./lakes.js";
import { Program } from "./program.js";

const MMC = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";
/** An operator each; in the order of their names, as a folder of cards is run. */
const CARDS = {
  "1-few-groups": "DeviceEvents | summarize n = count() by ActionType | summarize sum(n)",
  "2-many-groups":
    "DeviceEvents | summarize n = count(), t = min(Timestamp) by DeviceId, InitiatingProcessId | summarize sum(n)",
  "3-set":
    "DeviceEvents | summarize files = make_set(FileName) by DeviceId | summarize sum(array_length(files))",
  "4-join":
    "DeviceEvents | join kind=inner (DeviceEvents | summarize FirstSeen = min(Timestamp) by DeviceId) on DeviceId | summarize countif(Timestamp == FirstSeen)",
  "5-sort":
    "DeviceEvents | sort by Timestamp asc, ReportId asc | project Timestamp, DeviceId, ActionType | serialize n = row_number() | where n == 7",
  "6-top": "DeviceEvents | top 10 by Timestamp desc | project Timestamp, DeviceId",
};

const { values } = parseArgs({
  options: {
    lake: { type: "string" },
    workers: { type: "string", default: "2" },
    runs: { type: "string", default: "3" },
    events: { type: "string", default: "5000000" },
  },
});
if (values.lake === undefined) throw new Error("--lake names the folder of the events");
if (!existsSync(values.lake)) await parquetLake(values.lake, Number(values.events));
const environment = await sparkEnvironment();
const folder = await mkdtemp(join(tmpdir(), "coldhunt-measure-"));
const names = Array.from({ length: Number(values.workers) }, (_, at) => `worker-${at + 1}`);
const cluster = await Cluster.start(environment, false, names);
try {
  const log = join(folder, "log");
  const cards = join(folder, "cards");
  await mkdir(log);
  await mkdir(cards);
  for (const [name, kql] of Object.entries(CARDS)) await writeFile(join(cards, `${name}.kql`), kql);
  const program = await Program.in(environment, join(folder, "site"), [
    "spark.eventLog.enabled true",
    "spark.eventLog.compress false",
    `spark.eventLog.dir file://${log}`,
  ]);
  for (let run = 1; run <= Number(values.runs); run++) {
    const before = new Set(await readdir(log));
    const { code, stderr, seconds } = await program.run([
      ...["scan", "--engine", "spark", "--master", cluster.url, "--source", `DeviceEvents=${values.lake}`],
      ...["--card", MMC, "--card", cards, "--format", "json", "--quiet"],
    ]);
    if (code !== 0 && code !== 5) console.error(`the scan ended with ${code}: ${stderr.slice(-1000)}`);
    console.log(JSON.stringify({ run, workers: names.length, what: "the whole scan", wallSeconds: seconds }));
    for (const one of (await readdir(log)).filter((name) => !before.has(name)).sort())
      for (const { statement, ...cost } of await costsOf(log, /app-\d+-\d+/.exec(one)?.[0] ?? one)) {
        const what = /card-\d+|DeviceEvents/.exec(statement)?.[0] ?? statement.slice(0, 60);
        console.log(JSON.stringify({ run, workers: names.length, what, ...cost }));
      }
  }
} finally {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
