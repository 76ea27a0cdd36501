import { instant, isoText, TICKS_PER_SECOND } from "../generate/instant.js";
import { DEFAULTS, type GenerateOptions } from "../generate/generate.js";
import type { Plant } from "../generate/plant.js";
import { tenantOf } from "../generate/forms/streaming.js";
import * as planted from "./planted.js";

type Given = Pick<GenerateOptions, "rows" | "form" | "seed" | "start"> & Partial<GenerateOptions>;

/** Three hours of twelve devices; mmc.exe and injections occur, but together only where planted. */
function sample(file: string, plants: readonly Plant[], given: Given): readonly [string, Omit<GenerateOptions, "out">] {
  const shares = { mmcShare: 0.03, injectionShare: 0.05, hitShare: 0 };
  return [file, { ...DEFAULTS, ...shares, devices: 12, spanSeconds: 3 * 3600, plants, ...given }];
}

const LISBON = { seed: 101, start: "2026-03-02T06:00:00Z" } as const;
const opened = isoText(
  instant(LISBON.start) +
    Math.floor(planted.LURE.at * TICKS_PER_SECOND) -
    Math.floor(planted.LURE.startedBefore * TICKS_PER_SECOND),
);
const STREAM_SEED = 104;
const BLOB = `tenantId=${tenantOf(STREAM_SEED)}/y=2026/m=03/d=02/h=15/m=00/PT1H.json`;

/** The files of `samples/`, by their path in it. */
export const SAMPLES: ReadonlyMap<string, Omit<GenerateOptions, "out">> = new Map([
  sample("portal/lisbon.csv", planted.portalCsv, { ...LISBON, rows: 240, form: "csv" }),
  sample("portal/oslo.csv.gz", planted.portalCsvGz, {
    seed: 102, start: "2026-03-03T06:00:00Z", rows: 240, form: "csv", gzip: true, bom: true, crlf: true,
  }),
  sample("lines/tokyo.jsonl", planted.jsonLines, {
    seed: 103, start: "2026-03-04T22:00:00Z", rows: 200, form: "jsonl",
  }),
  sample(`insights-logs-advancedhunting-deviceevents/${BLOB}`, planted.streamed, {
    seed: STREAM_SEED, start: "2026-03-02T15:00:00Z", spanSeconds: 3600, rows: 180, form: "streaming",
  }),
  sample("api/quito-graph.json", planted.graphAnswer, {
    seed: 105, start: "2026-03-05T12:00:00Z", rows: 160, form: "graph",
  }),
  sample("api/cairo-array.json", planted.jsonArray, {
    seed: 106, start: "2026-03-06T08:00:00Z", rows: 160, form: "json",
  }),
  sample("api/perth-xdr.json.gz", planted.xdrAnswer, {
    seed: 107, start: "2026-03-07T01:00:00Z", rows: 200, form: "xdr", gzip: true,
  }),
  sample("lake/bergen.parquet", planted.parquet, {
    seed: 108, start: "2026-03-08T09:00:00Z", rows: 300, form: "parquet", codec: "zstd",
  }),
  // other tables of the devices in portal/lisbon.csv
  sample("portal/lisbon-files.csv", planted.fileEvents, {
    ...LISBON, seed: 111, fleetSeed: LISBON.seed, rows: 60, form: "csv", table: "DeviceFileEvents",
  }),
  sample("portal/lisbon-processes.csv", planted.processEvents(opened), {
    ...LISBON, seed: 112, fleetSeed: LISBON.seed, rows: 60, form: "csv", table: "DeviceProcessEvents",
  }),
  sample("portal/lisbon-network.csv", [], {
    ...LISBON, seed: 113, fleetSeed: LISBON.seed, rows: 60, form: "csv", table: "DeviceNetworkEvents",
  }),
  sample("portal/lisbon-logons.csv", [], {
    ...LISBON, seed: 114, fleetSeed: LISBON.seed, rows: 60, form: "csv", table: "DeviceLogonEvents",
  }),
]);
