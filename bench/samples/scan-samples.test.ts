import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { coldhunt } from "../run/coldhunt.js";
import { EXPECTED_FINDINGS } from "./expected.js";

const FOLDER = new URL("../../samples", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "coldhunt-scan-samples-"));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

interface Report {
  readonly findings: readonly {
    readonly event: { readonly ActionType: string; readonly MscFile: string | null };
    readonly sources: readonly { readonly path: string }[];
  }[];
}

test("a scan of the samples finds what is planted, file by file, and ends well", async () => {
  const report = join(scratch, "report.json");
  // anything but exit code 0 throws
  await coldhunt("scan", [FOLDER, "--card", "0xFF-0546-Process_Injection_Initiated_By_MMC-Win", "-q", "-o", report]);
  const { findings } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const found = findings.map(({ event, sources }) => ({
    file: sources[0]?.path.slice(FOLDER.length + 1),
    actionType: event.ActionType,
    mscFile: event.MscFile,
  }));
  const byFile = (a: { file?: string | undefined }, b: { file?: string | undefined }) =>
    (a.file ?? "") < (b.file ?? "") ? -1 : (a.file ?? "") > (b.file ?? "") ? 1 : 0;
  expect(found).toEqual([...EXPECTED_FINDINGS].sort(byFile));
});
