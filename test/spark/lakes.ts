import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DEFAULTS, generate } from "../../bench/generate/generate.js";
import { quoteName, quoteString } from "../../src/fragment/quote.js";
import { openSession } from "../../src/store/session.js";

/** Two days of generated events. */
const GENERATED = { ...DEFAULTS, spanSeconds: 2 * 86_400, mmcShare: 0.01, injectionShare: 0.05 };

/** Writes events as Parquet files in folders y=/m=/d=/h=, times in microseconds: Spark reads no nanoseconds. */
export async function parquetLake(folder: string, rows: number): Promise<void> {
  const made = `${folder}.made.parquet`;
  await generate({ ...GENERATED, out: made, form: "parquet", rows });
  const session = await openSession();
  try {
    const source = `read_parquet(${quoteString(made)})`;
    const described = await session.arrays(`DESCRIBE SELECT * FROM ${source}`);
    const times = described.flatMap(([name, type]) =>
      type === "TIMESTAMP_NS" ? [quoteName(name as string)] : [],
    );
    const micros = times.map((name) => `CAST(${name} AS TIMESTAMP) AS ${name}`).join(", ");
    const hour = ["y", "m", "d", "h"].map((part, at) => {
      const form = ["%Y", "%m", "%d", "%H"][at] ?? "";
      return `strftime(CAST("Timestamp" AS TIMESTAMP), '${form}') AS ${part}`;
    });
    await session.run(
      `COPY (SELECT * REPLACE (${micros}), ${hour.join(", ")} FROM ${source})
       TO ${quoteString(folder)} (FORMAT parquet, PARTITION_BY (y, m, d, h))`,
    );
  } finally {
    session.close();
    await rm(made);
  }
}

/** Writes an hour's blob of the streaming API, and one of a month later that nobody can read. */
export async function streamedLake(folder: string, rows: number): Promise<void> {
  const blob = (hour: string, file: string): string => join(folder, "tenantId=1", hour, "m=00", file);
  await generate({
    ...{ ...GENERATED, spanSeconds: 3600 },
    ...{ out: blob("y=2026/m=03/d=02/h=00", "PT1H.json"), form: "streaming", rows },
  });
  const broken = blob("y=2026/m=04/d=02/h=00", "PT1H.json.gz");
  await mkdir(dirname(broken), { recursive: true });
  await writeFile(broken, "no gzip at all");
}
