import { describe, expect, it } from "vitest";
import { ACTION_TYPES } from "./action-types.js";
import { DEFENDER_TABLES, DEVICE_EVENT_TABLES } from "./defender.js";
import { COLUMN_RENAMES, TABLE_RENAMES } from "./legacy.js";
import { LOG_ANALYTICS_COLUMNS, PLATFORM_COLUMNS } from "./log-analytics.js";
import { SENTINEL_TABLES } from "./sentinel.js";

const TYPES = new Set(["bool", "int", "long", "real", "datetime", "string", "guid", "dynamic"]);

describe("the Defender tables", () => {
  it("are 72, with typed columns of distinct names", () => {
    expect(DEFENDER_TABLES.size).toBe(72);
    for (const [table, columns] of DEFENDER_TABLES) {
      const names = columns.map((column) => column.name.toLowerCase());
      expect(new Set(names).size, table).toBe(names.length);
      for (const column of columns) expect(TYPES, `${table}.${column.name}`).toContain(column.type);
    }
  });

  it("know DeviceEvents as the portal does", () => {
    const types = new Map(DEFENDER_TABLES.get("DeviceEvents")?.map((column) => [column.name, column.type]));
    expect(types.get("Timestamp")).toBe("datetime");
    expect(types.get("AdditionalFields")).toBe("string");
    expect(types.get("ProcessId")).toBe("long");
    expect(types.get("LocalPort")).toBe("int");
    expect(types.get("IsProcessRemoteSession")).toBe("bool");
  });
});

describe("the tables of Sentinel", () => {
  it("have typed columns of names that differ in more than their case", () => {
    for (const [table, columns] of SENTINEL_TABLES) {
      expect(DEFENDER_TABLES.has(table), table).toBe(false);
      const names = columns.map((column) => column.name.toLowerCase());
      expect(new Set(names).size, table).toBe(names.length);
      for (const column of columns) expect(TYPES, `${table}.${column.name}`).toContain(column.type);
    }
  });

  it("begin with their time and name the resource that wrote them", () => {
    for (const [table, [first]] of SENTINEL_TABLES) expect(first?.name, table).toBe("TimeGenerated");
    const vault = SENTINEL_TABLES.get("AzureDiagnostics")?.map((column) => column.name);
    expect(vault).toEqual(expect.arrayContaining(["_ResourceId", "id_s", "clientIP_s"]));
  });
});

describe("the other names", () => {
  it("lead to known tables and columns", () => {
    for (const table of TABLE_RENAMES.values()) expect(DEFENDER_TABLES.has(table), table).toBe(true);
    const known = new Set(DEFENDER_TABLES.get("DeviceEvents")?.map((column) => column.name));
    for (const column of COLUMN_RENAMES.values()) expect(known).toContain(column);
  });

  it("do not repeat a column of the table", () => {
    for (const [table, columns] of LOG_ANALYTICS_COLUMNS) {
      const known = DEFENDER_TABLES.get(table)?.map((column) => column.name.toLowerCase());
      for (const column of columns) expect(known, table).not.toContain(column.name.toLowerCase());
    }
    expect(PLATFORM_COLUMNS.map((column) => column.name)).toContain("TimeGenerated");
  });

  it("give each ActionType one table", () => {
    const all = [...ACTION_TYPES.values()].flat();
    expect(new Set(all).size).toBe(all.length);
    for (const table of DEVICE_EVENT_TABLES) expect(ACTION_TYPES.get(table)?.length).toBeGreaterThan(0);
  });
});
