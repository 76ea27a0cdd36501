/** Measures the program against what it is built on: `npm run bench -- --help`. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CASES } from "./cases/cases.js";
import { Data } from "./run/data.js";
import { machine } from "./run/machine.js";
import { measure, type Result } from "./run/measure.js";
import { writeSection } from "./run/results-file.js";
import { scaling } from "./run/scaling.js";
import { baselineList, machineLines, met, resultTable } from "./run/report.js";

const USAGE = `usage: npm run bench -- [options]
  --rows <n>       events in a data set (1e6)
  --only <name>    cases whose name has this in it; repeatable
  --data <folder>  where generated exports are kept (bench/.data)
  --seed <n>       of the generated exports (7)
  --json <file>    write the results as JSON too
  --results        write the section of bench/RESULTS.md anew
  --scaling <n>    instead: scans of 1e6, 2e6, 4e6 ... n rows, each in a process of its own
  --form <form>    of the data for --scaling: csv, jsonl, parquet (parquet)
  --list           names of the cases`;

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1e6" },
    only: { type: "string", multiple: true, default: [] },
    data: { type: "string", default: new URL(".data", import.meta.url).pathname },
    seed: { type: "string", default: "7" },
    json: { type: "string" },
    results: { type: "boolean", default: false },
    scaling: { type: "string" },
    form: { type: "string", default: "parquet" },
    list: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const rows = Number(values.rows);
const seed = Number(values.seed);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

if (values.help || !(rows >= 1) || !Number.isInteger(seed)) {
  say(USAGE);
  process.exit(values.help ? 0 : 2);
}
const chosen = CASES.filter(
  ({ name }) => values.only.length === 0 || values.only.some((part) => name.includes(part)),
);
if (values.list) {
  process.stdout.write(chosen.map(({ name }) => `${name}\n`).join(""));
  process.exit(0);
}
if (chosen.length === 0) {
  say(`no case has ${values.only.join(" or ")} in its name; --list shows them`);
  process.exit(2);
}

const data = new Data(values.data, seed, say);
if (values.scaling !== undefined) {
  const form = (["csv", "jsonl", "parquet"] as const).find((name) => name === values.form) ?? "parquet";
  const text = await scaling({ data, form, most: Number(values.scaling) });
  process.stdout.write(`${text}\n`);
  if (values.results) {
    const intro = `\`npm run bench -- --scaling ${values.scaling} --form ${form} --results\`: scans of files of one million rows.`;
    writeSection("Scaling", `${intro}\n\n${machineLines(await machine())}\n\n${text}`);
  }
  process.exit(0);
}
const results: Result[] = [];
const failures: string[] = [];
for (const one of chosen) {
  // each case starts with nothing of the one before
  const scratch = await mkdtemp(join(tmpdir(), "coldhunt-bench-"));
  try {
    say(`preparing ${one.name}`);
    const prepared = await one.prepare({ rows, data, scratch });
    say(`measuring ${one.name}`);
    results.push(await measure(one, prepared));
    prepared.close?.();
  } catch (error) {
    failures.push(`${one.name}: ${error instanceof Error ? error.message : String(error)}`);
    say(failures.at(-1) ?? "");
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
const where = await machine();
process.stdout.write(`${resultTable(results)}\n`);
if (values.json !== undefined) {
  await writeFile(values.json, `${JSON.stringify({ machine: where, results }, null, 2)}\n`);
}
if (values.results) {
  const text = `
\`npm run bench -- --rows ${values.rows} --results\`; data of seed ${seed}, made by \`bench/generate.ts\`. Each case and
its baseline ran in turn in one warm process, after both had given the same rows. Times are medians of 5 to 25 runs;
the ratio is ours to the baseline.

${machineLines(where)}

${resultTable(results)}

${baselineList(results)}`;
  writeSection("Cases", text);
}
for (const failure of failures) say(`FAILED ${failure}`);
for (const one of results.filter((result) => !met(result)))
  say(`MISSED ${one.name}: ${one.ratio?.toFixed(2) ?? ""}`);
if (failures.length > 0) process.exitCode = 1;
