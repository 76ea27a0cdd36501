import { columnRef, extend, literal } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type { Item, Scalar } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { PLATFORM_COLUMNS } from "../schema/log-analytics.js";
import { SENTINEL_TABLES } from "../schema/sentinel.js";
import { bindCall, conversionTo } from "./bind-call.js";

export type Tables = ReadonlyMap<string, readonly Column[]>;

const EVENT_TIMES = ["Timestamp", "TimeGenerated"];

/** Columns that Log Analytics adds to each table, where an export has none of them. */
const ADDED: ReadonlySet<string> = new Set(["TenantId", "SourceSystem", "Type"]);

/**
 * Those that it shows only where a query names them.
 * https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns
 */
const ADDED_WHERE_NAMED: ReadonlySet<string> = new Set([
  "_BilledSize",
  "_IsBillable",
  "_ItemId",
  "_ResourceId",
  "_SubscriptionId",
]);

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
const SPELT_THERE: ReadonlyMap<string, string> = new Map([
  ["AccountUpn", "AccountUPN"],
  // the portal itself writes it so, its documentation does not
  ["Isp", "ISP"],
]);

/** The tables as queries see them that name certain standard columns. */
const remembered = new WeakMap<Tables, Map<string, Tables>>();

/**
 * The same tables as a card written for Log Analytics sees them: its time column, its dynamic columns, and of the
 * standard columns those that its text names.
 */
export function asLogAnalytics(tables: Tables, source: string): Tables {
  const words = new Set(source.match(/\b_\w+/g) ?? []);
  const added = PLATFORM_COLUMNS.filter(
    ({ name }) => ADDED.has(name) || (ADDED_WHERE_NAMED.has(name) && words.has(name)),
  );
  const views = remembered.get(tables) ?? new Map<string, Tables>();
  remembered.set(tables, views);
  const key = added.map(({ name }) => name).join();
  const known = views.get(key);
  if (known !== undefined) return known;
  const seen = new Map(
    [...tables].map(([name, columns]) => [name, seenColumns(name, columns, added)] as const),
  );
  views.set(key, seen);
  return seen;
}

function seenColumns(table: string, columns: readonly Column[], added: readonly Column[]): readonly Column[] {
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
  return [...retyped, ...[...times, ...added, ...respelt].filter((column) => !names.has(column.name))];
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
    .map((column): Item => {
      const value = valueOf(column, table, stored);
      const absent = value.kind === "literal" && column.name !== "Type";
      return { name: column.name, value, ...(absent ? { absent } : {}) };
    });
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
