import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../run-cli.js";

const HEAD = "Timestamp,DeviceId,ActionType,ReportId,InitiatingProcessFileName,InitiatingProcessCommandLine";
const RECORDS = [
  "2026-03-02T08:15:31.0417203Z,d,CreateRemoteThreadApiCall,1,cmd.exe,cmd.exe",
  '2026-03-02T08:15:32.0417203Z,d,CreateRemoteThreadApiCall,2,mmc.exe,"mmc.exe ""C:\\a b\nc.msc"""',
  "too,few",
];

let folder: string;
let a: string;
let b: string;
let casePath: string;

interface ShownRecord {
  readonly path: string;
  readonly row: number;
  readonly line: number | null;
  readonly same: boolean | null;
  readonly original: string | null;
  readonly fate: string;
  readonly event?: Readonly<Record<string, unknown>>;
}

const show = async (...args: string[]) => {
  const { code, stdout, stderr } = await runCli(["show", ...args, "--format", "json"]);
  return {
    code,
    stderr,
    records: stdout === "" ? [] : (JSON.parse(stdout) as { records: ShownRecord[] }).records,
  };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-show-"));
  [a, b, casePath] = [join(folder, "a.csv"), join(folder, "b.csv"), join(folder, "case.duckdb")];
  await writeFile(a, [HEAD, ...RECORDS].join("\n"));
  await writeFile(b, [HEAD, RECORDS[1]].join("\n"));
  await runCli(["import", a, b, "--case", casePath]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("show", () => {
  it("prints a record to the letter beside its row, from a file or a case", async () => {
    for (const args of [[`${a}:2`], [`${a}:2`, "--case", casePath]]) {
      const { code, records } = await show(...args);
      expect([code, records]).toMatchObject([
        0,
        [
          {
            path: a,
            row: 2,
            line: 3,
            same: true,
            original: RECORDS[1],
            fate: "imported",
            event: { ReportId: 2 },
          },
        ],
      ]);
    }
  });

  it("says what was refused, and what another row stands for", async () => {
    expect((await show(`${a}:3`, "--case", casePath)).records).toMatchObject([
      { fate: "rejected", original: "too,few", line: 5, reason: "6 fields were expected and 2 found" },
    ]);
    expect((await show(`${b}:1`, "--case", casePath)).records).toMatchObject([
      { fate: "duplicate", original: RECORDS[1], of: { path: a, row: 2 } },
    ]);
  });

  it("finds the record of a finding", async () => {
    const { stdout } = await runCli(["hunt", "--case", casePath, "--format", "jsonl"]);
    const { id } = JSON.parse(stdout.split("\n", 1)[0] ?? "") as { id: string };
    for (const args of [
      ["--case", casePath],
      [a, b],
    ]) {
      expect((await show(id, ...args)).records).toMatchObject([{ path: a, row: 2, original: RECORDS[1] }]);
    }
  });

  it("says that evidence has changed", async () => {
    const c = join(folder, "c.csv");
    const other = join(folder, "other.duckdb");
    await writeFile(c, [HEAD, RECORDS[0]].join("\n"));
    await runCli(["import", c, "--case", other]);
    await writeFile(c, [HEAD, RECORDS[1]].join("\n"));
    expect(await show(`${c}:1`, "--case", other)).toMatchObject({ code: 3, records: [{ same: false }] });
  });

  it("does not take evidence that is gone for changed evidence, and has what the case holds", async () => {
    const d = join(folder, "d.csv");
    const other = join(folder, "gone.duckdb");
    await writeFile(d, [HEAD, RECORDS[0]].join("\n"));
    await runCli(["import", d, "--case", other]);
    await rm(d);
    expect(await show(`${d}:1`, "--case", other)).toMatchObject({
      code: 3,
      records: [
        { same: null, original: null, fate: "imported", event: { ActionType: "CreateRemoteThreadApiCall" } },
      ],
    });
    const { stdout } = await runCli(["show", `${d}:1`, "--case", other, "--format", "table"]);
    expect(stdout).toContain("the file is not where it was imported from");
    expect(stdout).not.toContain("CHANGED");
  });

  it.each([["nothing"], ["0123456789abcdef"], ["a.csv:1", "b.csv", "--case", "c"]])(
    "refuses %j",
    async (...args) => {
      expect((await show(...args)).code).toBe(2);
    },
  );
});
