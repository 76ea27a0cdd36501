import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../compile.js";
import { createLedger } from "../case/ledger.js";
import { openEvidence, provideAbsent, type Evidence } from "../detect/evidence.js";
import { runQuery } from "../detect/query.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";
import { openSession } from "../store/session.js";

let folder: string;
let evidence: Evidence;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "watchlists-"));
  const file = join(folder, "hosts.csv");
  await writeFile(file, 'Owner,SearchKey,"Tier level"\nanna,ws-1,0\n"o, neil",ws-2,1\n');
  const session = await openSession();
  await createLedger(session);
  const standIns = { externals: new Map([["watchlist:Hosts", file]]), geo: undefined };
  evidence = await openEvidence(session, { from: null, to: null }, standIns);
});

afterAll(async () => {
  evidence.session.close();
  await rm(folder, { recursive: true });
});

async function rowsOf(kql: string): Promise<readonly (readonly unknown[])[]> {
  const prepare = (query: Parameters<typeof provideAbsent>[1]): Promise<void> =>
    provideAbsent(evidence, query);
  return (await runQuery(evidence.session, kql, evidence.tables, prepare, evidence.watchlists)).rows;
}

describe("a watchlist with a file", () => {
  it("has the columns of the file's head, by name", async () => {
    expect(
      await rowsOf("_GetWatchlist('Hosts') | where ['Tier level'] == '1' | project SearchKey, Owner"),
    ).toEqual([["ws-2", "o, neil"]]);
  });

  it("is known by an alias that a let statement writes out, and in a subquery", async () => {
    expect(
      await rowsOf(`let alias = "Hosts";
        print host = "ws-1" | where host in ((_GetWatchlist(alias) | project SearchKey))`),
    ).toEqual([["ws-1"]]);
  });

  it("is read again where another query asks for other columns", async () => {
    expect(await rowsOf("_GetWatchlist('Hosts') | count")).toEqual([[2n]]);
    expect(await rowsOf("_GetWatchlist('Hosts') | summarize make_set(Owner)")).toEqual([
      ['["anna","o, neil"]'],
    ]);
  });

  it("lacks what the file lacks", async () => {
    await expect(rowsOf("_GetWatchlist('Hosts') | where Country == 'x'")).rejects.toThrow("'Country'");
  });
});

describe("a watchlist without a file", () => {
  const options = { tables: KNOWN_TABLES, dialect: "duckdb" } as const;

  it("is an external table with the columns the query names", async () => {
    const compiled = await compile(
      "_GetWatchlist('VIP') | where Region == 'north' | project SearchKey, Region",
      options,
    );
    expect(compiled.externals.map((one) => one.address)).toEqual(["watchlist:VIP"]);
    expect(compiled.columns.map((one) => [one.name, one.type])).toEqual([
      ["SearchKey", "string"],
      ["Region", "string"],
    ]);
    expect(compiled.approximations).toEqual(["_GetWatchlist() answers from a local file in place of VIP"]);
  });

  it("needs its alias written out", async () => {
    await expect(compile("_GetWatchlist(strcat('V', 'IP'))", options)).rejects.toThrow("is not translated");
  });
});
