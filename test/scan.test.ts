import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAM, ROOT, runCli, type CliResult } from "./run-cli.js";

const MMC = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";
const ACTIONS = [
  "CreateRemoteThreadApiCall",
  "MemoryRemoteProtect",
  "NtAllocateVirtualMemoryRemoteApiCall",
  "NtMapViewOfSectionRemoteApiCall",
  "QueueUserApcRemoteApiCall",
  "ReadProcessMemoryApiCall",
  "SetThreadContextRemoteApiCall",
];
/** The export of the portal that the project was given; not part of it. */
const REAL = join(ROOT, "../shared/real");

interface ScanDocument {
  readonly schema: string;
  readonly run: Readonly<Record<string, unknown>>;
  readonly inputs: readonly {
    readonly path: string;
    readonly sha256: string | null;
    readonly rows: Readonly<Record<"read" | "imported" | "rejected" | "duplicate", number>>;
  }[];
  readonly cards: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly reasons: readonly string[];
    readonly findings: number;
  }[];
  readonly findings: readonly {
    readonly id: string;
    readonly event: Readonly<Record<string, unknown>>;
    readonly sources: readonly { readonly path: string; readonly row: number }[];
    readonly sourceCount: number;
  }[];
}

const documentOf = (result: CliResult): ScanDocument => JSON.parse(result.stdout) as ScanDocument;
const MODULES = /@kusto|language-service/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-scan-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A small export: a line of names, then rows of them. */
async function csv(name: string, header: string, ...rows: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${[header, ...rows].join("\n")}\n`);
  return path;
}
const HEADER =
  "Timestamp,DeviceId,DeviceName,ActionType,InitiatingProcessFileName,InitiatingProcessCommandLine,ReportId";
const row = (action: string, process: string, line: string, report = 1): string =>
  `2026-03-02T08:15:31.0417203Z,d,host,${action},${process},"${line.replaceAll('"', '""')}",${report}`;

describe("scan samples", () => {
  it("finds all seven ActionTypes and ends with 0, without loading the KQL parser", async () => {
    const trace = join(folder, "loaded.txt");
    const hook = `data:text/javascript,${encodeURIComponent(`
      import Module from "node:module"; import { appendFileSync } from "node:fs";
      const load = Module._load;
      Module._load = function (name, ...rest) { appendFileSync(${JSON.stringify(trace)}, name + "\\n"); return load.call(this, name, ...rest); };`)}`;
    const result = await runCli(["scan", "samples", "--format", "json"], {
      node: ["--import", hook],
      env: { XDG_CACHE_HOME: join(folder, "no-cache") },
    });
    expect(result.code).toBe(0);
    const found = documentOf(result);
    const actions = new Set(found.findings.map(({ event }) => String(event["ActionType"]).toLowerCase()));
    expect([...actions].sort()).toEqual(ACTIONS.map((name) => name.toLowerCase()).sort());
    expect(await readFile(trace, "utf8")).not.toMatch(MODULES);
  });

  it("gives the same bytes whatever the threads, and the same numbers in every form", async () => {
    const json = await runCli(["scan", "samples", "--format", "json", "--threads", "1"]);
    const again = await runCli(["scan", "samples", "--format", "json", "--threads", "4"]);
    const strip = (text: string): string => text.replace(/"argv":\[[^\]]*\]/, "");
    expect(strip(again.stdout)).toBe(strip(json.stdout));
    const { findings } = documentOf(json);
    const lines = (await runCli(["scan", "samples"])).stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(findings);
    const records = parse((await runCli(["scan", "samples", "--format", "csv"])).stdout, { columns: true });
    expect((records as Record<string, string>[]).map((record) => record["id"])).toEqual(
      findings.map(({ id }) => id),
    );
    const table = (await runCli(["scan", "samples", "--format", "table"])).stdout;
    for (const { event } of findings) expect(table).toContain(event["Timestamp"]);
  });

  it("names for each finding the record it comes from", async () => {
    const { findings } = documentOf(await runCli(["scan", "samples/portal", "--format", "json"]));
    expect(findings.length).toBeGreaterThan(0);
    for (const { event, sources, sourceCount } of findings) {
      expect(sourceCount).toBe(1);
      const [source] = sources;
      if (source === undefined || source.path.endsWith(".gz")) continue;
      const records = parse(await readFile(join(ROOT, source.path), "utf8"), { columns: true, bom: true });
      const record = (records as Record<string, string>[])[source.row - 1];
      const names = ["DeviceId", "DeviceName", "ActionType", "InitiatingProcessCommandLine"];
      expect(names.map((name) => record?.[name])).toEqual(names.map((name) => event[name]));
    }
  });
});

