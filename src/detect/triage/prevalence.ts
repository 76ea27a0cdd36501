import type { Prevalence } from "../../case/triage.js";
import { quoteName, quoteString } from "../../fragment/quote.js";
import type { Column } from "../../plan/types.js";
import { allRows, timeColumn, type Evidence } from "../evidence.js";

/** A file as it is looked for: in lower case, with backslashes. */
export interface WantedFile {
  readonly path: string;
  readonly name: string;
  /** It names a folder too. */
  readonly located: boolean;
}

/** A finding that is about a file: its device has seen it, however the command line writes it. */
export interface Sighting {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly time: bigint | null;
}

/** Windows does not tell cases apart in paths, nor `/` from `\`. */
export function wantedFile(file: string): WantedFile | undefined {
  const path = file
    .trim()
    .toLowerCase()
    .replaceAll("/", "\\")
    .replace(/^\\\\\?\\(unc\\)?/, (_, unc: string | undefined) => (unc === undefined ? "" : "\\\\"));
  // "/32" is a switch, and no file of the root folder
  const name = /^\\[^\\]*$/.test(path) ? path : path.slice(path.lastIndexOf("\\") + 1);
  return name === "" ? undefined : { path, name, located: path !== name };
}

const KEY = `coalesce(nullif("DeviceId", ''), lower("DeviceName"))`;

/** The tables of devices with the SQL that tells one device from another. */
export function deviceTables(
  evidence: Evidence,
): { table: string; columns: readonly Column[]; key: string }[] {
  return [...evidence.held].flatMap(([table, columns]) => {
    if (!table.startsWith("Device")) return [];
    const has = (name: string): boolean => columns.some((column) => column.name === name);
    if (has("DeviceId") && has("DeviceName")) return [{ table, columns, key: KEY }];
    if (has("DeviceId")) return [{ table, columns, key: `nullif("DeviceId", '')` }];
    return has("DeviceName") ? [{ table, columns, key: `lower(nullif("DeviceName", ''))` }] : [];
  });
}

/**
 * Devices in a table of the session: what rows call each, by id or by name, and one key for both, so that an export
 * without ids counts no device twice.
 */
async function nameDevices(evidence: Evidence): Promise<number> {
  const pairs = deviceTables(evidence).map(({ table, columns, key }) => {
    const named = columns.some((column) => column.name === "DeviceName");
    return `SELECT DISTINCT ${key} AS called, ${named ? `lower(nullif("DeviceName", ''))` : "NULL"} AS name FROM ${allRows(evidence, table)}`;
  });
  await evidence.session.run(`
    CREATE OR REPLACE TEMP TABLE coldhunt_devices AS
    WITH pairs AS (${pairs.join(" UNION ") || "SELECT NULL AS called, NULL AS name WHERE false"}),
      ids AS (SELECT name, min(called) AS id FROM pairs WHERE called <> name GROUP BY name)
    SELECT DISTINCT called, coalesce(ids.id, called) AS device
    FROM pairs LEFT JOIN ids ON pairs.called = ids.name WHERE called IS NOT NULL`);
  const [row] = await evidence.session.arrays("SELECT count(DISTINCT device) FROM coldhunt_devices");
  return Number(row?.[0] ?? 0);
}

/** What may stand before and after a file in a command line: neither is part of a longer name. */
const BEFORE = "(^|[\\\\/\"''\\s=,;:(\\[|<>])";
const AFTER = "($|[\"''\\s,;)\\]|<>:*?]|\\.($|[\"''\\s]))";

function named(column: string, text: string): string {
  const literal = text.replace(/[^a-z0-9\u0080-\uffff]/g, "\\$&");
  // contains() is fast and leaves few to the expression
  return `(contains(${column}, ${quoteString(text)}) AND regexp_matches(${column}, '${BEFORE}${literal.replaceAll("'", "''")}${AFTER}'))`;
}

