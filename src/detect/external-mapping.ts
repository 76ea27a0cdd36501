import { EvidenceError } from "../diagnostics/error.js";
import type { ExternalData } from "../plan/externals.js";

/** Where a column is found in a record: under a path of names and places, or at a 0-based place. */
interface MappedColumn {
  readonly path?: readonly (string | number)[];
  readonly ordinal?: number;
}

export type Mapping = ReadonlyMap<string, MappedColumn>;

/**
 * What the `ingestionMapping` of a `with` clause says, by column; undefined where there is none. Transformations,
 * constants and paths with wildcards are refused.
 * https://learn.microsoft.com/kusto/management/mappings
 */
export function mappingOf(data: ExternalData): Mapping | undefined {
  const text = ["ingestionMapping", "jsonMapping", "csvMapping"]
    .map((name) => data.properties[name])
    .find((value) => value !== undefined);
  const other = ["ingestionMappingReference", "zipPattern"].find(
    (name) => data.properties[name] !== undefined,
  );
  if (other !== undefined) throw unread(data, `'${other}' is not read`);
  if (text === undefined) return undefined;
  return new Map(entriesOf(text, data).map((entry) => mapped(entry, data)));
}

function unread(data: ExternalData, why: string): EvidenceError {
  return new EvidenceError("EVIDENCE-SHAPE", `externaldata of ${data.address}: ${why}`);
}

function entriesOf(text: string, data: ExternalData): readonly unknown[] {
  try {
    const entries: unknown = JSON.parse(text);
    if (Array.isArray(entries)) return entries;
  } catch {
    // told below
  }
  throw unread(data, "the mapping is no JSON array");
}

function mapped(entry: unknown, data: ExternalData): readonly [string, MappedColumn] {
  const fields = fieldsOf(entry);
  const properties = fieldsOf(fields.get("properties") ?? entry);
  const column = fields.get("column") ?? fields.get("name");
  const [path, ordinal] = [properties.get("path"), properties.get("ordinal")];
  if (properties.has("transform") || properties.has("constvalue"))
    throw unread(data, "mappings that transform are not read");
  if (typeof column !== "string") throw unread(data, "a mapping names no column");
  if (typeof path === "string") return [column, { path: stepsOf(path, data) }];
  const place = Number(ordinal);
  if (ordinal === undefined || !Number.isInteger(place))
    throw unread(data, `no place is mapped to '${column}'`);
  return [column, { ordinal: place }];
}

/** The members of a bag by their names in lower case: both spellings are in use. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(value ?? {}).map(([name, member]) => [name.toLowerCase(), member as unknown]),
  );
}

const STEP = /\.([\w-]+)|\['([^']+)'\]|\[(\d+)\]/y;

/** `$.a['b'][0]` as its steps. */
function stepsOf(path: string, data: ExternalData): (string | number)[] {
  const steps: (string | number)[] = [];
  STEP.lastIndex = 1;
  let at = 1;
  for (let step = STEP.exec(path); step !== null; step = STEP.exec(path)) {
    const [whole, name, quoted, place] = step;
    steps.push(place === undefined ? (name ?? quoted ?? "") : Number(place));
    at += whole.length;
  }
  if (!path.startsWith("$") || at !== path.length) throw unread(data, `the path '${path}' is not read`);
  return steps;
}

/** The value under a path; undefined where there is none. */
export function memberAt(value: unknown, path: readonly (string | number)[]): unknown {
  let member: unknown = value;
  for (const step of path) {
    if (typeof member !== "object" || member === null) return undefined;
    if (Array.isArray(member) !== (typeof step === "number") || !Object.hasOwn(member, step))
      return undefined;
    member = (member as Record<string | number, unknown>)[step];
  }
  return member;
}