describe("the README", () => {
  it("shows what a scan of the samples prints", async () => {
    const readme = await readFile(join(ROOT, "README.md"), "utf8");
    const shown = /npx coldhunt scan samples\n([^`]*)```/.exec(readme)?.[1]?.trimEnd().split("\n") ?? [];
    const { stdout } = await runCli(["scan", "samples", "--format", "table"], { env: { COLUMNS: "120" } });
    const printed = stdout.split("\n");
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((line) => line !== "..." && !printed.includes(line))).toEqual([]);
  });
});

if (!existsSync(REAL)) console.warn(`SKIPPED: the real portal export is not at ${REAL}`);
// evidence of real machines is no part of the project
describe.skipIf(!existsSync(REAL))("scan of the real portal export", () => {
  it("reads it whole and is clean, with the six ActionTypes never seen", async () => {
    const result = await runCli(["scan", REAL, "--format", "json"]);
    expect(result.code).toBe(0);
    const { inputs, cards } = documentOf(result);
    expect(inputs.reduce((sum, input) => sum + input.rows.read, 0)).toBe(26);
    expect(inputs.reduce((sum, input) => sum + input.rows.imported, 0)).toBe(26);
    expect(cards[0]?.verdict).toBe("clean");
    for (const name of ACTIONS.filter((one) => one !== "ReadProcessMemoryApiCall")) {
      expect(cards[0]?.reasons.join()).toContain(name);
    }
    expect(cards[0]?.reasons.join()).not.toContain("ReadProcessMemoryApiCall");
  });
});

describe("a scan", () => {
  it("writes files by their endings, whole, and nothing to a pipe", async () => {
    const out = await mkdtemp(join(folder, "out-"));
    const names = ["a.json", "b.jsonl", "c.csv", "d.txt"];
    const result = await runCli([
      "scan",
      "samples/lines",
      "-q",
      ...names.flatMap((name) => ["-o", join(out, name)]),
    ]);
    expect(result).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await readdir(out)).sort()).toEqual(names);
    const { findings } = JSON.parse(await readFile(join(out, "a.json"), "utf8")) as ScanDocument;
    expect((await readFile(join(out, "b.jsonl"), "utf8")).trimEnd().split("\n")).toHaveLength(
      findings.length,
    );
    expect(parse(await readFile(join(out, "c.csv"), "utf8"))).toHaveLength(findings.length + 1);
    expect(await readFile(join(out, "d.txt"), "utf8")).toContain(`hit medium ${MMC}`);
  });

  it("overwrites only with --force", async () => {
    const path = join(folder, "there.json");
    await writeFile(path, "mine");
    const refused = await runCli(["scan", "samples/lines", "-o", path]);
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain("OUTPUT-EXISTS");
    expect(await readFile(path, "utf8")).toBe("mine");
    expect((await runCli(["scan", "samples/lines", "-q", "--force", "-o", path])).code).toBe(0);
    expect(await readFile(path, "utf8")).toMatch(/^\{"schema"/);
  });

  it("that cannot write a file says so and leaves no draft", async () => {
    const out = await mkdtemp(join(folder, "long-"));
    const { code, stderr } = await runCli([
      "scan",
      "samples/lines",
      "-o",
      join(out, `${"x".repeat(300)}.json`),
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("error[OUTPUT-UNWRITABLE]")]);
    expect(await readdir(out)).toEqual([]);
  });

  it("writes nothing among the evidence", async () => {
    const evidence = join(folder, "evidence");
    await mkdir(join(evidence, "below"), { recursive: true });
    await cp(join(ROOT, "samples/lines"), join(evidence, "lines"), { recursive: true });
    const before = await readdir(evidence, { recursive: true });
    for (const path of ["x.json", "below/x.json", "below/../x.json"]) {
      const { code } = await runCli(["scan", ".", "-o", path, "--force"], { cwd: evidence });
      expect(code).toBe(2);
    }
    for (const args of [
      ["-o", join(evidence, "lines/x.json")],
      ["--temp-dir", join(evidence, "below")],
    ]) {
      const { code, stderr } = await runCli([
        "scan",
        join(evidence, "lines/*.jsonl"),
        join(evidence, "below"),
        ...args,
      ]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("evidence")]);
    }
    const { mtimeMs } = await stat(join(evidence, "lines/tokyo.jsonl"));
    expect((await runCli(["scan", "."], { cwd: evidence })).code).toBe(0);
    expect(await readdir(evidence, { recursive: true })).toEqual(before);
    expect((await stat(join(evidence, "lines/tokyo.jsonl"))).mtimeMs).toBe(mtimeMs);
  });

  it("without hashes says so, and names findings by their paths", async () => {
    const { inputs, findings } = documentOf(
      await runCli(["scan", "samples/lines", "--no-hash", "--format", "json"]),
    );
    expect(inputs.map(({ sha256 }) => sha256)).toEqual([null]);
    expect(findings.length).toBeGreaterThan(0);
  });

  it("ends quietly when its reader has seen enough", async () => {
    const child = spawn(
      "/bin/sh",
      ["-c", `"${process.execPath}" "${PROGRAM}" scan samples -q | head -c 10; exit 0`],
      {
        cwd: ROOT,
      },
    );
    let stderr = "";
    child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
    await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
  });

  it("that is interrupted ends with 130", async () => {
    // a translation waits for its query for ever; the signal comes long after it has begun to
    const child = spawn(process.execPath, [PROGRAM, "translate", "-"], { cwd: ROOT });
    setTimeout(() => child.kill("SIGINT"), 3000);
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(130);
  });

  it("that is interrupted leaves no draft", async () => {
    const draft = join(folder, "draft.tmp");
    await writeFile(draft, "half");
    const module = new URL("interrupt.js", pathToFileURL(PROGRAM)).href;
    const child = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      `import { exitOnInterrupt, registerDraft } from ${JSON.stringify(module)};
       registerDraft(${JSON.stringify(draft)}); exitOnInterrupt();
       setInterval(() => undefined, 1000); process.kill(process.pid, "SIGINT");`,
    ]);
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(130);
    expect(existsSync(draft)).toBe(false);
  });
});

