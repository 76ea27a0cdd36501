import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { ROOT, runCli } from "./run-cli.js";

const MMC = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";

/** Makes the program fail where it loads a module whose path matches, by import or by require. */
function without(pattern: string): string[] {
  const module = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
  const refusal = `if (new RegExp(${JSON.stringify(pattern)}).test(name)) throw new Error("loaded " + name);`;
  const hooks = module(
    `export async function load(name, context, next) { ${refusal} return next(name, context); }`,
  );
  return [
    "--import",
    module(`
      import Module, { register } from "node:module";
      register(${JSON.stringify(hooks)});
      const load = Module._load;
      Module._load = function (name, ...rest) { ${refusal} return load.call(this, name, ...rest); };`),
  ];
}

describe("help", () => {
  it.each([
    [["--help"]],
    [["scan", "--help"]],
    [["hunt", "--help"]],
    [["translate", "--help"]],
    [["cards", "--help"]],
  ])("%j goes to standard output and loads neither DuckDB nor the KQL parser", async (args) => {
    const { code, stdout, stderr } = await runCli(args, { node: without("@duckdb|@kusto|/yaml/") });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Usage: coldhunt/);
  });

  it("names the exit codes", async () => {
    expect((await runCli(["--help"])).stdout).toMatch(/Exit codes: 0 done; 1 .*; 2 .*; 3 .*; 4 .*; 5/);
  });

  it("says the version", async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect((await runCli(["--version"])).stdout).toBe(`${version}\n`);
  });
});

describe("the guard of these tests", () => {
  it("notices DuckDB and the KQL parser", async () => {
    for (const module of ["@duckdb", "@kusto"]) {
      const { code, stderr } = await runCli(["query", "print 1"], { node: without(module) });
      expect(code).not.toBe(0);
      expect(stderr).toContain(`loaded`);
    }
  });
});

describe("a wrong command line", () => {
  it.each([
    [[]],
    [["nope"]],
    [["scan"]],
    [["scan", "samples", "--nope"]],
    [["scan", "samples", "--format", "xml"]],
    [["scan", "samples", "--window", "some"]],
    [["scan", "samples", "--fail-on", "awful"]],
    [["scan", "samples", "--from", "yesterday"]],
    [["scan", "samples", "--to", "13/03/2024"]],
    [["scan", "samples", "--from", "2026-03-02", "--to", "2026-03-02"]],
    [["scan", "samples", "--now", "soon"]],
    [["scan", "samples", "--threads", "0"]],
    [["scan", "samples", "--threads", "many"]],
    [["scan", "samples", "--memory-limit", "much"]],
    [["scan", "samples", "--card", "no-such-card"]],
    [["scan", "samples", "-o", "findings.doc"]],
    [["scan", "samples", "-o", "findings"]],
    [["scan", "samples", "-o", "no/such/folder/findings.json"]],
    [["scan", "samples", "-o", "samples/findings.json"]],
    [["scan", "samples", "-o", "samples/../samples/findings.json", "--force"]],
    [["scan", "samples", "-o", "package.json"]],
    [["scan", "samples", "-o", "/tmp/coldhunt-x.json", "-o", "/tmp/coldhunt-x.json"]],
    [["hunt"]],
    [["import", "samples", "--case", "/tmp/coldhunt-x.duckdb", "--threads", "many"]],
    [["import", "samples", "--case", "samples/x.duckdb"]],
    [["import", "samples/portal/*.csv", "--case", "samples/portal/x.duckdb"]],
    [["query", "print 1", "--memory-limit", "much"]],
    [["audit", "--case", "x.duckdb", "--threads", "0"]],
    [["tree", "--finding", "0123456789abcdef"]],
    [["tree", "--finding", "0123456789abcdef", "samples", "--now", "soon"]],
    [["tree", "--finding", "0123456789abcdef", "samples", "--case", "x.duckdb"]],
    [["explain", "--card", "x.kql", "--event", "a.csv:1", "samples", "--from", "yesterday"]],
    [["translate"]],
    [["translate", "no-such-card"]],
    [["cards", "show", "no-such-card"]],
  ])("%j ends with 2, says why and does nothing", async (args) => {
    const { code, stdout, stderr } = await runCli(args, { node: without("@duckdb") });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^(error|Usage)/);
  });
});

describe("cards", () => {
  it("list has the card that ships", async () => {
    const { code, stdout, stderr } = await runCli(["cards", "list"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`${MMC}  medium  T1218.014,T1055  Process injection initiated by MMC\n`);
  });

  it("list --format json has all a card says", async () => {
    const { stdout } = await runCli(["cards", "list", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "coldhunt/cards/1",
      cards: [
        {
          id: MMC,
          level: "medium",
          levelSource: "default",
          attack: [
            { tactic: "TA0005", tacticName: "Defense Evasion", technique: "T1218.014" },
            { tactic: "TA0005", tacticName: "Defense Evasion", technique: "T1055" },
          ],
          references: ["https://www.elastic.co/security-labs/grimresource"],
        },
      ],
    });
  });

  it("show takes an id in any case", async () => {
    const { code, stdout } = await runCli(["cards", "show", MMC.toUpperCase()]);
    expect(code).toBe(0);
    expect(stdout).toContain("False positives");
    expect(stdout).toContain("  let timeframe = 2*1h;\n");
  });
});

describe("translate", () => {
  it("prints the stored SQL of the card that ships, by id and by file", async () => {
    const stored = await readFile(join(ROOT, "sql/detections", `${MMC}.sql`), "utf8");
    const byId = await runCli(["translate", MMC]);
    expect([byId.code, byId.stderr]).toEqual([0, ""]);
    expect(byId.stdout).toBe(stored);
    expect((await runCli(["translate", `sql/detections/${MMC}.md`])).stdout).toBe(stored);
  });

  it("prints SQL that runs in DuckDB without the program", async () => {
    const { stdout } = await runCli(["translate", "-"], {
      input: 'print t = datetime(2026-03-02T08:15:31.0417203Z), s = 1d + 2h, d = dynamic("x")',
    });
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(stdout)).getRowObjectsJson();
    expect(rows).toEqual([{ t: "2026-03-02T08:15:31.0417203Z", s: "1.02:00:00", d: "x" }]);
    connection.closeSync();
  });

  it("shows the faults of a query with their places, and ends with 4", async () => {
    const { code, stdout, stderr } = await runCli(["translate", "-"], {
      input: "DeviceEvents\r\n| where Nope == 1",
    });
    expect([code, stdout]).toEqual([4, ""]);
    expect(stderr).toMatch(
      /^error\[KQL-UNKNOWN\]: .*\n {2}standard input:2:9\n {2}2 \| \| where Nope == 1\n {4}\| {9}\^{4}\n/,
    );
  });

  it("points into the file of a card", async () => {
    const { code, stderr } = await runCli(["translate", "test/cards/refused.md"]);
    expect(code).toBe(4);
    expect(stderr).toContain("test/cards/refused.md:14:1");
  });
});
