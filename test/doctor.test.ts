import { expect, it } from "vitest";
import { runCli } from "./run-cli.js";

interface Checked {
  readonly checks: readonly { readonly name: string; readonly status: string; readonly found: string }[];
}

it("the doctor finds a machine that runs these tests able to hunt", async () => {
  const { code, stdout } = await runCli(["doctor", "--format", "json"]);
  const { checks } = JSON.parse(stdout) as Checked;
  expect(checks.map(({ name }) => name)).toEqual([
    "coldhunt",
    "node",
    "engine",
    "memory",
    "temporary space",
    "cards",
  ]);
  expect(checks.filter(({ status }) => status === "fails")).toEqual([]);
  expect(checks[1]?.found).toContain(process.versions.node);
  expect(code).toBe(0);
});

it("the doctor says where a run could not put what does not fit in memory", async () => {
  const { code, stdout } = await runCli(["doctor", "--temp-dir", "/nowhere/at all"]);
  expect(stdout).toMatch(/^fails {4}temporary space {2}ENOENT.*\/nowhere\/at all/m);
  expect(code).toBe(3);
});
