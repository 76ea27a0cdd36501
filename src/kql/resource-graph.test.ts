import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLedger } from "../case/ledger.js";
import { compile } from "../compile.js";
import { openEvidence, provideAbsent, type Evidence } from "../detect/evidence.js";
import { runQuery } from "../detect/query.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";
import { openSession } from "../store/session.js";

let folder: string;
let evidence: Evidence;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resource-graph-"));
  const file = join(folder, "resources.csv");
  await writeFile(
    file,
    [
      "id,name,type,tags,properties",
      '/s/1,vm-1,microsoft.compute/virtualmachines,"{""owner"":""anna""}","{""hardwareProfile"":{""vmSize"":""B2""}}"',
      '/s/2,kv-1,microsoft.keyvault/vaults,,"{""sku"":{""name"":""standard""}}"',
      "",
    ].join("\n"),
  );
  const session = await openSession();
  await createLedger(session);
  const standIns = { externals: new Map([["arg:resources", file]]), geo: undefined };
  evidence = await openEvidence(session, { from: null, to: null }, standIns);
});

afterAll(async () => {
  evidence.session.close();
  await rm(folder, { recursive: true });
});

async function rowsOf(kql: string): Promise<readonly (readonly unknown[])[]> {
  const prepare = (query: Parameters<typeof provideAbsent>[1]): Promise<void> =>
    provideAbsent(evidence, query);
  return (await runQuery(evidence.session, kql, evidence.tables, prepare)).rows;
}

describe("a table of Azure Resource Graph", () => {
  it("is read from its file, whatever the case of its name", async () => {
    for (const table of ["Resources", "resources"])
      expect(
        await rowsOf(`arg("").${table}
          | where type =~ "Microsoft.Compute/virtualMachines"
          | project name, size = tostring(properties.hardwareProfile.vmSize), tags.owner`),
      ).toEqual([["vm-1", "B2", '"anna"']]);
  });

  it("stands in functions, unions and joins", async () => {
    expect(
      await rowsOf(`let named = (wanted: string) { arg('').resources | where name == wanted | project id };
        union (named("vm-1")), (named("kv-1") | join kind=inner arg("").Resources on id | project id)
        | order by id asc`),
    ).toEqual([["/s/1"], ["/s/2"]]);
  });

  const options = { tables: KNOWN_TABLES, dialect: "duckdb" } as const;

  it("is named in the notes of the query, without a file too", async () => {
    const compiled = await compile('arg("").ResourceContainers | project name, subscriptionId', options);
    expect(compiled.externals.map((one) => one.address)).toEqual(["arg:resourcecontainers"]);
    expect(compiled.approximations).toEqual([
      'arg("") answers from a local file in place of resourcecontainers',
    ]);
  });

  it("is another thing than a column or a function of that name", async () => {
    const compiled = await compile('let arg = (x: string) { x }; print y = arg("")', options);
    expect(compiled.externals).toEqual([]);
  });

  it("has no scope but the whole", async () => {
    await expect(compile('arg("north").Resources', options)).rejects.toThrow("arg");
  });
});
