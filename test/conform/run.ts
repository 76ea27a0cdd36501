/**
 * Holds our answers against the Kusto engine's: `npm run conform -- <answers.jsonl> [--only <text>] [--verbose]`.
 * Exit code 1 when any answer is wrong or any query failed in a way that is no refusal.
 */
import { parseArgs } from "node:util";
import { ColdhuntError } from "../../src/diagnostics/error.js";
import { runQuery } from "../../src/detect/query.js";
import type { LiteralValue } from "../../src/plan/scalar.js";
import { formatDatetime, formatTimespan } from "../../src/plan/time.js";
import type { KqlType } from "../../src/plan/types.js";
import { openSession } from "../../src/store/session.js";
import { familyOf, readAnswers, type Answer } from "./answers.js";
import { judge, skipReason, type OurAnswer, type Plain } from "./judge.js";

type Outcome = "matched" | "wrong" | "refused" | "failed" | "skipped";
interface Line {
  readonly answer: Answer;
  readonly outcome: Outcome;
  readonly why: string;
  readonly ours?: OurAnswer;
}

/** JSON text with whole numbers kept exact. */
function plainJson(text: string): Plain {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    return text;
  }
}

function plain(value: LiteralValue, type: KqlType): Plain {
  if (typeof value === "bigint" && type === "datetime") return formatDatetime(value);
  if (typeof value === "bigint" && type === "timespan") return formatTimespan(value);
  if (typeof value === "string" && type === "dynamic") return plainJson(value);
  return value;
}

const session = await openSession();

async function examine(answer: Answer): Promise<Line> {
  const skip = answer.error === true ? undefined : skipReason(answer);
  if (skip !== undefined) return { answer, outcome: "skipped", why: skip };
  try {
    const result = await runQuery(session, answer.kql, new Map());
    if (answer.error === true)
      return { answer, outcome: "matched", why: "the engine refused, the analyser did not" };
    const ours: OurAnswer = {
      columns: result.columns,
      rows: result.rows.map((row) =>
        row.map((cell, index) => plain(cell, result.columns[index]?.type ?? "string")),
      ),
    };
    const verdict = judge(answer, ours);
    return { answer, outcome: verdict.outcome, why: "why" in verdict ? verdict.why : "", ours };
  } catch (error) {
    if (error instanceof ColdhuntError && error.code.startsWith("KQL-")) {
      return {
        answer,
        outcome: answer.error === true ? "matched" : "refused",
        why: `${error.code} ${error.message}`,
      };
    }
    return {
      answer,
      outcome: "failed",
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, verbose: { type: "boolean", default: false } },
});
const [path] = positionals;
if (path === undefined) {
  console.error("usage: npm run conform -- <answers.jsonl> [--only <text>] [--verbose]");
  process.exit(2);
}

const only = values.only;
const answers = readAnswers(path).filter(
  (answer) => only === undefined || answer.id.includes(only) || answer.kql.includes(only),
);
const lines: Line[] = [];
for (const answer of answers) lines.push(await examine(answer));
session.close();

const OUTCOMES: readonly Outcome[] = ["matched", "wrong", "refused", "failed", "skipped"];
const families = new Map<string, Record<Outcome, number>>();
for (const line of lines) {
  for (const family of [familyOf(line.answer.id), "all"]) {
    const counts = families.get(family) ?? { matched: 0, wrong: 0, refused: 0, failed: 0, skipped: 0 };
    counts[line.outcome]++;
    families.set(family, counts);
  }
}
console.log(["family".padEnd(30), ...OUTCOMES.map((outcome) => outcome.padStart(8))].join(""));
const total = families.get("all");
families.delete("all");
if (total !== undefined) families.set("all", total);
for (const [family, counts] of families) {
  console.log(
    [family.padEnd(30), ...OUTCOMES.map((outcome) => String(counts[outcome]).padStart(8))].join(""),
  );
}
for (const line of lines) {
  const shown =
    line.outcome === "wrong" || line.outcome === "failed" || (values.verbose && line.outcome === "refused");
  if (!shown) continue;
  console.log(`\n${line.outcome} ${line.answer.id}: ${line.why}\n  ${line.answer.kql}`);
  if (line.outcome !== "wrong") continue;
  console.log(`  engine: ${JSON.stringify(line.answer.rows)}`);
  const replacer = (_: string, value: unknown): unknown =>
    typeof value === "bigint" ? value.toString() : value;
  console.log(`  ours:   ${JSON.stringify(line.ours?.rows, replacer)}`);
}
process.exitCode = lines.some((line) => line.outcome === "wrong" || line.outcome === "failed") ? 1 : 0;