describe("a verdict", () => {
  it("is clean where injection is there and mmc.exe is not in it", async () => {
    const path = await csv(
      "clean.csv",
      HEADER,
      ...ACTIONS.map((name, at) => row(name, "notmmc.exe", "mmc.exe a.msc", at)),
    );
    const result = await runCli(["scan", path, "--format", "json"]);
    expect(result.code).toBe(0);
    expect(documentOf(result).cards).toMatchObject([{ verdict: "clean", reasons: [], findings: 0 }]);
  });

  it("cannot be told where the column of the process is empty, and ends with 5", async () => {
    const path = await csv("empty.csv", HEADER, row("MemoryRemoteProtect", "", ""));
    const result = await runCli(["scan", path, "--format", "json"]);
    expect(result.code).toBe(5);
    expect(documentOf(result).cards[0]).toMatchObject({ verdict: "cannot-tell" });
    expect(documentOf(result).cards[0]?.reasons[0]).toMatch(/^column-empty: .*InitiatingProcessFileName/);
  });

  it("cannot be told where the column of the process is absent", async () => {
    const path = await csv(
      "absent.csv",
      "Timestamp,DeviceId,ActionType,AdditionalFields,ReportId",
      "2026-03-02T08:15:31Z,d,MemoryRemoteProtect,,1",
    );
    const { cards } = documentOf(await runCli(["scan", path, "--format", "json"]));
    expect(cards[0]?.reasons[0]).toMatch(/^column-absent: .*InitiatingProcessFileName/);
  });

  it("cannot be told without the table", async () => {
    const result = await runCli(["scan", "samples/portal/lisbon-logons.csv", "--format", "json"]);
    expect(result.code).toBe(5);
    expect(documentOf(result).cards[0]?.reasons).toEqual(["table-absent: no input holds DeviceEvents"]);
  });
});