/** How common files are in the evidence; reads each table of devices once a file. */
export async function prevalenceOf(
  evidence: Evidence,
  files: readonly { readonly file: WantedFile; readonly sightings: readonly Sighting[] }[],
): Promise<{ readonly devices: number; readonly of: ReadonlyMap<string, Prevalence> }> {
  const devices = await nameDevices(evidence);
  const of = new Map<string, Prevalence>();
  for (const { file, sightings } of files) of.set(file.path, await one(evidence, file, sightings, devices));
  return { devices, of };
}

async function one(
  evidence: Evidence,
  file: WantedFile,
  sightings: readonly Sighting[],
  devices: number,
): Promise<Prevalence> {
  const parts = deviceTables(evidence).flatMap(({ table, columns, key }) => {
    const texts = new Set(columns.filter(({ type }) => type === "string").map(({ name }) => name));
    const time = timeColumn(columns);
    const when = time === undefined ? "NULL::BIGINT" : quoteName(time);
    const folded = (column: string): string => `replace(lower(${quoteName(column)}), '/', '\\')`;
    const select = (kind: string, byName: string, byPath: string): string =>
      `SELECT ${key} AS called, ${when} AS t, '${kind}' AS kind, ${byPath} AS at_path FROM ${allRows(evidence, table)} WHERE ${byName}`;
    const isFile = [
      ...(texts.has("FileName") ? [`lower("FileName") = ${quoteString(file.name)}`] : []),
      ...(texts.has("PreviousFileName") ? [`lower("PreviousFileName") = ${quoteString(file.name)}`] : []),
    ];
    const isProcess = texts.has("InitiatingProcessFileName")
      ? `lower("InitiatingProcessFileName") = ${quoteString(file.name)}`
      : undefined;
    // FolderPath holds the name too in most tables, and the folder alone in some
    const folder = file.path.slice(0, Math.max(0, file.path.length - file.name.length - 1));
    const placeIn = (...names: readonly string[]): string => {
      const places = names
        .filter((column) => texts.has(column))
        .map((column) => `${folded(column)} IN (${quoteString(file.path)}, ${quoteString(folder)})`);
      return file.located ? places.join(" OR ") || "false" : "true";
    };
    const lines = [...texts].filter((column) => column.endsWith("CommandLine"));
    const inLines = (text: string): string => lines.map((column) => named(folded(column), text)).join(" OR ");
    return [
      ...(isFile.length === 0
        ? []
        : [select("file", `(${isFile.join(" OR ")})`, placeIn("FolderPath", "PreviousFolderPath"))]),
      ...(isProcess === undefined
        ? []
        : [select("process", isProcess, placeIn("InitiatingProcessFolderPath"))]),
      ...(lines.length === 0 ? [] : [select("line", inLines(file.name), inLines(file.path))]),
    ];
  });
  const own = sightings.map(
    ({ deviceId, deviceName, time }) =>
      `SELECT ${quoteString(deviceId === "" ? deviceName.toLowerCase() : deviceId)} AS called, ${time ?? "NULL"}::BIGINT AS t, 'finding' AS kind, true AS at_path`,
  );
  const rows = [...parts, ...own].join(" UNION ALL ");
  const [row] = await evidence.session.arrays(`
    SELECT count(DISTINCT device) FILTER (at_path), count(DISTINCT device),
      count(*) FILTER (kind = 'file'), count(*) FILTER (kind = 'process'), count(*) FILTER (kind = 'line'),
      min(t), max(t)
    FROM (${rows}) LEFT JOIN coldhunt_devices USING (called)`);
  const [byPath, byName, fileEvents, processEvents, commandLines, first, last] = row ?? [];
  return {
    devicesByPath: Number(byPath ?? 0),
    devicesByName: Number(byName ?? 0),
    devices,
    fileEvents: Number(fileEvents ?? 0),
    processEvents: Number(processEvents ?? 0),
    commandLines: Number(commandLines ?? 0),
    firstSeen: (first ?? null) as bigint | null,
    lastSeen: (last ?? null) as bigint | null,
  };
}
