import type { Bench } from "./case.js";
import type { DataSet, Part } from "./data.js";

type FileForm = "csv" | "jsonl" | "parquet";

/** One file of ordinary events. */
export async function events({ data, rows }: Bench, form: FileForm): Promise<DataSet> {
  return data.set(`events-${rows}-${form}`, { [`events.${form}`]: { rows, form } });
}

const FILES = 20;

/** Twenty files; the detection finds something in one of them only, or one row in a hundred everywhere. */
export async function manyFiles(
  { data, rows }: Bench,
  form: FileForm,
  hits: "sparse" | "dense",
): Promise<DataSet> {
  const parts: Record<string, Part> = {};
  for (let file = 0; file < FILES; file++) {
    const hitShare = hits === "dense" ? 0.01 : file === 13 ? 0.001 : 0;
    const mmcShare = hits === "dense" ? 0.02 : 0.01;
    const start = new Date(Date.UTC(2026, 2, 2 + file)).toISOString();
    parts[`${String(file).padStart(2, "0")}.${form}`] = {
      ...{ rows: Math.ceil(rows / FILES), form, hitShare, mmcShare, start, spanSeconds: 86_400 },
    };
  }
  return data.set(`${hits}-${rows}-${form}`, parts);
}