describe("exit codes", () => {
  const refused = join(ROOT, "test/cards/refused.md");

  it.each([
    ["--fail-on of the card's level", ["samples/lines", "--fail-on", "medium"], 1],
    ["--fail-on above the card's level", ["samples/lines", "--fail-on", "high"], 0],
    ["a card that does not compile", ["samples/lines", "--card", refused], 4],
    [
      "a card that does not compile, before --fail-on",
      ["samples/lines", "--card", refused, "--card", MMC, "--fail-on", "low"],
      4,
    ],
    [
      "--fail-on before a card that cannot tell",
      ["samples/lines", "--card", MMC, "--card", "test/cards/processes.kql", "--fail-on", "low"],
      1,
    ],
    ["a card that cannot tell", ["samples/lines", "--card", "test/cards/processes.kql"], 5],
    ["nothing at the path", ["no-such-folder"], 3],
    ["usage before evidence", ["no-such-folder", "--format", "xml"], 2],
    ["a file that is no export", ["package.json"], 3],
  ])("%s", async (_, args, code) => {
    const result = await runCli(["scan", ...args]);
    expect(result.code).toBe(code);
    // a slow machine tells of its progress before
    if (code === 3) expect([result.stdout, result.stderr]).toEqual(["", expect.stringMatching(/^error\[/m)]);
  });

  it("a file that is no export beside one that is", async () => {
    const result = await runCli(["scan", "samples/lines", "package.json", "--format", "json"]);
    expect(result.code).toBe(5);
    expect(documentOf(result).cards[0]?.verdict).toBe("hit");
  });

  it("a row that cannot be read, and --strict", async () => {
    const path = await csv(
      "reject.csv",
      HEADER,
      row("MemoryRemoteProtect", "mmc.exe", "mmc.exe a.msc"),
      "not a time,d,h,MemoryRemoteProtect,mmc.exe,mmc.exe,2",
    );
    const result = await runCli(["scan", path, "--format", "json"]);
    expect(result.code).toBe(5);
    expect(documentOf(result).inputs[0]?.rows).toMatchObject({ read: 2, imported: 1, rejected: 1 });
    const strict = await runCli(["scan", path, "--strict"]);
    expect([strict.code, strict.stdout]).toEqual([3, ""]);
    expect(strict.stderr).toContain("EVIDENCE-REJECTED");
  });
});

describe("cards of the user's own", () => {
  it("run from a folder of every form, with the rest of the folder left alone", async () => {
    const cards = join(folder, "cards");
    await mkdir(cards, { recursive: true });
    await writeFile(join(cards, "README.md"), "# Our cards\n\nWords.\n");
    await writeFile(join(cards, "rule.test.yml"), "hits: []\n");
    await writeFile(join(cards, "bare.kql"), "DeviceEvents | where ActionType == 'MemoryRemoteProtect'");
    await writeFile(
      join(cards, "rule.yaml"),
      "id: rule-1\nname: A rule\nseverity: High\nquery: |\n  DeviceEvents\n  | where InitiatingProcessFileName =~ 'MMC.EXE'\n",
    );
    await writeFile(
      join(cards, "card.md"),
      "# A card\n\n**ID:** card-1\n\n## Detection\n\n```\nDeviceEvents\r\n| take 1\n```\n",
    );
    const path = await csv("own.csv", HEADER, row("MemoryRemoteProtect", "mmc.exe", "mmc.exe a.msc"));
    const result = await runCli(["scan", path, "--card", cards, "--format", "json"]);
    expect(result.stderr).not.toContain("error");
    expect(documentOf(result).cards.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["bare", "hit"],
      ["card-1", "hit"],
      ["rule-1", "hit"],
    ]);
    const second = await runCli(["scan", path, "--card", cards, "--format", "json"]);
    expect(documentOf(second).findings).toEqual(documentOf(result).findings);
  });

  it("of one id and two queries are told apart, and a copy is one card", async () => {
    const cards = join(folder, "twins");
    await mkdir(join(cards, "b"), { recursive: true });
    await mkdir(join(cards, "c"), { recursive: true });
    await writeFile(join(cards, "x.kql"), "DeviceEvents | take 1");
    await writeFile(join(cards, "b/x.kql"), "DeviceEvents | take 2");
    await writeFile(join(cards, "c/x.kql"), "DeviceEvents | take 2");
    const found = documentOf(
      await runCli(["scan", "samples/lines", "--card", cards, "--format", "json"]),
    ).cards;
    expect(found.map((card) => card.findings).sort()).toEqual([1, 2]);
    for (const { id } of found) expect(id).toMatch(/^x@[0-9a-f]{8}$/);
    expect(found.map(({ id }) => id)).toEqual(found.map(({ id }) => id).sort());
  });
});

