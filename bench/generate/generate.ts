import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Fleet } from "./fleet.js";
import { TEXT_FORMS, type FormName } from "./forms/forms.js";
import { instant, TICKS_PER_SECOND } from "./instant.js";
import { makerOf, type Table } from "./makers.js";
import type { Plant } from "./plant.js";
import { writeParquetFile, type Codec } from "./parquet-file.js";
import { generateRows } from "./rows.js";
import { writeTextFile } from "./text-file.js";

export interface GenerateOptions {
  readonly out: string;
  readonly table: Table;
  readonly rows: number;
  readonly form: FormName;
  readonly seed: number;
  /** The devices; the same number in two exports means the same devices. */
  readonly fleetSeed?: number | undefined;
  readonly devices: number;
  /** RFC 3339. */
  readonly start: string;
  readonly spanSeconds: number;
  readonly mmcShare: number;
  readonly injectionShare: number;
  /** Rows that are both; the product of the two shares when not given. */
  readonly hitShare?: number | undefined;
  readonly gzip: boolean;
  readonly crlf?: boolean | undefined;
  readonly bom?: boolean | undefined;
  readonly codec: Codec;
  readonly plants?: readonly Plant[] | undefined;
}

export const DEFAULTS = {
  table: "DeviceEvents",
  form: "csv",
  seed: 1,
  devices: 250,
  start: "2026-03-02T00:00:00Z",
  spanSeconds: 30 * 86_400,
  mmcShare: 0.01,
  injectionShare: 0.02,
  gzip: false,
  codec: "snappy",
} as const satisfies Partial<GenerateOptions>;

/** Writes one export; the same options give the same rows, and for text the same bytes. */
export async function generate(options: GenerateOptions): Promise<void> {
  const { seed, plants } = options;
  const maker = makerOf(options.table, {
    mmc: options.mmcShare,
    injection: options.injectionShare,
    hit: options.hitShare ?? options.mmcShare * options.injectionShare,
  });
  const start = instant(options.start);
  const rows = generateRows({
    rows: options.rows,
    seed,
    fleet: new Fleet({ seed: options.fleetSeed ?? seed, devices: options.devices, start }),
    start,
    span: options.spanSeconds * TICKS_PER_SECOND,
    maker,
    ...(plants === undefined ? {} : { plants }),
  });
  const { layout } = maker.places;
  await mkdir(dirname(options.out), { recursive: true });
  if (options.form === "parquet") {
    await writeParquetFile(options.out, rows, layout, options.codec);
  } else {
    const form = TEXT_FORMS[options.form]({ layout, seed, crlf: options.crlf });
    await writeTextFile(options.out, rows, form, { gzip: options.gzip, bom: options.bom });
  }
}
