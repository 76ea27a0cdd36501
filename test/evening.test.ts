import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROOT, runCli } from "./run-cli.js";

/** A command of the README and what it is said to print; `...` stands for whatever else. */
interface Step {
  readonly command: string;
  readonly lines: readonly string[];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-evening-"));
  await cp(join(ROOT, "samples"), join(folder, "samples"), { recursive: true, preserveTimestamps: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function steps(): Promise<Step[]> {
  const text = await readFile(join(ROOT, "README.md"), "utf8");
  const section = /^## A responder's evening\n([^]*?)^## /m.exec(text)?.[1] ?? "";
  const blocks = [...section.matchAll(/^```console\n([^]*?)^```/gm)].map((match) => match[1] ?? "");
  const lines = blocks.join("").trimEnd().split("\n");
  const found: { command: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith("$ ")) found.push({ command: line.slice(2), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** The words of a command line, quotes taken off. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
}

it("the README's evening plays as it is told", async () => {
  const all = await steps();
  expect(all.map(({ command }) => command.split(" ")[1])).toEqual([
    "inspect",
    "import",
    "hunt",
    "explain",
    "allow",
    "hunt",
    "timeline",
    "tree",
    "verify",
  ]);
  for (const { command, lines } of all) {
    const [program, ...args] = words(command);
    expect(program).toBe("coldhunt");
    // what a terminal gets
    const table = args[0] === "allow" ? [] : ["--format", "table"];
    const { code, stdout, stderr } = await runCli([...args, ...table], { cwd: folder });
    expect([command, code]).toEqual([command, 0]);
    const printed = (stdout + stderr).split("\n");
    let from = 0;
    for (const line of lines) {
      if (line === "...") continue;
      const told = line.replace(/\s*\.\.\.$/, "");
      const at = printed.findIndex(
        (one, index) => index >= from && (told === line ? one === line : one.startsWith(told)),
      );
      expect(at === -1 ? `${command} does not print: ${line}` : "").toBe("");
      from = at + 1;
    }
  }
  const page = await readFile(join(folder, "evening.html"), "utf8");
  expect(page).toContain("Suppressed</h2>");
  expect(page).toMatch(/<td class="number"[^>]*>1 of 96<\/td>/);
}, 120_000);