describe("times", () => {
  it("--from and --to are half-open", async () => {
    const path = await csv(
      "span.csv",
      HEADER,
      ...[
        "2026-03-01T23:59:59.9999999Z",
        "2026-03-02T00:00:00Z",
        "2026-03-02T23:59:59.9999999Z",
        "2026-03-03T00:00:00Z",
      ].map((time, at) => `${time},d,host,MemoryRemoteProtect,mmc.exe,mmc.exe a.msc,${at}`),
    );
    const args = ["scan", path, "--from", "2026-03-02", "--to", "2026-03-03", "--format", "json"];
    expect(documentOf(await runCli(args)).findings.map(({ event }) => event["Timestamp"])).toEqual([
      "2026-03-02T00:00:00.0000000Z",
      "2026-03-02T23:59:59.9999999Z",
    ]);
  });

  it("--window card keeps the look-back, counted from --now", async () => {
    const path = await csv(
      "window.csv",
      HEADER,
      ...[
        "2026-03-02T00:00:00Z",
        "2026-03-02T09:59:59.9999999Z",
        "2026-03-02T10:00:00Z",
        "2026-03-02T12:00:00Z",
      ].map((time, at) => `${time},d,host,MemoryRemoteProtect,mmc.exe,mmc.exe a.msc,${at}`),
    );
    const times = async (...args: string[]): Promise<unknown[]> =>
      documentOf(await runCli(["scan", path, "--format", "json", ...args])).findings.map(({ event }) =>
        String(event["Timestamp"]).slice(11, 19),
      );
    expect(await times()).toHaveLength(4);
    expect(await times("--window", "card")).toEqual(["10:00:00", "12:00:00"]);
    expect(await times("--window", "card", "--now", "2026-03-02T11:59:59.9999999Z")).toEqual([
      "09:59:59",
      "10:00:00",
      "12:00:00",
    ]);
    expect(await times("--window", "card", "--now", "2026-03-02T14:00:00.0000001Z")).toEqual([]);
    const { cards, run } = documentOf(await runCli(["scan", path, "--format", "json", "--window", "card"]));
    expect(run["lifted"]).toEqual([]);
    expect(cards[0]?.reasons.join()).toContain("window-kept: ingestion_time() >= ago(timeframe)");
  });
});

describe("a case", () => {
  it("is hunted with the answer of a scan, and not changed by it", async () => {
    const path = join(folder, "samples.duckdb");
    expect((await runCli(["import", "samples", "--case", path, "-q"])).code).toBe(0);
    const before = await readFile(path);
    const hunted = await runCli(["hunt", "--case", path, "--format", "json"]);
    expect(hunted.code).toBe(0);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith("samples.duckdb"))).toEqual([
      "samples.duckdb",
    ]);
    const scanned = documentOf(await runCli(["scan", "samples", "--format", "json"]));
    const { findings, cards, inputs } = documentOf(hunted);
    expect({ findings, cards, inputs }).toEqual({
      findings: scanned.findings,
      cards: scanned.cards,
      inputs: scanned.inputs,
    });
  });

  it("answers the card's SQL in DuckDB alone", async () => {
    const path = join(folder, "alone.duckdb");
    await runCli(["import", "samples", "--case", path, "-q"]);
    const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
    const connection = await instance.connect();
    const sql = await readFile(join(ROOT, "sql/detections", `${MMC}.sql`), "utf8");
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    instance.closeSync();
    const { findings } = documentOf(await runCli(["hunt", "--case", path, "--format", "json"]));
    const parts = (event: Readonly<Record<string, unknown>>): string =>
      JSON.stringify(["Timestamp", "DeviceName", "ActionType", "MscFile"].map((name) => event[name]));
    expect(rows.map(parts).sort()).toEqual(findings.map(({ event }) => parts(event)).sort());
  });

  it("that is not there ends with 3", async () => {
    const { code, stderr } = await runCli(["hunt", "--case", join(folder, "none.duckdb")]);
    expect(code).toBe(3);
    expect(stderr).toContain("EVIDENCE-MISSING");
  });
});
