import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunManifest } from "../src/case/manifest.js";
import { OUTPUTS } from "./read-output.js";
import { ROOT, runCli } from "./run-cli.js";

const QUERY = 'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" | take 3';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "manifest-test-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A working folder of its own with evidence and a card in it. */
function workplace(name: string): string {
  const place = join(folder, name);
  mkdirSync(join(place, "evidence"), { recursive: true });
  copyFileSync(join(ROOT, "samples/portal/lisbon.csv"), join(place, "evidence/lisbon.csv"));
  writeFileSync(join(place, "mine.kql"), QUERY);
  return place;
}

const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

function manifestAt(path: string): RunManifest {
  return JSON.parse(readFileSync(path, "utf8")) as RunManifest;
}

function stablePart(path: string): string {
  return JSON.stringify({ ...manifestAt(path), volatile: null }, undefined, 2);
}

describe("a scan with a manifest", () => {
  let place: string;
  const args = ["scan", "evidence", "--card", "mine.kql", "--manifest", "run.json", "--force"];
  for (const output of OUTPUTS) args.push("-o", output);

  beforeAll(async () => {
    place = workplace("scan");
    const { code, stderr } = await runCli(args, { cwd: place });
    expect(stderr).not.toContain("error[");
    expect(code).toBe(0);
  });

  test("it names what was run over what, with hashes", () => {
    const manifest = manifestAt(join(place, "run.json"));
    expect(manifest.argv).toEqual(args);
    expect(manifest.inputs).toHaveLength(1);
    expect(manifest.inputs[0]).toMatchObject({
      path: "evidence/lisbon.csv",
      sha256: sha256(join(place, "evidence/lisbon.csv")),
      table: "DeviceEvents",
    });
    expect(manifest.cards).toMatchObject([
      { path: "mine.kql", sha256: sha256(join(place, "mine.kql")), verdict: "hit", findings: 3 },
    ]);
    expect(manifest.outputs.map(({ path }) => path)).toEqual(OUTPUTS);
    for (const output of manifest.outputs) expect(output.sha256).toBe(sha256(join(place, output.path)));
  });

  test("all but its volatile part is the same bytes in another run", async () => {
    const before = stablePart(join(place, "run.json"));
    const { volatile } = manifestAt(join(place, "run.json"));
    expect((await runCli(args, { cwd: place })).code).toBe(0);
    expect(stablePart(join(place, "run.json"))).toBe(before);
    expect(manifestAt(join(place, "run.json")).volatile.wallClockTicks).not.toBe(volatile.wallClockTicks);
  });

  test("verify finds all as it was; replay gives the same bytes in each format", async () => {
    const verified = await runCli(["verify", "--manifest", "run.json", "--format", "table"], { cwd: place });
    expect(verified.stdout).toContain("nothing has changed");
    expect(verified.code).toBe(0);
    const replayed = await runCli(["replay", "--manifest", "run.json"], { cwd: place });
    expect(replayed.stdout.match(/^same /gm)).toHaveLength(OUTPUTS.length);
    expect(replayed.stdout).toContain("the run gives the same bytes");
    expect(replayed.code).toBe(0);
  });

  test("an output that is other bytes is named by replay, with exit 3", async () => {
    const manifest = manifestAt(join(place, "run.json"));
    const outputs = manifest.outputs.map((one) =>
      one.path === "r.csv" ? { ...one, sha256: "0".repeat(64) } : one,
    );
    writeFileSync(join(place, "other.json"), JSON.stringify({ ...manifest, outputs }));
    const { code, stdout } = await runCli(["replay", "--manifest", "other.json"], { cwd: place });
    expect(stdout).toContain("different  r.csv");
    expect(stdout.match(/^different/gm)).toHaveLength(1);
    expect(code).toBe(3);
  });
});

