import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLedger } from "../case/ledger.js";
import type { Finding } from "../case/finding.js";
import type { Card } from "./card.js";
import type { CardFixture } from "./card-fixture.js";
import { openEvidence } from "./evidence.js";
import { duckdbEngine } from "./duckdb-engine.js";
import { hunt } from "./hunt.js";
import { openSession, type Session } from "../store/session.js";

/** How one case of a card came out. */
export interface FixtureResult {
  readonly card: string;
  readonly name: string;
  /** Undefined where the card found just what it must. */
  readonly failure: string | undefined;
}

/** What puts the rows of a fixture into a session: the importer, which this layer does not know. */
export type ImportTables = (
  session: Session,
  tables: readonly { readonly table: string; readonly path: string }[],
) => Promise<void>;

/** Runs a card over the rows of a fixture, imported as an export would be, and compares what it finds. */
export async function testCard(
  card: Card,
  fixture: CardFixture,
  now: bigint | "end-of-data",
  importTables: ImportTables,
  cellJson: (finding: Finding, column: string) => string | undefined,
): Promise<FixtureResult> {
  const folder = await mkdtemp(join(tmpdir(), "coldhunt-test-"));
  const session = await openSession();
  try {
    const files = [];
    for (const [table, rows] of Object.entries(fixture.tables)) {
      const path = join(folder, `${table}.jsonl`);
      await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      files.push({ table, path });
    }
    await createLedger(session);
    await importTables(session, files);
    const evidence = await openEvidence(session, { from: null, to: null });
    const result = await hunt(duckdbEngine(evidence), [{ kind: "card", card }], {
      window: "card",
      now,
      wallClock: 0n,
      version: "test",
      argv: [],
    });
    const [refused] = result.refused;
    if (refused !== undefined) return { card: card.id, name: fixture.name, failure: refused.error.message };
    const findings: Finding[] = [];
    for await (const finding of result.account.findings()) findings.push(finding);
    return { card: card.id, name: fixture.name, failure: compare(fixture, findings, cellJson) };
  } finally {
    session.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function compare(
  fixture: CardFixture,
  findings: readonly Finding[],
  cellJson: (finding: Finding, column: string) => string | undefined,
): string | undefined {
  const left = [...findings];
  for (const expected of fixture.expect) {
    const matches = (finding: Finding): boolean =>
      Object.entries(expected).every(
        ([column, value]) => cellJson(finding, column) === JSON.stringify(value),
      );
    const at = left.findIndex(matches);
    if (at < 0) return `no finding has ${JSON.stringify(expected)} (${findings.length} findings)`;
    left.splice(at, 1);
  }
  return left.length === 0
    ? undefined
    : `${left.length} findings more than the ${fixture.expect.length} expected`;
}
