import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ColdhuntError } from "../diagnostics/error.js";
import { openSession } from "./session.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-store-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const codeOf = (error: unknown) => (error instanceof ColdhuntError ? error.code : String(error));

describe("a session", () => {
  it("is in UTC and installs or loads no extension by itself", async () => {
    const session = await openSession();
    expect(await session.rows("SELECT current_setting('TimeZone') AS zone, 9007199254740993 AS n")).toEqual([
      { zone: "UTC", n: 9007199254740993n },
    ]);
    expect(
      await session.arrays(
        "SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')",
      ),
    ).toEqual([[false, false]]);
    session.close();
  });

  it("takes threads and a memory limit, and refuses what makes no sense", async () => {
    const session = await openSession({ threads: 1, memoryLimit: "300MB" });
    expect(await session.arrays("SELECT current_setting('threads')::INT")).toEqual([[1]]);
    session.close();
    expect(codeOf(await openSession({ threads: 0 }).catch((e: unknown) => e))).toBe("USAGE");
    expect(codeOf(await openSession({ memoryLimit: "many" }).catch((e: unknown) => e))).toBe("USAGE");
  });

  it("finds what a macro calls behind a string with two hyphens", async () => {
    const session = await openSession();
    await session.installMacros(["kql_punycode_domain"]);
    expect(await session.arrays("SELECT kql_punycode_domain('bücher.example')")).toEqual([
      ["xn--bcher-kva.example"],
    ]);
    session.close();
  });

  it("streams", async () => {
    const session = await openSession();
    let count = 0;
    for await (const rows of session.stream("SELECT range FROM range(10000)")) count += rows.length;
    expect(count).toBe(10000);
    session.close();
  });
});

describe("a session that is locked down", () => {
  it("reads what was named and nothing else, writes nothing, and still sets variables", async () => {
    const inside = join(folder, "it's.csv");
    const outside = join(folder, "outside.csv");
    await writeFile(inside, "a\n1\n");
    await writeFile(outside, "a\n2\n");
    const session = await openSession();
    await session.lockDown({ files: [inside] });
    expect(await session.arrays("SELECT a FROM read_csv(?)", [inside])).toEqual([[1n]]);
    await expect(session.rows("SELECT a FROM read_csv(?)", [outside])).rejects.toThrow(/Permission/);
    await expect(session.run(`COPY (SELECT 1) TO '${folder}/out.csv'`)).rejects.toThrow(/Permission/);
    await expect(session.run(`ATTACH '${folder}/other.duckdb'`)).rejects.toThrow();
    await expect(session.run("SET enable_external_access = true")).rejects.toThrow();
    await expect(session.run("SET threads = 1")).rejects.toThrow();
    await session.run("SET VARIABLE kql_now = 5");
    expect(await session.arrays("SELECT getvariable('kql_now')")).toEqual([[5]]);
    session.close();
  });

  it("still writes into its own case", async () => {
    const session = await openSession({ path: join(folder, "locked-down.duckdb") });
    await session.lockDown({});
    await session.run("CREATE TABLE t AS SELECT 1 AS a; CHECKPOINT;");
    expect(await session.arrays("SELECT a FROM t")).toEqual([[1]]);
    session.close();
  });
});

describe("a case file", () => {
  const storage =
    "SELECT list_filter(map_values(tags), lambda tag: tag LIKE 'v%')[1] FROM duckdb_databases() WHERE NOT internal";
  const texts =
    "CREATE TABLE t AS SELECT 'device-' || range // 5000 AS a, range AS n FROM range(500000); CHECKPOINT";

  it("is in the storage of DuckDB 1.3, texts as packed dictionaries, and fills no row groups up at its end", async () => {
    const path = join(folder, "storage.duckdb");
    const session = await openSession({ path });
    await session.run(texts);
    expect(await session.arrays(storage)).toEqual([["v1.3.0+"]]);
    expect(
      await session.arrays(
        "SELECT DISTINCT compression FROM pragma_storage_info('t') WHERE segment_type = 'VARCHAR'",
      ),
    ).toEqual([["DICT_FSST"]]);
    await session.run("DELETE FROM t WHERE n % 20 <> 0; CHECKPOINT");
    const groups = "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('t')";
    expect(await session.arrays(groups)).toEqual([[5n]]);
    session.close();
    const again = await openSession({ path, readOnly: true });
    expect(await again.arrays("SELECT count(*), min(a), max(a) FROM t")).toEqual([
      [25000n, "device-0", "device-99"],
    ]);
    again.close();
  });

  it("stays in the older storage it was made in, and is written to there", async () => {
    const path = join(folder, "older.duckdb");
    const older = await DuckDBInstance.create(path, { storage_compatibility_version: "v0.10.2" });
    await (await older.connect()).run("CREATE TABLE old AS SELECT 'kept' AS a; CHECKPOINT");
    older.closeSync();
    const session = await openSession({ path });
    await session.run(texts);
    expect(await session.arrays(storage)).toEqual([["v1.0.0+"]]);
    expect(await session.arrays("SELECT (FROM old), count(DISTINCT a) FROM t")).toEqual([["kept", 100n]]);
    session.close();
  });

  it("that another process holds is refused as locked", async () => {
    const path = join(folder, "held.duckdb");
    const session = await openSession({ path });
    const script = `
      import { openSession } from ${JSON.stringify(new URL("session.ts", import.meta.url).href)};
      try { await openSession({ path: ${JSON.stringify(path)} }); console.log("opened"); }
      catch (error) { console.log(error.code); }
      process.exit(0);`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      script,
    ]);
    expect(stdout.trim()).toBe("CASE-LOCKED");
    session.close();
  });

  it.each(["coldhunt.duckdb", "Coldhunt.2026.duckdb", "MAIN.db", "other.duckdb"])(
    "may be named as one of its schemas is: %s",
    async (name) => {
      const path = join(folder, name);
      expect(codeOf(await openSession({ path, readOnly: true }).catch((error: unknown) => error))).toBe(
        "EVIDENCE-MISSING",
      );
      const session = await openSession({ path });
      await session.run("CREATE SCHEMA coldhunt; CREATE TABLE coldhunt.inputs AS SELECT 1 AS a");
      await session.run("CREATE TABLE main.DeviceEvents AS SELECT 2 AS a");
      session.close();
      const again = await openSession({ path, readOnly: true });
      await again.lockDown({});
      const both = "SELECT (FROM coldhunt.inputs), (FROM main.DeviceEvents), (FROM DeviceEvents)";
      expect(await again.arrays(both)).toEqual([[1, 2, 2]]);
      await expect(again.run("INSERT INTO coldhunt.inputs VALUES (3)")).rejects.toThrow(/read-only mode/);
      again.close();
      await writeFile(path, "this is no database, whatever its name says\n".repeat(500));
      expect(codeOf(await openSession({ path }).catch((error: unknown) => error))).toBe("CASE-FORMAT");
    },
  );

  it("that is none, or is not there, is refused", async () => {
    const path = join(folder, "text.duckdb");
    await writeFile(path, "this is no database, whatever its name says\n".repeat(500));
    expect(codeOf(await openSession({ path }).catch((e: unknown) => e))).toBe("CASE-FORMAT");
    const missing = join(folder, "missing.duckdb");
    expect(codeOf(await openSession({ path: missing, readOnly: true }).catch((e: unknown) => e))).toBe(
      "EVIDENCE-MISSING",
    );
  });
});
