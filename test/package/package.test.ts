import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../run-cli.js";
import { makeArchive, type Archive } from "./archive.js";
import { packagesFor } from "./contents.js";
import { targetOf } from "./executable.js";

const run = promisify(execFile);
const own = `${process.platform}-${process.arch}`;
const request = { root: ROOT, target: own, node: process.execPath };

const cutOff = spawnSync("unshare", ["-rn", "true"]).status === 0;
if (!cutOff)
  console.warn("SKIPPED: the archive is not proven without network: 'unshare -rn' cannot be run here");

const WRITTEN = ["html", "arrow", "parquet", "timesketch.jsonl", "ocsf.jsonl"];

let folder: string;
let archive: Archive;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-package-test-"));
  archive = await makeArchive({ ...request, out: join(folder, "one") });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("an archive", () => {
  // proven in a namespace without network, which not every machine lets a user make
  it.skipIf(!cutOff)(
    "runs with the network cut off, no environment and no Node around",
    { timeout: 60_000 },
    async () => {
      const at = join(folder, "unpacked");
      await run("mkdir", [at]);
      await extract({ file: archive.path, cwd: at });
      const home = join(at, basename(archive.path, ".tar.gz"));
      const { stdout } = await run(
        "unshare",
        [
          "-rn",
          "env",
          "-i",
          `HOME=${at}`,
          join(home, "coldhunt"),
          "scan",
          join(home, "samples"),
          "--format",
          "jsonl",
          ...WRITTEN.flatMap((ending) => ["-o", join(at, `r.${ending}`)]),
        ],
        { cwd: at, maxBuffer: 2 ** 26 },
      );
      const findings = stdout
        .trimEnd()
        .split("\n")
        .filter((line) => line.includes('"sources"'));
      expect(findings).toHaveLength(17);
      // what only these load is in the archive too
      for (const ending of WRITTEN) expect((await stat(join(at, `r.${ending}`))).size).toBeGreaterThan(1000);
      const agent = await run(
        join(home, "coldhunt"),
        [
          "query",
          `print parse_user_agent("curl/8.4.0", "browser").Browser.Family`,
          join(home, "samples", "portal"),
        ],
        { cwd: at },
      );
      expect(agent.stdout).toContain("curl");
      const sums = await run("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: home });
      expect(sums.stdout).toBe("");
    },
  );

  it("is the same bytes again, and its sum stands beside it", { timeout: 120_000 }, async () => {
    const again = await makeArchive({ ...request, out: join(folder, "two") });
    const digest = async (path: string): Promise<string> =>
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
    expect(await digest(again.path)).toBe(await digest(archive.path));
    expect(await readFile(archive.sums, "utf8")).toBe(
      `${await digest(archive.path)}  ${basename(archive.path)}\n`,
    );
  });

  it("names all it holds in the bill of materials", async () => {
    const bill = JSON.parse(await readFile(archive.sbom, "utf8")) as {
      components: { name: string; licenses?: unknown }[];
    };
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "node",
        "@duckdb/node-api",
        `@duckdb/node-bindings-${own}`,
        "@kusto/language-service-next",
      ]),
    );
    expect(names).not.toContain("vitest");
    const unlicensed = bill.components.filter(({ licenses }) => licenses === undefined);
    expect(unlicensed.map(({ name }) => name)).toEqual(["node"]);
  });

  it("takes no Node of another platform", async () => {
    const [other] = ["win32-x64", "linux-x64"].filter((target) => target !== own);
    await expect(makeArchive({ ...request, target: other ?? "", out: folder })).rejects.toThrow(
      `is for ${own}, and ${other ?? ""} was expected`,
    );
    const text = join(folder, "node.txt");
    await writeFile(text, "#!/bin/sh\n");
    expect(await targetOf(text)).toBeUndefined();
    expect(await targetOf(process.execPath)).toBe(own);
  });

  it("has the engine of its own platform alone", async () => {
    for (const target of ["linux-x64", "darwin-arm64", "win32-x64"]) {
      const engines = (await packagesFor(ROOT, target)).flatMap(({ name }) =>
        name.startsWith("@duckdb/node-bindings-") ? [name] : [],
      );
      expect(engines).toEqual([`@duckdb/node-bindings-${target}`]);
    }
  });
});
