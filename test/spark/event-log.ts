import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the tasks of one SQL statement took, by Spark's own account; CPU time does not count what else the computer did. */
export interface Cost {
  readonly statement: string;
  readonly wallSeconds: number;
  readonly tasks: number;
  readonly cpuSeconds: number;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly shuffleBytes: number;
  /** Most that one task held for sorting, grouping and joining, and what it had to put on disk. */
  readonly peakBytes: number;
  readonly spilledBytes: number;
}

interface Event {
  readonly Event: string;
  readonly executionId?: number;
  readonly description?: string;
  readonly time?: number;
  readonly Properties?: Readonly<Record<string, string>>;
  readonly "Stage IDs"?: readonly number[];
  readonly "Stage ID"?: number;
  readonly "Task Metrics"?: Metrics;
}

interface Metrics {
  readonly "Executor CPU Time": number;
  readonly "Peak Execution Memory": number;
  readonly "Disk Bytes Spilled": number;
  readonly "Input Metrics": { readonly "Bytes Read": number; readonly "Records Read": number };
  readonly "Shuffle Write Metrics": { readonly "Shuffle Bytes Written": number };
}

/** The statements of an application that ran on executors, in order, from a folder of uncompressed event logs. */
export async function costsOf(folder: string, application: string): Promise<Cost[]> {
  const events: Event[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort())
    if (name.includes(application) && !name.endsWith("appstatus_" + application))
      for (const line of (await readFile(join(folder, name), "utf8").catch(() => "")).split("\n"))
        if (line.startsWith("{")) events.push(JSON.parse(line) as Event);
  const statements = new Map<number, { text: string; start: number; end: number; stages: Set<number> }>();
  for (const event of events) {
    const kind = event.Event.split(".").at(-1);
    const { executionId: id, time = 0 } = event;
    if (kind === "SparkListenerSQLExecutionStart" && id !== undefined)
      statements.set(id, { text: event.description ?? "", start: time, end: time, stages: new Set() });
    const known = id === undefined ? undefined : statements.get(id);
    if (kind === "SparkListenerSQLExecutionEnd" && known !== undefined) known.end = time;
    if (kind === "SparkListenerJobStart") {
      const statement = statements.get(Number(event.Properties?.["spark.sql.execution.id"]));
      for (const stage of event["Stage IDs"] ?? []) statement?.stages.add(stage);
    }
  }
  return [...statements.values()].flatMap(({ text, start, end, stages }) => {
    const tasks = events.flatMap((event) => {
      const metrics = event["Task Metrics"];
      return metrics !== undefined && stages.has(event["Stage ID"] ?? -1) ? [metrics] : [];
    });
    if (tasks.length === 0) return [];
    const sum = (value: (task: Metrics) => number): number =>
      tasks.reduce((all, task) => all + value(task), 0);
    return {
      statement: text,
      wallSeconds: (end - start) / 1000,
      tasks: tasks.length,
      cpuSeconds: sum((task) => task["Executor CPU Time"]) / 1e9,
      bytesRead: sum((task) => task["Input Metrics"]["Bytes Read"]),
      rowsRead: sum((task) => task["Input Metrics"]["Records Read"]),
      shuffleBytes: sum((task) => task["Shuffle Write Metrics"]["Shuffle Bytes Written"]),
      peakBytes: Math.max(...tasks.map((task) => task["Peak Execution Memory"])),
      spilledBytes: sum((task) => task["Disk Bytes Spilled"]),
    };
  });
}
