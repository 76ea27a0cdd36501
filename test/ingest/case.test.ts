import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { custodyFaults, readCustody } from "../../src/case/custody.js";
import { openSession, type Session } from "../../src/store/session.js";
import { PROGRAM, runCli } from "../run-cli.js";
import { sampleEvents } from "./events.js";
import { SHAPES } from "./shapes.js";

let folder: string;
let evidence: string;
let casePath: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-case-"));
  evidence = join(folder, "evidence");
  casePath = join(folder, "case.duckdb");
  await mkdir(evidence);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface ImportJson {
  readonly schema: string;
  readonly inputs: readonly {
    readonly path: string;
    readonly sha256: string | null;
    readonly examined: boolean;
    readonly notes: readonly string[];
    readonly rows: Readonly<Record<string, number>>;
  }[];
}

const importing = async (...options: string[]) => {
  const result = await runCli(["import", evidence, "--case", casePath, "--format", "json", ...options]);
  return {
    ...result,
    json: (result.stdout === "" ? undefined : JSON.parse(result.stdout)) as ImportJson | undefined,
  };
};
const verifying = async () => {
  const { code, stdout } = await runCli(["verify", "--case", casePath, "--format", "json"]);
  return {
    code,
    json: JSON.parse(stdout) as {
      whole: boolean;
      inputs: { status: string }[];
      custody: { faults: string[] };
      faults: string[];
    },
  };
};

async function within<T>(use: (session: Session) => Promise<T>, readOnly = true): Promise<T> {
  const session = await openSession({ path: casePath, readOnly });
  try {
    return await use(session);
  } finally {
    session.close();
  }
}

const HEAD = "Timestamp,DeviceId,ActionType,ReportId,FileName";
const csv = (from: number, to: number) =>
  [
    HEAD,
    ...Array.from(
      { length: to - from },
      (_, n) => `2026-03-02T08:15:31.${from + n}Z,d,DriverLoad,${from + n},f`,
    ),
  ].join("\n");

describe("a case", () => {
  it("takes the same bytes once, and what is new", async () => {
    await writeFile(join(evidence, "a.csv"), csv(100, 110));
    const first = await importing();
    expect([first.code, first.json?.inputs.map(({ rows }) => rows["imported"])]).toEqual([0, [10]]);
    await writeFile(join(evidence, "b.csv"), csv(105, 120));
    const second = await importing();
    expect(second.json?.inputs.map(({ rows }) => rows)).toEqual([
      { read: 10, imported: 10, rejected: 0, duplicate: 0 },
      { read: 15, imported: 10, rejected: 0, duplicate: 5 },
    ]);
    expect(second.json?.inputs[0]?.notes).toContain("in the case already");
    await within(async (session) => {
      expect(
        await session.arrays(`SELECT count(*), count(DISTINCT "ReportId") FROM main."DeviceEvents"`),
      ).toEqual([[20n, 20n]]);
      expect(await session.arrays("SELECT count(*) FROM coldhunt.inputs")).toEqual([[2n]]);
    });
    expect(await verifying()).toMatchObject({
      code: 0,
      json: { whole: true, inputs: [{ status: "same" }, { status: "same" }] },
    });
  });

  it("knows a file without a hash by its place, size and time", async () => {
    await writeFile(join(evidence, "a.csv"), csv(100, 110));
    await importing("--no-hash");
    const again = await importing("--no-hash");
    expect(again.json?.inputs[0]?.notes).toContain("in the case already");
    expect(again.json?.inputs[0]?.sha256).toBeNull();
    expect(await verifying()).toMatchObject({ code: 0, json: { inputs: [{ status: "not-hashed" }] } });
  });

  it("takes a file that could not be examined once the user has settled how", async () => {
    await writeFile(join(evidence, "a.csv"), `${HEAD}\n"3/4/2026, 1:00:00 AM",d,DriverLoad,1,f`);
    const first = await importing();
    expect([first.code, first.json?.inputs[0]?.examined]).toEqual([3, false]);
    const second = await importing("--date-order", "dmy");
    expect([second.code, second.json?.inputs.map(({ examined }) => examined)]).toEqual([0, [true]]);
    await within(async (session) => {
      expect(await session.arrays("SELECT count(*) FROM coldhunt.inputs")).toEqual([[1n]]);
      const log = await readCustody(session);
      expect(log.map(({ action }) => action)).toEqual(["case-created", "not-examined", "imported"]);
      expect(custodyFaults(log)).toEqual([]);
    });
    expect((await verifying()).code).toBe(0);
  });

  it("writes rejects to a file, and says by its exit code that a row is missing", async () => {
    await writeFile(join(evidence, "a.csv"), `${csv(1, 3)}\nnothing\n`);
    const rejects = join(folder, "rejects.jsonl");
    expect((await importing("--rejects", rejects)).code).toBe(5);
    expect(JSON.parse(await readFile(rejects, "utf8"))).toEqual({
      path: join(evidence, "a.csv"),
      row: 3,
      line: 4,
      reason: "5 fields were expected and 1 found",
      text: "nothing",
    });
    expect((await importing("--rejects", rejects)).code).toBe(2);
    expect((await importing("--rejects", join(evidence, "r.jsonl"))).code).toBe(2);
  });

  it("is not written among the evidence", async () => {
    await writeFile(join(evidence, "a.csv"), csv(1, 3));
    for (const paths of [evidence, join(evidence, "*.csv")]) {
      const { code, stderr } = await runCli(["import", paths, "--case", join(evidence, "case.duckdb")]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/stands in the evidence/)]);
    }
    expect((await importing("--temp-dir", evidence)).code).toBe(2);
  });
});

