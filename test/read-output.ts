/** Outputs read back as their readers do, so that what stands in each can be compared. */
import { DuckDBInstance, type Json } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";

/** Each ending of outputs that hold findings. */
export const FINDING_ENDINGS = [
  "csv",
  "json",
  "jsonl",
  "parquet",
  "arrow",
  "html",
  "timesketch.jsonl",
  "ocsf.jsonl",
] as const;
/** A name for an output of every form there is. */
export const OUTPUTS: readonly string[] = [...FINDING_ENDINGS, "navigator.json", "txt"].map(
  (ending) => `r.${ending}`,
);

/** A finding as an output has it; values of the event as text, null where there is none. */
export interface ReadFinding {
  readonly id: string;
  readonly card: string;
  readonly level: string;
  readonly event: Readonly<Record<string, string | null>>;
  readonly sources: readonly string[];
  readonly sourceCount: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** What each ending is read by. */
export async function readFindings(path: string): Promise<ReadFinding[]> {
  if (path.endsWith(".timesketch.jsonl")) return lines(path).map(ofTimesketch);
  if (path.endsWith(".ocsf.jsonl")) return lines(path).map(ofOcsf);
  if (path.endsWith(".jsonl")) return lines(path).map(ofJson);
  if (path.endsWith(".json")) return (json(path)["findings"] as Fields[]).map(ofJson);
  if (path.endsWith(".csv")) return csvFindings(path);
  if (path.endsWith(".arrow")) return arrowRows(path).map(ofColumns);
  if (path.endsWith(".parquet")) return (await parquetRows(path)).map(ofColumns);
  if (path.endsWith(".html")) return htmlFindings(path);
  throw new Error(`no reader of findings for ${path}`);
}

/** All text that a reader of the output can get at. */
export async function readText(path: string): Promise<string> {
  if (path.endsWith(".arrow")) return JSON.stringify(arrowRows(path), plain);
  if (path.endsWith(".parquet")) return JSON.stringify(await parquetRows(path), plain);
  const text = readFileSync(path, "utf8");
  if (path.endsWith(".html")) return `${text}\n${JSON.stringify(htmlFindings(path))}`;
  return text;
}

export function json(path: string): Fields {
  return JSON.parse(exact(readFileSync(path, "utf8"))) as Fields;
}

/** Whole numbers that JavaScript would round become texts. */
function exact(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?=[,}\]])/g, (part) =>
    part.startsWith('"') ? part : `"${part}"`,
  );
}

export function lines(path: string): Fields[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(exact(line)) as Fields);
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** Numbers, times and JSON as text; what is empty and what is absent are the same to a file of texts. */
function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  return JSON.stringify(value, plain).replace(/^"(.*)"$/, "$1");
}

function eventOf(pairs: Iterable<readonly [string, unknown]>): ReadFinding["event"] {
  return Object.fromEntries([...pairs].map(([name, value]) => [name, valueText(value)]));
}

function placesOf(sources: unknown): string[] {
  return (sources as { path: string; row: number | bigint }[]).map(({ path, row }) => `${path}:${row}`);
}

function ofJson(line: Fields): ReadFinding {
  return {
    id: line["id"] as string,
    card: line["card"] as string,
    level: line["level"] as string,
    event: eventOf(Object.entries(line["event"] as Fields)),
    sources: placesOf(line["sources"]),
    sourceCount: line["sourceCount"] as number,
  };
}

function ofTimesketch(line: Fields): ReadFinding {
  const { finding_id: id, card, level, sources, source_count: count, ...rest } = line;
  const own = ["message", "datetime", "timestamp", "timestamp_desc", "tag", "card_title"];
  const event = Object.entries(rest).filter(([name]) => !own.includes(name));
  return {
    id: id as string,
    card: card as string,
    level: level as string,
    event: columnsOf(event),
    sources: sources as string[],
    sourceCount: count as number,
  };
}

function ofOcsf(line: Fields): ReadFinding {
  const info = line["finding_info"] as { uid: string; analytic: { uid: string } };
  const [evidence] = line["evidences"] as { data: Fields }[];
  const data = evidence?.data ?? {};
  return ofJson({
    ...data,
    id: info.uid,
    card: info.analytic.uid,
    level: (line["severity"] as string).toLowerCase(),
  });
}

