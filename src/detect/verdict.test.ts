import { describe, expect, it } from "vitest";
import { judge, type TableFacts, type VerdictFacts } from "./verdict.js";

const TABLE: TableFacts = {
  table: "DeviceEvents",
  held: true,
  rows: 10,
  untimed: 0,
  absentColumns: [],
  emptyColumns: [],
  lacking: [],
  rejected: 0,
  unread: [],
};
const CLEAN: VerdictFacts = {
  findings: 0,
  tables: [TABLE],
  actionTypes: ["A", "B"],
  missing: [],
  neverSeen: [],
  unexamined: { belonging: [], unread: [], passedOver: [] },
  capped: [],
  uncovered: [],
  kept: [],
  keptSpan: "the span",
  approximations: [],
};
const SEEN = CLEAN.unexamined;
const table = (change: Partial<TableFacts>): VerdictFacts => ({
  ...CLEAN,
  tables: [{ ...TABLE, ...change }],
});

describe("a card without findings", () => {
  it("is clean where all it needs was there", () => {
    expect(judge(CLEAN)).toEqual({ verdict: "clean", reasons: [] });
  });

  it.each([
    ["table-absent: no input holds DeviceEvents", table({ held: false, rows: 0 })],
    ["table-empty: DeviceEvents has no rows to look at", table({ rows: 0 })],
    [
      "column-absent: no input of DeviceEvents has the column ActionType",
      table({ absentColumns: ["ActionType"] }),
    ],
    [
      "column-empty: the column DeviceEvents.ActionType holds nothing in any row",
      table({ emptyColumns: ["ActionType"] }),
    ],
    ["column-absent: a.csv lacks X", table({ lacking: [{ path: "a.csv", columns: ["X"] }] })],
    [
      "action-types-never-seen: none of the ActionTypes of the card occurs: A, B",
      { ...CLEAN, neverSeen: ["A", "B"] },
    ],
    ["not-examined: b.gz could not be read", { ...CLEAN, unexamined: { ...SEEN, unread: ["b.gz"] } }],
    [
      "not-examined: c.csv, a file of DeviceEvents, was not examined",
      { ...CLEAN, unexamined: { ...SEEN, belonging: [{ path: "c.csv", table: "DeviceEvents" }] } },
    ],
    ["refused: why", { ...CLEAN, refused: "why" }],
  ])("cannot tell: %s", (reason, facts) => {
    expect(judge(facts)).toEqual({ verdict: "cannot-tell", reasons: [reason] });
  });

  it.each([
    ["action-types-never-seen: B", { ...CLEAN, neverSeen: ["B"] }],
    ["window-kept: ago(1h); the span", { ...CLEAN, kept: ["ago(1h)"] }],
    ["rows-rejected: 2 rows of DeviceEvents could not be imported", table({ rejected: 2 })],
    [
      "rows-without-time: 3 rows of DeviceEvents have no time and are outside the span",
      table({ untimed: 3 }),
    ],
    [
      "not-examined: notes.txt is no export of a known shape",
      { ...CLEAN, unexamined: { ...SEEN, passedOver: ["notes.txt"] } },
    ],
    ["export-capped: a.csv is cut", { ...CLEAN, capped: ["a.csv is cut"] }],
    ["hours-not-covered: a gap", { ...CLEAN, uncovered: ["a gap"] }],
    ["approximate: a little", { ...CLEAN, approximations: ["a little"] }],
  ])("is clean with a limit: %s", (reason, facts) => {
    expect(judge(facts)).toEqual({ verdict: "clean", reasons: [reason] });
  });
});

it("a hit stays a hit, with what limits it", () => {
  const facts = { ...table({ absentColumns: ["X"] }), findings: 3 };
  expect(judge(facts)).toEqual({
    verdict: "hit",
    reasons: ["column-absent: no input of DeviceEvents has the column X"],
  });
});