describe("verify", () => {
  beforeEach(async () => {
    await writeFile(join(evidence, "a.csv"), csv(100, 110));
    await writeFile(join(evidence, "b.csv"), csv(200, 210));
    await importing();
  });

  it("finds evidence that was changed or taken away", async () => {
    await writeFile(join(evidence, "a.csv"), csv(100, 109));
    await rm(join(evidence, "b.csv"));
    expect(await verifying()).toMatchObject({
      code: 3,
      json: { whole: false, inputs: [{ status: "changed" }, { status: "missing" }], faults: [] },
    });
  });

  it.each([
    [`DELETE FROM main."DeviceEvents" WHERE "ReportId" = 105`, "faults"],
    ["UPDATE coldhunt.inputs SET rows_imported = 9, rows_rejected = 1 WHERE id = 1", "faults"],
    ["UPDATE coldhunt.inputs SET sha256 = 'x' WHERE id = 1", "faults"],
    ["DELETE FROM coldhunt.custody WHERE seq = 2", "custody"],
    ["UPDATE coldhunt.custody SET detail = replace(detail, 'a.csv', 'c.csv') WHERE seq = 2", "custody"],
  ])("finds %s", async (change, place) => {
    await within((session) => session.run(change), false);
    const { code, json } = await verifying();
    expect([code, json.whole]).toEqual([3, false]);
    expect((place === "faults" ? json.faults : json.custody.faults).length).toBeGreaterThan(0);
  });

  it("refuses what is no case", async () => {
    const other = join(folder, "other.duckdb");
    const session = await openSession({ path: other });
    await session.run("CREATE TABLE t (a INTEGER)");
    session.close();
    const { code, stderr } = await runCli(["verify", "--case", other]);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/CASE-FORMAT/)]);
  });
});

/** Times a process is killed; a full run has 50. */
const KILLS = Number(process.env["COLDHUNT_KILLS"] ?? 4);

describe("an import that is killed", () => {
  it(
    `leaves a case that opens, is whole, and ends in the same content (${KILLS} times)`,
    { timeout: 120_000 + KILLS * 120_000 },
    async () => {
      const events = sampleEvents(500);
      for (const [index, shape] of SHAPES.slice(0, 20).entries())
        await writeFile(
          join(evidence, `${String(index).padStart(2, "0")}.export`),
          shape.write(events.map((event) => ({ ...event, DeviceId: `d${index}` }))),
        );
      const rows = Array.from(
        { length: 60_000 },
        (_, n) => `2026-03-02T08:15:31.${n}Z,d,DriverLoad,${n},${"f".repeat(200)}`,
      );
      await writeFile(join(evidence, "10a.csv"), [HEAD, ...rows, "rejected"].join("\n"));
      const content = () =>
        within(async (session) => [
          await session.arrays(`SELECT count(*), bit_xor(hash(COLUMNS(*))) FROM main."DeviceEvents"`),
          await session.arrays(
            "SELECT id, path, rows_imported, rows_rejected, rows_duplicate FROM coldhunt.inputs ORDER BY id",
          ),
          await session.arrays("SELECT * FROM coldhunt.rejects"),
        ]);
      const started = Date.now();
      await importing();
      const whole = Date.now() - started;
      const expected = await content();
      for (let kill = 0; kill < KILLS; kill++) {
        await rm(casePath, { force: true });
        await rm(`${casePath}.wal`, { force: true });
        await killed(Math.round(((kill + 0.5) / KILLS) * whole));
        const after = await runCli(["verify", "--case", casePath, "--format", "json"]);
        // killed before there was a case, there is none
        expect(
          after.code === 0 || /EVIDENCE-MISSING|CASE-FORMAT/.test(after.stderr),
          after.stdout + after.stderr,
        ).toBe(true);
        const resumed = await importing();
        expect(resumed.code).toBe(5);
        expect(await content()).toEqual(expected);
        expect((await verifying()).code).toBe(0);
      }
    },
  );
});

function killed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, "import", evidence, "--case", casePath, "-q"], {
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
