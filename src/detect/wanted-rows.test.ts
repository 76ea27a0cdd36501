import { afterAll, beforeAll, expect, it } from "vitest";
import { sessionWith } from "../../test/evidence.js";
import { bareQuery } from "./card-file.js";
import { compileCard } from "./compile-card.js";
import { openEvidence } from "./evidence.js";
import type { EventSpan } from "../plan/event-span.js";
import type { Session } from "../store/session.js";
import { overWantedRows } from "./wanted-rows.js";

const ALL: EventSpan = { from: null, to: null };
const MANY = 6_000;

let session: Session;
beforeAll(async () => {
  const row = (action: string) => ({ Timestamp: 1n, ActionType: action });
  session = await sessionWith([
    { path: "a.csv", table: "DeviceEvents", rows: [row("Rare"), row("RARE"), row("Common")] },
  ]);
  await session.run(
    `INSERT INTO DeviceEvents SELECT e.* REPLACE (i AS coldhunt_row, i AS "Timestamp")
     FROM DeviceEvents AS e, range(4, ${MANY + 3}) AS r(i) WHERE ActionType = 'Common'`,
  );
});
afterAll(() => {
  session.close();
});

const count = async () => Number((await session.arrays("SELECT count(*) FROM DeviceEvents"))[0]?.[0]);

/** Rows of the table that a query is given. */
async function given(query: string, span: EventSpan = ALL): Promise<number> {
  const evidence = await openEvidence(session, span);
  const compiled = await compileCard(bareQuery(query, "q.kql", "q"), {
    tables: evidence.tables,
    window: "all",
  });
  const before = await count();
  try {
    return await overWantedRows(evidence, compiled, count);
  } finally {
    expect(await count()).toBe(before);
  }
}

it("a query is given the few rows that its filters let through", async () => {
  expect(await given("DeviceEvents | where ActionType =~ 'rare'")).toBe(2);
  expect(await given("DeviceEvents | where ActionType == 'None'")).toBe(0);
});

it("of these, those in the span that was asked for", async () => {
  expect(await given("DeviceEvents | where ActionType =~ 'Common'", { from: 1n, to: 10n })).toBe(7);
  expect(await given("DeviceEvents | where ActionType =~ 'Common'", { from: 5n, to: 10n })).toBe(5);
});

it("where they are many, or no filter tells, it is given all", async () => {
  expect(await given("DeviceEvents | where ActionType =~ 'common'")).toBe(MANY + 2);
  expect(await given("DeviceEvents | take 1")).toBe(MANY + 2);
});

it("what was there before is there again where it fails", async () => {
  const evidence = await openEvidence(session, ALL);
  const compiled = await compileCard(bareQuery("DeviceEvents | where ActionType == 'Rare'", "q.kql", "q"), {
    tables: evidence.tables,
    window: "all",
  });
  const failing = overWantedRows(evidence, compiled, () => Promise.reject(new Error("it stopped")));
  await expect(failing).rejects.toThrow("it stopped");
  expect(await count()).toBe(MANY + 2);
});