test("a replay says of which version the program and its engine are now, where they differ", async () => {
  const place = workplace("versions");
  const args = ["scan", "evidence", "--card", "mine.kql", "--manifest", "run.json", "-o", "r.csv"];
  expect((await runCli(args, { cwd: place })).code).toBe(0);
  const replayed = await runCli(["replay", "--manifest", "run.json"], { cwd: place });
  expect(replayed.stdout).not.toContain("version");
  const manifest = manifestAt(join(place, "run.json"));
  const older = {
    ...manifest,
    tool: { ...manifest.tool, version: "0.0.9" },
    engine: { ...manifest.engine, version: "v1.0.0" },
  };
  writeFileSync(join(place, "older.json"), JSON.stringify(older));
  const { code, stdout } = await runCli(["replay", "--manifest", "older.json"], { cwd: place });
  expect(stdout).toContain(`version    coldhunt was 0.0.9, is ${manifest.tool.version}\n`);
  expect(stdout).toContain(`version    DuckDB was v1.0.0, is ${manifest.engine.version}\n`);
  const inSpark = { ...manifest, engine: { name: "spark", version: "4.0.1" } };
  writeFileSync(join(place, "in-spark.json"), JSON.stringify(inSpark));
  const again = await runCli(["replay", "--manifest", "in-spark.json"], { cwd: place });
  expect([again.code, again.stdout]).toEqual([0, expect.not.stringContaining("version")]);
  expect(stdout).toContain("the run gives the same bytes");
  expect(code).toBe(0);
});

test.each([
  ["an input", "evidence/lisbon.csv", true],
  ["a card", "mine.kql", true],
  ["an output", "r.csv", false],
])("%s that changed or went is named, with exit 3", async (what, path, needed) => {
  const place = workplace(what);
  const args = ["scan", "evidence", "--card", "mine.kql", "--manifest", "run.json", "-o", "r.csv"];
  expect((await runCli(args, { cwd: place })).code).toBe(0);
  for (const status of ["changed", "missing"]) {
    if (status === "changed") writeFileSync(join(place, path), "changed\n");
    else rmSync(join(place, path));
    const verified = await runCli(["verify", "--manifest", "run.json"], { cwd: place });
    const { whole, files } = JSON.parse(verified.stdout) as {
      whole: boolean;
      files: { path: string; status: string }[];
    };
    expect(verified.code).toBe(3);
    expect(whole).toBe(false);
    expect(files.filter((file) => file.status !== "same")).toMatchObject([{ path, status }]);
    // an output is made again, what it is made of has to be there
    const replayed = await runCli(["replay", "--manifest", "run.json"], { cwd: place });
    expect(replayed.code).toBe(needed ? 3 : 0);
    if (needed) expect(replayed.stderr).toContain(`'${path}' is ${status}`);
  }
});

test("a hunt over a case can be made again, with its allow file and clock; the case is hashed", async () => {
  const place = workplace("hunt");
  expect((await runCli(["import", "evidence", "--case", "c.duckdb"], { cwd: place })).code).toBe(0);
  writeFileSync(
    join(place, "allow.yml"),
    '- id: one\n  card: "*"\n  match: ActionType == "none of these"\n  reason: test\n  author: T. Est\n  expiry: 2099-12-31\n',
  );
  const args = ["hunt", "--case", "c.duckdb", "--card", "mine.kql", "--allow", "allow.yml", "--now", "wall"];
  const hunted = await runCli([...args, "--manifest", "run.json", "-o", "r.json"], { cwd: place });
  expect(hunted.code).toBe(0);
  const { files } = manifestAt(join(place, "run.json"));
  expect(files.map(({ role, sha256: hash }) => [role, hash])).toEqual([
    ["case", sha256(join(place, "c.duckdb"))],
    ["allow", sha256(join(place, "allow.yml"))],
  ]);
  const replayed = await runCli(["replay", "--manifest", "run.json"], { cwd: place });
  expect(replayed.stdout).toContain("same");
  expect(replayed.code).toBe(0);
});

test("what is no manifest, and a manifest among the evidence, are refused", async () => {
  const place = workplace("refused");
  for (const command of ["verify", "replay"]) {
    const { code, stderr } = await runCli([command, "--manifest", "mine.kql"], { cwd: place });
    expect(stderr).toContain("the manifest 'mine.kql' cannot be read");
    expect(code).toBe(2);
  }
  const among = await runCli(["scan", "evidence", "--manifest", "evidence/run.json"], { cwd: place });
  expect(among.stderr).toContain("stands in the evidence");
  expect(among.code).toBe(2);
  expect((await runCli(["verify"], { cwd: place })).code).toBe(2);
});
