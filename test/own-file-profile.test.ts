/** FileProfile() without a file of its own: the evidence's certificates and sightings stand in. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { ScanAccount } from "../src/case/finding.js";
import { openEvidence } from "../src/detect/evidence.js";
import { cardsNamed } from "../src/detect/select-cards.js";
import { importPaths } from "../src/ingest/import.js";
import { openSession } from "../src/store/session.js";
import { huntOver } from "./hunt-over.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-profile-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const TIME = "2026-03-02T08:15:31Z";
const PROCESSES = [
  { Timestamp: TIME, DeviceId: "d1", ReportId: 1, FileName: "a.exe", SHA1: "AA" },
  { Timestamp: TIME, DeviceId: "d2", ReportId: 1, FileName: "a.exe", SHA1: "aa" },
  { Timestamp: TIME, DeviceId: "d1", ReportId: 2, FileName: "b.exe", SHA1: "bb" },
];
const CERTIFICATES = [
  {
    Timestamp: TIME,
    DeviceId: "d3",
    ReportId: 3,
    SHA1: "aa",
    IsSigned: true,
    IsTrusted: true,
    Signer: "Contoso",
    IsRootSignerMicrosoft: false,
  },
];

async function run(
  kql: string,
  withCertificates: boolean,
): Promise<{ account: ScanAccount; events: unknown[][] }> {
  const write = (name: string, rows: readonly object[]): string => {
    const path = join(folder, name);
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    return path;
  };
  const card = write("card.kql", []);
  writeFileSync(card, kql);
  const tables = [{ table: "DeviceProcessEvents", path: write("processes.jsonl", PROCESSES) }];
  if (withCertificates)
    tables.push({ table: "DeviceFileCertificateInfo", path: write("certificates.jsonl", CERTIFICATES) });
  const session = await openSession();
  await importPaths(session, [], { tables, strict: true });
  const evidence = await openEvidence(session, { from: null, to: null });
  const { account } = await huntOver(evidence, await cardsNamed(card));
  const events: unknown[][] = [];
  for await (const finding of account.findings()) events.push([...finding.values]);
  session.close();
  return { account, events };
}

const KQL =
  "DeviceProcessEvents | where DeviceId == 'd1' | invoke FileProfile(SHA1) | project FileName, GlobalPrevalence, Signer, IsRootSignerMicrosoft";

it("counts the devices of the evidence and knows its certificates, and says so", async () => {
  const { account, events } = await run(KQL, true);
  expect(events).toEqual([
    ["a.exe", 3n, "Contoso", false],
    ["b.exe", 1n, "", null],
  ]);
  expect(account.cards[0]?.verdict).toBe("hit");
  expect(account.cards[0]?.reasons.some((reason) => reason.includes("not of the world"))).toBe(true);
});

it("without certificates it cannot tell", async () => {
  const { account } = await run(`${KQL} | where GlobalPrevalence < 10`, false);
  expect(account.cards[0]?.verdict).toBe("cannot-tell");
  expect(account.cards[0]?.reasons).toContain("table-absent: no input holds FileProfile");
});