/** Columns of an event that stand beside those of the finding, some under names with a prefix. */
function columnsOf(pairs: readonly (readonly [string, unknown])[]): ReadFinding["event"] {
  return eventOf(pairs.map(([name, value]) => [name.replace(/^event\./, ""), value]));
}

/** A leading apostrophe is the guard's wherever a text begins with one. */
function csvFindings(path: string): ReadFinding[] {
  const records = parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true });
  return records.map((record) => {
    const { id = "", card = "", level = "", sources = "", source_count: count, ...event } = unguarded(record);
    return {
      id,
      card,
      level,
      event: columnsOf(Object.entries(event)),
      sources: sources.split("; "),
      sourceCount: Number(count),
    };
  });
}

function unguarded(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.replace(/^'/, ""), value.replace(/^'/, "")]),
  );
}

function ofColumns(row: Fields): ReadFinding {
  const { id, card, level, sources, source_count: count, ...event } = row;
  return {
    id: id as string,
    card: card as string,
    level: level as string,
    event: columnsOf(Object.entries(event)),
    sources: placesOf(sources),
    sourceCount: Number(count),
  };
}

function arrowRows(path: string): Fields[] {
  const table = tableFromIPC(readFileSync(path));
  const times = new Set(
    table.schema.fields.filter(({ type }) => String(type).startsWith("Timestamp")).map(({ name }) => name),
  );
  const nanos = new Map([...times].map((name) => [name, table.getChild(name)]));
  return Array.from({ length: table.numRows }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (const { name } of table.schema.fields) {
      const value: unknown = table.getChild(name)?.get(at);
      if (value === null) row[name] = null;
      else if (times.has(name)) {
        let rest = at;
        for (const data of nanos.get(name)?.data ?? []) {
          if (rest < data.length) {
            row[name] = nanosText((data.values as BigInt64Array)[rest] ?? 0n);
            break;
          }
          rest -= data.length;
        }
      } else row[name] = JSON.parse(JSON.stringify(value, plain)) as unknown;
    }
    return row;
  });
}

async function parquetRows(path: string): Promise<Fields[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const [types] = [await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${path}'`)];
    const list = types.getRows().map(([name, type]) => {
      const column = `"${String(name).replaceAll('"', '""')}"`;
      return type === "TIMESTAMP_NS" ? `epoch_ns(${column}) AS ${column}` : column;
    });
    const times = new Set(
      types.getRows().flatMap(([name, type]) => (type === "TIMESTAMP_NS" ? [String(name)] : [])),
    );
    const reader = await connection.runAndReadAll(`SELECT ${list.join(", ")} FROM '${path}'`);
    return reader
      .getRowObjectsJson()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]): [string, Json] => [
            name,
            times.has(name) && value !== null ? nanosText(BigInt(value as string)) : value,
          ]),
        ),
      );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Nanoseconds since 1970 as KQL writes a time: seven digits of a second. */
function nanosText(nanos: bigint): string {
  const ticks = nanos / 100n;
  const seconds = ticks / 10_000_000n;
  const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return `${date}.${(ticks % 10_000_000n).toString().padStart(7, "0")}Z`;
}

/** The findings that the page is given; its texts are those a reader sees. */
function htmlFindings(path: string): ReadFinding[] {
  const html = readFileSync(path, "utf8");
  const meta = JSON.parse(
    /<script type="application\/json" id="meta">(.*?)<\/script>/s.exec(html)?.[1] ?? "{}",
  ) as { cards: { id: string; columns: string[] }[]; paths: string[] };
  const chunks = [...html.matchAll(/<script type="application\/json" class="rows">(.*?)<\/script>/gs)].map(
    (match) =>
      JSON.parse(match[1] ?? "") as {
        t: string[];
        r: [number, string, number, number[], number[], number][];
      },
  );
  return chunks.flatMap(({ t, r }) =>
    r.map(([card, id, level, values, sources, count]): ReadFinding => ({
      id,
      card: meta.cards[card]?.id ?? "",
      level: t[level] ?? "",
      event: eventOf(values.map((place, at) => [meta.cards[card]?.columns[at] ?? "", t[place]])),
      sources: sources.flatMap((source, at) =>
        at % 2 === 0 ? [`${meta.paths[source] ?? ""}:${sources[at + 1] ?? ""}`] : [],
      ),
      sourceCount: count,
    })),
  );
}
