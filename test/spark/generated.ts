import { quoteName, quoteString } from "../../src/fragment/quote.js";
import { SPARK_TYPES } from "../../src/fragment/spark.js";
import type { Column } from "../../src/plan/types.js";
import type { Session } from "../../src/store/session.js";
import { DEFAULTS, generate } from "../../bench/generate/generate.js";
import { DEFENDER_TABLES } from "../../src/schema/defender.js";

/** Ticks of 1970-01-01. */
const EPOCH = 621355968000000000n;
export const TABLE = "DeviceEvents";

/** Rows that both engines hold: a table of the session, and the statement that makes Spark's view of the same rows. */
export interface Generated {
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly view: string;
}

/** Generates events, loads them into the session and writes them as Parquet, times as ticks. */
export async function generatedEvents(session: Session, folder: string, rows: number): Promise<Generated> {
  const made = `${folder}/made.parquet`;
  await generate({ ...DEFAULTS, out: made, form: "parquet", rows, mmcShare: 0.05, injectionShare: 0.2 });
  const present = new Set(
    (await session.arrays(`DESCRIBE SELECT * FROM read_parquet(${quoteString(made)})`)).map(([name]) => name),
  );
  const columns = (DEFENDER_TABLES.get(TABLE) ?? []).filter((column) => present.has(column.name));
  const list = columns.map(({ name, type }) => {
    const quoted = quoteName(name);
    if (type === "datetime") return `epoch_ns(${quoted}) // 100 + ${EPOCH} AS ${quoted}`;
    if (type === "int") return `CAST(${quoted} AS BIGINT) AS ${quoted}`;
    return type === "dynamic" ? `CAST(${quoted} AS JSON) AS ${quoted}` : quoted;
  });
  await session.run(
    `CREATE TABLE ${quoteName(TABLE)} AS SELECT ${list.join(", ")} FROM read_parquet(${quoteString(made)})`,
  );
  const ticks = `${folder}/ticks.parquet`;
  await session.run(`COPY ${quoteName(TABLE)} TO ${quoteString(ticks)} (FORMAT parquet)`);
  const cast = columns.map(
    ({ name, type }) => `CAST(${quoteName(name)} AS ${SPARK_TYPES[type]}) AS ${quoteName(name)}`,
  );
  return {
    tables: new Map([[TABLE, columns]]),
    view: `CREATE OR REPLACE TEMPORARY VIEW ${quoteName(TABLE)} AS SELECT ${cast.join(", ")} FROM parquet.\`${ticks}\``,
  };
}
