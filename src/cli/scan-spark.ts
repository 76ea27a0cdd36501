import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { UsageError } from "../diagnostics/error.js";
import type { HuntSettings } from "./hunt-options.js";
import { forgetDraft, registerDraft, stoppable } from "./interrupt.js";
import type { RawSparkOptions } from "./spark-options.js";

/** Runs the cards where the rows lie, in Spark, and reports what they found. */
export async function scanInSpark(
  paths: readonly string[],
  { master, source, sharedFolder }: RawSparkOptions,
  settings: HuntSettings,
): Promise<number> {
  const [path] = paths;
  if (path !== undefined)
    throw new UsageError("USAGE", `the path '${path}' means nothing with --engine spark`, {
      hint: `--source <Table>=${path} says of which table it is`,
    });
  if (source.length === 0) throw new UsageError("USAGE", "no --source says where the rows of a table are");
  if (master === undefined) throw new UsageError("USAGE", "no --master says which Spark is to run the cards");
  if (sharedFolder !== undefined && !existsSync(sharedFolder))
    throw new UsageError("USAGE", `the folder '${sharedFolder}' of --shared-folder is not there`);
  const { readSources } = await import("../spark/source.js");
  const { findSparkSql, SparkSql } = await import("../spark/spark-sql.js");
  const { openForCards } = await import("./open-session.js");
  const { prepareRun } = await import("./prepare-run.js");
  const { hunting, reportRun } = await import("./run-cards.js");
  const { hunt } = await import("../detect/hunt.js");
  const { sparkEngine } = await import("../detect/spark/engine.js");
  const sources = await readSources(source);
  const program = findSparkSql();
  const run = await prepareRun(
    settings,
    sources.flatMap(({ local }) => local ?? []),
  );
  const folder = await temporary(settings.tempDir ?? tmpdir());
  const shared = sharedFolder === undefined ? folder : await temporary(resolve(sharedFolder));
  const catalog = sources.some(({ kind }) => kind === "table");
  const session = await openForCards({ tempDir: folder });
  try {
    const sql = await SparkSql.open({ program, master, folder, shared, catalog });
    const { span } = settings;
    const onStage = (stage: string): void => run.progress.update(stage);
    const hunted = () =>
      hunting(run, (options) =>
        hunt(sparkEngine({ session, sql, sources, span, onStage }), run.cards, options),
      );
    return await reportRun(await stoppable(() => sql.stop(), hunted), run);
  } finally {
    run.progress.stop();
    session.close();
    for (const one of new Set([folder, shared])) {
      await rm(one, { recursive: true, force: true });
      forgetDraft(one);
    }
  }
}

/** A folder that is gone when the run has ended, however it ends. */
async function temporary(parent: string): Promise<string> {
  const folder = await mkdtemp(join(resolve(parent), "coldhunt-spark-"));
  registerDraft(folder);
  return folder;
}
