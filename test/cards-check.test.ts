/** `coldhunt cards lint` and `cards test`, run as the built program. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const MAIN = new URL("../dist/cli/main.js", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "coldhunt-cards-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

writeFileSync(join(folder, "good.kql"), 'DeviceEvents | where FileName =~ "a.exe" | project FileName\n');
writeFileSync(join(folder, "odd.kql"), "DeviceEvents\n| where hll(FileName) == 1\n");
writeFileSync(join(folder, "refused.kql"), "DeviceEvents\n| fork (count) (take 1)\n");
writeFileSync(
  join(folder, "good.test.yml"),
  `tests:
  - name: found
    tables: { DeviceEvents: [ { Timestamp: "2026-03-02T00:00:00Z", FileName: A.EXE } ] }
    expect: [ { FileName: A.EXE } ]
  - name: wrongly expected
    tables: { DeviceEvents: [ { Timestamp: "2026-03-02T00:00:00Z", FileName: b.exe } ] }
    expect: [ { FileName: b.exe } ]
`,
);

it("the shipped cards find what their fixtures say", () => {
  const out = execFileSync(process.execPath, [MAIN, "cards", "test"], { encoding: "utf8" });
  expect(out).toMatch(/^3 passed, 0 failed$/m);
});

it("a fixture that is not met fails the run, in JUnit too", () => {
  const run = spawnSync(
    process.execPath,
    [MAIN, "cards", "test", join(folder, "good.kql"), "--format", "junit"],
    {
      encoding: "utf8",
    },
  );
  expect(run.status).toBe(1);
  expect(run.stdout).toContain('<testsuite name="good" tests="2" failures="1">');
});

it("lint gives a line a query with what stands against it", () => {
  const run = spawnSync(process.execPath, [MAIN, "cards", "lint", folder, "--format", "jsonl"], {
    encoding: "utf8",
  });
  expect(run.status).toBe(4);
  const lines = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map((line) => [line["id"], line["status"]])).toEqual([
    ["good", "exact"],
    ["odd", "invalid"],
    ["refused", "refused"],
  ]);
  expect(lines[0]).toMatchObject({ tables: ["DeviceEvents"], approximations: [], error: null });
  expect(lines[2]).toMatchObject({ error: { code: "KQL-UNSUPPORTED", line: 2, column: 3 } });
});
