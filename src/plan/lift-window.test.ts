import { describe, expect, it } from "vitest";
import { compile } from "../compile.js";
import { DEFENDER_TABLES } from "../schema/defender.js";

async function windowOf(kql: string): Promise<{ lifted: readonly string[]; kept: readonly string[] }> {
  const { lifted, kept } = await compile(kql, { tables: DEFENDER_TABLES, dialect: "duckdb", window: "all" });
  return { lifted, kept };
}

describe("a look-back is lifted", () => {
  const cases: readonly (readonly [kql: string, lifted: string])[] = [
    ["DeviceEvents | where Timestamp > ago(7d) | where FileName == 'x'", "Timestamp > ago(7d)"],
    ["DeviceEvents | where FileName == 'x' and Timestamp >= ago(1h)", "Timestamp >= ago(1h)"],
    ["DeviceEvents | where ago(1h) < Timestamp", "ago(1h) < Timestamp"],
    ["DeviceEvents | where ingestion_time() >= ago(2*1h)", "ingestion_time() >= ago(2*1h)"],
    ["let w = 3d; DeviceEvents | where Timestamp >= now() - w", "Timestamp >= now() - w"],
    ["DeviceEvents | where Timestamp between (ago(1d) .. now())", "Timestamp between (ago(1d) .. now())"],
    ["DeviceEvents | where Timestamp > ago(1d) | extend age = now() - Timestamp", "Timestamp > ago(1d)"],
  ];
  it.each(cases)("%s", async (kql, lifted) => {
    expect(await windowOf(kql)).toEqual({ lifted: [lifted], kept: [] });
  });
});

describe("a look-back stays", () => {
  const cases: readonly (readonly [why: string, kql: string, kept: readonly string[]])[] = [
    [
      "rows are counted together",
      "DeviceEvents | where Timestamp > ago(7d) | count",
      ["Timestamp > ago(7d)"],
    ],
    ["any rows are taken", "DeviceEvents | where Timestamp > ago(7d) | take 5", ["Timestamp > ago(7d)"]],
    ["it is an upper bound", "DeviceEvents | where Timestamp < ago(7d)", ["Timestamp < ago(7d)"]],
    [
      "the range ends before now",
      "DeviceEvents | where Timestamp between (ago(7d) .. ago(1d))",
      ["Timestamp between (ago(7d) .. ago(1d))"],
    ],
    [
      "it is one way out of two",
      "DeviceEvents | where Timestamp > ago(7d) or FileName == 'x'",
      ["Timestamp > ago(7d) or FileName == 'x'"],
    ],
    [
      "there are two",
      "DeviceEvents | where Timestamp > ago(7d) and ProcessCreationTime > ago(1d)",
      ["Timestamp > ago(7d)", "ProcessCreationTime > ago(1d)"],
    ],
    [
      "a computed column decides",
      "DeviceEvents | extend age = now() - Timestamp | where age < 1d",
      ["now() - Timestamp"],
    ],
  ];
  it.each(cases)("%s: %s", async (_, kql, kept) => {
    const window = await windowOf(kql);
    expect(window.lifted).toEqual([]);
    expect([...window.kept].sort()).toEqual([...kept].sort());
  });
});
