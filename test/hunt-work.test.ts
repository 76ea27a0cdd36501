import { DuckDBConnection } from "@duckdb/node-api";
import { afterEach, expect, it, vi } from "vitest";
import { openEvidence } from "../src/detect/evidence.js";
import { sessionWith } from "./evidence.js";
import { cardOf, huntOver } from "./hunt-over.js";

/** How much a hunt does, not how long that takes: statements are the same on any machine. */

afterEach(() => vi.restoreAllMocks());

/** Statements of opening a case, and of one card over it with its findings read as often as said. */
async function statements(query: string, times: readonly bigint[], readings: number) {
  const rows = times.map((time) => ({ Timestamp: time, ActionType: "Rare" }));
  const session = await sessionWith([{ path: "a.csv", table: "DeviceEvents", rows }]);
  try {
    const told = vi.spyOn(DuckDBConnection.prototype, "run");
    const streamed = vi.spyOn(DuckDBConnection.prototype, "stream");
    const evidence = await openEvidence(session, { from: null, to: null });
    const opening = told.mock.calls.length;
    const { account } = await huntOver(evidence, [cardOf(query)]);
    const card = told.mock.calls.length - opening;
    for (let reading = 0; reading < readings; reading++) {
      const ids: string[] = [];
      for await (const { id } of account.findings()) ids.push(id);
      expect(new Set(ids).size).toBe(times.length);
    }
    const findings = told.mock.calls.length - opening - card + streamed.mock.calls.length;
    return { opening, card, findings };
  } finally {
    session.close();
  }
}

const CARD = "DeviceEvents | where ActionType =~ 'rare'";

it("a case is opened by four statements, and few findings in order are read by one each time", async () => {
  expect(await statements(CARD, [1n, 2n, 3n], 2)).toEqual({
    // columns, inputs, the name of the database, the view of the table
    opening: 4,
    // clock, lock; the copy, its view, the card, its columns, the table again in two; what is filled, ActionTypes
    card: 10,
    findings: 2,
  });
});

it("findings that are not in order are put in order once", async () => {
  const { findings } = await statements(`${CARD} | sort by Timestamp desc`, [1n, 2n, 3n], 2);
  // as they lie, whether all are different, the sorted table, and two readings of it
  expect(findings).toBe(5);
});
