import { copyFile, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csvLine, HEAD, T } from "../../test/ingest/portal-csv.js";
import { openSession, type Session } from "../store/session.js";
import { importPaths } from "./import.js";

/** So many records that a file of them is read by several threads, some MB each. */
const COUNT = 24_000;
/** Each is another length, so that no part of a file has as many as the next. */
const filler = (n: number) => "x".repeat(400 + ((n * 7919) % 1500));

/** Records by number: those that no reader takes, those that the patient one takes, and lines in quotes. */
const isLost = (n: number) => n % 4999 === 17;
const isSalvaged = (n: number) => n % 6000 === 4321;

function csvRecord(n: number): string {
  if (isLost(n)) return n % 2 === 0 ? "too,few" : csvLine({ ReportId: `no. ${n}` });
  if (isSalvaged(n)) return csvLine({ ReportId: ` ${n}.0 `, FileName: filler(n) });
  return csvLine({ ReportId: String(n), FileName: n % 10 === 0 ? `a\n${filler(n)}\n` : filler(n) });
}

function jsonRecord(n: number): string {
  if (isLost(n)) return `{"Timestamp": "${T}", "DeviceId": `;
  const ReportId = isSalvaged(n) ? ` ${n}.0 ` : n;
  const event = { DeviceId: "d", ActionType: "ScriptContent", ReportId, FileName: filler(n) };
  return JSON.stringify({ Timestamp: T, ...event });
}

async function numbers(session: Session): Promise<unknown[]> {
  return session.arrays(`SELECT coldhunt_input, count(*), count(*) FILTER ("ReportId" <> coldhunt_row),
    count(DISTINCT coldhunt_row), min(coldhunt_row), max(coldhunt_row)
    FROM main."DeviceEvents" GROUP BY coldhunt_input ORDER BY coldhunt_input`);
}

describe("a file that several threads read", () => {
  it.each([
    ["csv", `${HEAD}\n`, csvRecord],
    ["jsonl", "", jsonRecord],
  ] as const)("has the numbers of its records in %s, whatever became of them", async (form, head, record) => {
    const folder = await mkdtemp(join(tmpdir(), "coldhunt-test-"));
    const all = Array.from({ length: COUNT }, (_, index) => record(index + 1));
    const lost = all.flatMap((_, index) => (isLost(index + 1) ? [index + 1] : []));
    const imported = COUNT - lost.length;
    const evidence = join(folder, `b.${form}`);
    await writeFile(join(folder, `a.${form}`), `${head}${record(1)}\n`);
    await writeFile(evidence, `${head}${all.join("\n")}\n`);
    expect((await stat(evidence)).size).toBeGreaterThan(16 * 1024 * 1024);
    const path = join(folder, "case.duckdb");
    const session = await openSession({ path, threads: 2 });
    try {
      const files = [join(folder, `a.${form}`), evidence];
      const { inputs } = await importPaths(session, files, { keepDuplicates: true });
      expect(inputs.map(({ rows }) => rows)).toEqual([
        { read: 1, imported: 1, rejected: 0, duplicate: 0 },
        { read: COUNT, imported, rejected: lost.length, duplicate: 0 },
      ]);
      const expected = [
        [1, 1n, 0n, 1n, 1n, 1n],
        [2, BigInt(imported), 0n, BigInt(imported), 1n, BigInt(COUNT)],
      ];
      expect(await numbers(session)).toEqual(expected);
      const rejects = await session.arrays('SELECT "row" FROM coldhunt.rejects ORDER BY ALL');
      expect(rejects).toEqual(lost.map((row) => [BigInt(row)]));
      // what a sudden end would leave behind
      const left = join(folder, "left.duckdb");
      await copyFile(path, left);
      if (existsSync(`${path}.wal`)) await copyFile(`${path}.wal`, `${left}.wal`);
      const again = await openSession({ path: left });
      expect(await numbers(again)).toEqual(expected);
      again.close();
    } finally {
      session.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("has them in csv where every column is text, and a row could be one more head", async () => {
    const folder = await mkdtemp(join(tmpdir(), "coldhunt-test-"));
    const evidence = join(folder, "DeviceEvents.csv");
    const head = "DeviceId,DeviceName,ActionType,FileName,FolderPath,SHA1,AccountName,AccountDomain";
    const record = (n: number) => `d,row${n},ScriptContent,${filler(n)},C:,,alice,LAB`;
    const all = Array.from({ length: COUNT }, (_, index) => record(index + 1));
    await writeFile(evidence, [head, ...all, ""].join("\n"));
    expect((await stat(evidence)).size).toBeGreaterThan(16 * 1024 * 1024);
    const session = await openSession({ threads: 2 });
    try {
      const tables = [{ table: "DeviceEvents", path: evidence }];
      const { inputs } = await importPaths(session, [], { tables });
      expect(inputs[0]?.rows).toMatchObject({ read: COUNT, imported: COUNT });
      const wrong = `"DeviceName" <> 'row' || coldhunt_row`;
      expect(await session.arrays(`SELECT count(*) FROM main."DeviceEvents" WHERE ${wrong}`)).toEqual([[0n]]);
    } finally {
      session.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
