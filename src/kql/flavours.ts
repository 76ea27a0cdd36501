import { columnRef, extend, literal } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type { Item, Scalar } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { SENTINEL_TABLES } from "../schema/sentinel.js";
import { bindCall, conversionTo } from "./bind-call.js";

export type Tables = ReadonlyMap<string, readonly Column[]>;

const EVENT_TIMES = ["Timestamp", "TimeGenerated"];

/** Columns that Log Analytics adds to each table, where an export has none of them. */
const ADDED: readonly Column[] = [
  { name: "TenantId", type: "string" },
  { name: "SourceSystem", type: "string" },
  { name: "Type", type: "string" },
];

/** Text on the portal, a dynamic value in Log Analytics. */
const DYNAMIC_THERE: ReadonlySet<string> = new Set([
  "AdditionalFields",
  "LoggedOnUsers",
  "IPAddresses",
  "ConnectedNetworks",
  "RawEventData",
  "ActivityObjects",
]);

/** Columns that Log Analytics spells in another case, by the portal's name. */
const SPELT_THERE: ReadonlyMap<string, string> = new Map([["AccountUpn", "AccountUPN"]]);

const remembered = new WeakMap<Tables, Tables>();

/** The same tables as a card written for Log Analytics sees them: its time column, its dynamic columns. */
export function asLogAnalytics(tables: Tables): Tables {
  const known = remembered.get(tables);
  if (known !== undefined) return known;
  const seen = new Map([...tables].map(([name, columns]) => [name, seenColumns(name, columns)] as const));
  remembered.set(tables, seen);
  return seen;
}

function seenColumns(table: string, columns: readonly Column[]): readonly Column[] {
  const names = new Set(columns.map((column) => column.name));
  if (!EVENT_TIMES.some((name) => names.has(name))) return columns;
  const times = EVENT_TIMES.map((name): Column => ({ name, type: "datetime" }));
  const retyped = columns.map((column): Column =>
    // a table that only Log Analytics has is stored under its own types already
    DYNAMIC_THERE.has(column.name) && !SENTINEL_TABLES.has(table)
      ? { name: column.name, type: "dynamic" }
      : column,
  );
  const respelt = columns.flatMap(({ name, type }): Column[] => {
    const there = SPELT_THERE.get(name);
    return there === undefined ? [] : [{ name: there, type }];
  });
  return [...retyped, ...[...times, ...ADDED, ...respelt].filter((column) => !names.has(column.name))];
}

/** Gives the rows of a stored table the columns and types a query sees. */
export function adapt(
  scan: Relation,
  table: string,
  stored: readonly Column[],
  seen: readonly Column[],
): Relation {
  const types = new Map(stored.map((column) => [column.name, column.type]));
  const items = seen
    .filter((column) => types.get(column.name) !== column.type)
    .map((column): Item => ({ name: column.name, value: valueOf(column, table, stored) }));
  return items.length === 0 ? scan : extend(scan, items);
}

function valueOf(column: Column, table: string, stored: readonly Column[]): Scalar {
  const same = stored.find((one) => one.name === column.name);
  if (same !== undefined) {
    const name = column.type === "dynamic" ? "parse_json" : conversionTo(column.type);
    return bindCall(name, [columnRef(same)], undefined, column.type);
  }
  const time = EVENT_TIMES.includes(column.name)
    ? stored.find((one) => EVENT_TIMES.includes(one.name))
    : undefined;
  if (time !== undefined) return columnRef(time);
  const portal = stored.find((one) => SPELT_THERE.get(one.name) === column.name);
  if (portal !== undefined) return columnRef(portal);
  return literal(column.type, column.type !== "string" ? null : column.name === "Type" ? table : "");
}
