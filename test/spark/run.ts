/**
 * Both dialects on both engines: `npm run test:spark [-- --reasons] [--events <n>] [--lake <folder>]
 * [--only scans|queries]`. A Spark cluster of two workers on loopback runs every query that DuckDB runs too, and loses a
 * worker on the way; then the program scans n generated events, kept in the folder if one is named, on another one. Exit
 * code 1 where any row differs, 2 without Spark.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSession, type Session } from "../../src/store/session.js";
import { readAnswers } from "../conform/answers.js";
import { skipReason } from "../conform/judge.js";
import { compareEngines, type Both } from "./both.js";
import { Cluster } from "./cluster.js";
import { splitCommandLines } from "./command-lines.js";
import { EDGE_CASES } from "./edge-cases.js";
import { SparkMissing, sparkEnvironment } from "./environment.js";
import { EVENT_QUERIES } from "./event-queries.js";
import { generatedEvents, type Generated } from "./generated.js";
import { LOOKUP_QUERIES } from "./lookups.js";
import { PARSER_QUERIES } from "./parsers.js";
import { REGEX_QUERIES } from "./regexes.js";
import { Program } from "./program.js";
import { scanFaults } from "./scans.js";
import { TEXT_QUERIES } from "./texts.js";

const GOLDEN = new URL("../golden/", import.meta.url);
const CARD = new URL(
  "../../sql/detections/0xFF-0546-Process_Injection_Initiated_By_MMC-Win.md",
  import.meta.url,
);
const ANSWERS = new URL("../../../shared/reference/kql-answers.jsonl", import.meta.url);
const UNORDERED = { flags: ["unordered"] };
const NONE = { tables: new Map(), views: [] };

function goldens(): Both[] {
  return readdirSync(GOLDEN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = new URL(`${name}/`, GOLDEN);
      const kql = readFileSync(new URL("query.kql", folder), "utf8");
      const flags = existsSync(new URL("unordered", folder)) ? UNORDERED : {};
      return { answer: { id: `golden ${name}`, kql, ...flags }, ...NONE };
    });
}

function conformance(): Both[] {
  if (!existsSync(ANSWERS)) {
    console.error("SKIPPED: no ../shared/reference/kql-answers.jsonl, its queries are not compared");
    return [];
  }
  return readAnswers(ANSWERS.pathname)
    .filter((answer) => answer.error !== true && skipReason(answer) === undefined)
    .map((answer) => ({ answer, ...NONE }));
}

function edgeCases(): Both[] {
  return Object.entries(EDGE_CASES).flatMap(([name, queries]) =>
    queries.map((kql, index) => ({ answer: { id: `edge ${name} ${index + 1}`, kql }, ...NONE })),
  );
}

/** Queries over generated events, the shipped card among them. */
function overEvents({ tables, view }: Generated): Both[] {
  const card = /```\w*\r?\n([\s\S]*?)```/.exec(readFileSync(CARD, "utf8"))?.[1] ?? "";
  // the card without its look-back: the events are of a fixed month
  const queries = { card: card.replace(/^.*\bago\(.*$/m, ""), ...EVENT_QUERIES };
  return Object.entries(queries).map(([name, kql]) => ({
    answer: { id: `events ${name}`, kql, ...UNORDERED },
    tables,
    views: [view],
  }));
}

function overTexts(): Both[] {
  return [...TEXT_QUERIES, ...REGEX_QUERIES, ...PARSER_QUERIES, ...LOOKUP_QUERIES].map((kql, index) => ({
    answer: { id: `texts ${index + 1}`, kql, ...UNORDERED },
    ...NONE,
  }));
}

const PAUSE = 50;
/** How many wrong command lines are shown. */
const SHOWN = 5;

/** One worker ends while a query runs on both; the answer is known by arithmetic. */
async function losesWorker(cluster: Cluster): Promise<string | undefined> {
  const modulus = 1000;
  const rows = 60_000_000;
  const sql = `SELECT k, count(*), sum(id) FROM (SELECT id, pmod(xxhash64(sha2(CAST(id AS STRING), 256)), 2) * 0 + id % ${modulus} AS k FROM range(0, ${rows}, 1, 24)) GROUP BY k ORDER BY k`;
  const state = { answered: false };
  const answer = cluster.query([sql]).finally(() => (state.answered = true));
  answer.catch(() => undefined);
  while (!state.answered && (await cluster.activeStages()) === 0)
    await new Promise((go) => setTimeout(go, PAUSE));
  await cluster.killWorker();
  const late = state.answered;
  const got = await answer;
  if (late) return "the query ended before a worker was stopped";
  const each = rows / modulus;
  const right =
    got.length === modulus &&
    got.every(
      ([k, count, sum], at) =>
        k === at &&
        count === each &&
        BigInt(sum as string) ===
          BigInt(each) * BigInt(at) + (BigInt(modulus * each) * BigInt(each - 1)) / 2n,
    );
  return right ? undefined : "the rows are wrong after a worker was stopped";
}

interface Counts {
  same: number;
  refused: number;
  neither: number;
  different: number;
}

/** Runs queries on both engines and says which rows differ; `reasons` counts why queries are not translated. */
async function compareAll(
  session: Session,
  cluster: Cluster,
  queries: readonly Both[],
  reasons: Map<string, number>,
): Promise<Counts> {
  const counts = { same: 0, refused: 0, neither: 0, different: 0 };
  for (const query of queries) {
    const outcome = await compareEngines(session, cluster, query);
    counts[outcome.kind]++;
    if (outcome.kind === "different")
      console.error(`\ndifferent: ${query.answer.id}: ${outcome.why}\n  ${query.answer.kql}`);
    if (outcome.kind === "refused") reasons.set(outcome.why, (reasons.get(outcome.why) ?? 0) + 1);
  }
  return counts;
}

/** So much of what is translated to DuckDB's SQL must be translated to Spark's too. */
const LEAST_TRANSLATED = 0.9;

/** Whether every query gives the same rows on both engines, and the answer is right when a worker is lost. */
async function queriesAgree(
  cluster: Cluster,
  session: Session,
  folder: string,
  withReasons: boolean,
): Promise<boolean> {
  const generated = await generatedEvents(session, folder, 20_000);
  const reasons = new Map<string, number>();
  const compared = await compareAll(
    session,
    cluster,
    [...goldens(), ...overEvents(generated), ...conformance()],
    reasons,
  );
  const edges = await compareAll(session, cluster, [...overTexts(), ...edgeCases()], reasons);
  const commandLines = await splitCommandLines(cluster, folder);
  for (const line of commandLines.wrong.slice(0, SHOWN))
    console.error(`\ncommand line: ${JSON.stringify(line.slice(0, 200))} is split otherwise`);
  const lost = await losesWorker(cluster);
  if (lost !== undefined) console.error(`\nworker: ${lost}`);
  const translated = compared.same + compared.different;
  console.log(
    `Spark gives the rows of DuckDB for ${compared.same} queries, other rows for ${compared.different}; ` +
      `${compared.refused} of ${translated + compared.refused} are not translated to Spark SQL.`,
  );
  console.log(
    `Of edge cases it gives the same rows for ${edges.same} queries, other rows for ${edges.different}; ` +
      `${edges.refused} are not translated.`,
  );
  console.log(
    `Of ${commandLines.lines} command lines it splits ${commandLines.wrong.length} otherwise than CommandLineToArgvW.`,
  );
  if (lost === undefined) console.log("The answer is right after one of two workers was stopped.");
  if (withReasons)
    for (const [why, count] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`${count} × ${why}`);
  const wrong = compared.different + edges.different + commandLines.wrong.length;
  const share = translated / Math.max(1, translated + compared.refused);
  if (share < LEAST_TRANSLATED)
    console.error(
      `\nonly ${(share * 100).toFixed(1)} % are translated, and ${LEAST_TRANSLATED * 100} % are the least`,
    );
  return wrong === 0 && lost === undefined && share >= LEAST_TRANSLATED;
}

/** Events of the scans; the full run has five million. */
const EVENTS = "100000";

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      reasons: { type: "boolean" },
      events: { type: "string", default: EVENTS },
      lake: { type: "string" },
      only: { type: "string" },
    },
  });
  const environment = await sparkEnvironment();
  const folder = await mkdtemp(join(tmpdir(), "coldhunt-events-"));
  const session = await openSession();
  let cluster: Cluster | undefined;
  const stop = async (): Promise<void> => {
    await cluster?.stop();
    session.close();
    await rm(folder, { recursive: true, force: true });
  };
  process.once("SIGINT", () => void stop().finally(() => process.exit(130)));
  process.once("SIGTERM", () => void stop().finally(() => process.exit(143)));
  try {
    let right = true;
    if (values.only !== "scans") {
      cluster = await Cluster.start(environment);
      right = await queriesAgree(cluster, session, folder, values.reasons === true);
      await cluster.stop();
    }
    if (values.only !== "queries") {
      cluster = await Cluster.start(environment, false);
      const program = await Program.in(environment, join(folder, "site"));
      const faults = await scanFaults(cluster, program, folder, {
        lake: values.lake ?? join(folder, "lake"),
        events: Number(values.events),
      });
      for (const fault of faults) console.error(`\nscan: ${fault}`);
      if (faults.length === 0) console.log("Scans in Spark find what DuckDB finds, and end as they should.");
      right &&= faults.length === 0;
    }
    return right ? 0 : 1;
  } finally {
    await stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SparkMissing)) throw error;
  console.error(`SKIPPED: the Spark dialect is not tested: ${error.message}`);
  process.exitCode = 2;
}
