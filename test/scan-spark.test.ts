/** What `--engine spark` and `--dialect spark` refuse or print without any Spark; with one see `test/spark`. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-scan-spark-"));
const LAKE = ["--source", `DeviceEvents=parquet:${folder}`];
const IN_SPARK = ["scan", "--engine", "spark", "--master", "local[1]", ...LAKE];
const KQL = "DeviceEvents | where Timestamp > ago(1h) | project Timestamp, ActionType";

beforeAll(() => {
  // a program of that name that only says that it failed
  mkdirSync(join(folder, "home", "bin"), { recursive: true });
  symlinkSync("/bin/false", join(folder, "home", "bin", "spark-sql"));
  writeFileSync(join(folder, "card.kql"), KQL);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("scan --engine spark refuses", () => {
  it.each([
    ["strict", ["--strict"]],
    ["no-hash", ["--no-hash"]],
    ["table", ["--table", "DeviceEvents=x.csv"]],
    ["date-order", ["--date-order", "dmy"]],
    ["tz", ["--tz", "UTC"]],
    ["triage", ["--triage"]],
    ["redact", ["--redact"]],
    ["external", ["--external", "a=b"]],
    ["geoip", ["--geoip", "x.mmdb"]],
    ["threads", ["--threads", "2"]],
    ["memory-limit", ["--memory-limit", "1GB"]],
  ])("--%s by its name", async (name, args) => {
    const { code, stderr } = await runCli([...IN_SPARK, ...args]);
    expect(stderr).toContain(`--${name} means nothing with --engine spark`);
    expect(code).toBe(2);
  });

  it.each([
    [["scan", "--engine", "spark", "--master", "local[1]"], "no --source says"],
    [["scan", "--engine", "spark", ...LAKE], "no --master says"],
    [[...IN_SPARK, "samples"], "the path 'samples' means nothing"],
    [[...IN_SPARK, "--shared-folder", "no/such"], "is not there"],
    [["scan", "samples", "--master", "local[1]"], "--master means nothing with --engine duckdb"],
    [["scan", "samples", ...LAKE], "--source means nothing with --engine duckdb"],
    [["translate", join(folder, "card.kql"), ...LAKE], "--source is for --dialect spark"],
  ])("what is incomplete: %s", async (args, message) => {
    const { code, stderr } = await runCli(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it("a machine without Spark, and a Spark that does not start", async () => {
    const missing = await runCli(IN_SPARK, { env: { SPARK_HOME: join(folder, "nothing") } });
    expect(missing.stderr).toContain("error[SPARK-MISSING]: SPARK_HOME has no bin/spark-sql");
    expect(missing.code).toBe(2);
    const failing = await runCli(IN_SPARK, { env: { SPARK_HOME: join(folder, "home") } });
    expect(failing.stderr).toContain("error[SPARK-FAILED]: spark-sql does not start");
    expect(failing.code).toBe(3);
  });
});

describe("translate --dialect spark", () => {
  it("prints functions, views and one SELECT, with the clock it is given", async () => {
    const { code, stdout } = await runCli([
      ...["translate", join(folder, "card.kql"), "--window", "card", "--dialect", "spark", ...LAKE],
      ...["--now", "2026-03-02T08:15:00Z"],
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("SET spark.sql.ansi.doubleQuotedIdentifiers=true;");
    expect(stdout).toContain(
      "CREATE OR REPLACE TEMPORARY FUNCTION kql_now() RETURNS BIGINT RETURN 639080361000000000;",
    );
    expect(stdout).toContain('CREATE OR REPLACE TEMPORARY VIEW "DeviceEvents" AS');
    expect(stdout).toContain(`FROM parquet."file://${folder}" WITH ('mergeSchema' = 'true')`);
    expect(stdout.trimEnd().endsWith(";")).toBe(true);
  });

  it("says which view is missing where no source is named", async () => {
    const { code, stdout } = await runCli(["translate", join(folder, "card.kql"), "--dialect", "spark"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "-- Reads DeviceEvents, for which no source was named: a view of that name is needed.",
    );
  });
});
