import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const ROOT = new URL("../..", import.meta.url).pathname;
const POLL_MS = 20;

export interface ProgramRun {
  readonly ms: number;
  /** The most memory the process held; 0 where the system does not tell. */
  readonly peakRssBytes: number;
}

/** Runs the built program in a process of its own; throws where it ends with another code than 0. */
export async function runProgram(args: readonly string[]): Promise<ProgramRun> {
  const begun = performance.now();
  const child = spawn(process.execPath, [`${ROOT}dist/cli/main.js`, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let messages = "";
  child.stderr.on("data", (chunk: Buffer) => (messages += chunk.toString()));
  let peakRssBytes = 0;
  const poll = setInterval(() => {
    peakRssBytes = Math.max(peakRssBytes, peakOf(child.pid));
  }, POLL_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(poll);
  if (code !== 0) throw new Error(`coldhunt ${args.join(" ")} ended with ${String(code)}: ${messages}`);
  return { ms: performance.now() - begun, peakRssBytes };
}

/** Linux keeps the peak, so that the last look before the end tells all but the last instant. */
function peakOf(pid: number | undefined): number {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, "utf8"));
    return line === null ? 0 : Number(line[1]) * 1024;
  } catch {
    return 0;
  }
}
