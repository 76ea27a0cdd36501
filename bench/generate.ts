/** Writes a generated export: `npx tsx bench/generate.ts --rows 1e6 --form csv --out file.csv --seed 7`. */
import { parseArgs } from "node:util";
import { FORM_NAMES, isFormName } from "./generate/forms/forms.js";
import { DEFAULTS, generate } from "./generate/generate.js";
import { TABLES } from "./generate/makers.js";

const USAGE = `usage: npx tsx bench/generate.ts --rows <n> --out <file> [options]
  --form <form>             ${FORM_NAMES.join(", ")}; with ".gz" compressed (csv)
  --table <table>           ${TABLES.join(", ")} (DeviceEvents)
  --seed <n>                same seed, same file (1)
  --fleet-seed <n>          same number, same devices (the seed)
  --devices <n>             size of the fleet (250)
  --start <time>            first event (2026-03-02T00:00:00Z)
  --days <n>                the rows are spread over so many days (30)
  --mmc-share <0..1>        rows caused by mmc.exe (0.01)
  --injection-share <0..1>  rows of the seven injection ActionTypes (0.02)
  --hit-share <0..1>        rows that are both (the product of the two)
  --crlf, --lf              line ends (LF; CRLF in the streaming form)
  --bom                     a byte order mark in front
  --codec <codec>           of Parquet: snappy, gzip, zstd (snappy)`;

const { values } = parseArgs({
  options: {
    rows: { type: "string" },
    out: { type: "string" },
    form: { type: "string", default: DEFAULTS.form },
    table: { type: "string", default: DEFAULTS.table },
    seed: { type: "string", default: String(DEFAULTS.seed) },
    "fleet-seed": { type: "string" },
    devices: { type: "string", default: String(DEFAULTS.devices) },
    start: { type: "string", default: DEFAULTS.start },
    days: { type: "string", default: String(DEFAULTS.spanSeconds / 86_400) },
    "mmc-share": { type: "string", default: String(DEFAULTS.mmcShare) },
    "injection-share": { type: "string", default: String(DEFAULTS.injectionShare) },
    "hit-share": { type: "string" },
    crlf: { type: "boolean" },
    lf: { type: "boolean" },
    bom: { type: "boolean" },
    codec: { type: "string", default: DEFAULTS.codec },
    help: { type: "boolean" },
  },
});

function fail(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
}

function number(name: string, text: string): number {
  const value = Number(text);
  return text !== "" && value >= 0 ? value : fail(`--${name} ${text}: a number, at least 0, was expected`);
}

if (values.help === true) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const gzip = values.form.endsWith(".gz");
const form = gzip ? values.form.slice(0, -3) : values.form;
const table = TABLES.find((name) => name === values.table);
const codec = (["snappy", "gzip", "zstd"] as const).find((name) => name === values.codec);
if (values.rows === undefined || values.out === undefined) fail("--rows and --out are needed");
if (!isFormName(form) || (gzip && form === "parquet")) fail(`--form ${values.form}: no such form`);
if (table === undefined) fail(`--table ${values.table}: no such table`);
if (codec === undefined) fail(`--codec ${values.codec}: no such codec`);
const begun = performance.now();
const rows = number("rows", values.rows);
await generate({
  rows,
  out: values.out,
  form,
  gzip,
  table,
  codec,
  seed: number("seed", values.seed),
  fleetSeed: values["fleet-seed"] === undefined ? undefined : number("fleet-seed", values["fleet-seed"]),
  devices: number("devices", values.devices),
  start: values.start,
  spanSeconds: number("days", values.days) * 86_400,
  mmcShare: number("mmc-share", values["mmc-share"]),
  injectionShare: number("injection-share", values["injection-share"]),
  hitShare: values["hit-share"] === undefined ? undefined : number("hit-share", values["hit-share"]),
  crlf: values.crlf === true ? true : values.lf === true ? false : undefined,
  bom: values.bom,
});
const seconds = (performance.now() - begun) / 1000;
process.stderr.write(`${values.out}: ${rows} rows in ${seconds.toFixed(1)} s\n`);
