import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../../test/evaluate.js";

/** The schemas of the reference's examples under other names: `b` appended to, or with a column in the middle. */
const A = "let A = datatable(Url:string, Code:int)[] | getschema;";
const merge = (columns: string, call: string): string =>
  `${A} let B = datatable(${columns})[] | getschema; union A, B | evaluate schema_merge(${call})`;

describe("schema_merge", () => {
  it("appends the columns that a schema has more", async () => {
    const { columns, rows } = await evaluateTable(merge("Url:string, Code:int, From:string", ""));
    expect(columns.map(({ name }) => name)).toEqual([
      "ColumnName",
      "ColumnOrdinal",
      "DataType",
      "ColumnType",
    ]);
    expect(rows).toEqual([
      ["Url", 0, "System.String", "string"],
      ["Code", 1, "System.Int32", "int"],
      ["From", 2, "System.String", "string"],
    ]);
  });

  it.each(["", "true", "PreserveOrder = true"])("names a column that has moved (%s)", async (call) => {
    const moved = "ERROR(columns are out of order)";
    expect(await evaluate(merge("Url:string, From:string, Code:int", call))).toEqual([
      ["Url", 0, "System.String", "string"],
      ["From", 1, "System.String", "string"],
      ["Code", -1, `ERROR(unknown CSL type:${moved})`, moved],
    ]);
  });

  it("moves a column where the order does not count", async () => {
    expect(await evaluate(merge("Url:string, From:string, Code:int", "PreserveOrder = false"))).toEqual([
      ["Url", 0, "System.String", "string"],
      ["From", 1, "System.String", "string"],
      ["Code", 2, "System.Int32", "int"],
    ]);
  });

  it.each([
    ["Url:string, Code:long", "", "several types"],
    ["Url:string, From:string", "", "two columns at one place"],
    ["N:int, Url:string", "false", "two columns at one place"],
  ])("stops at what is not published: %s", async (columns, call, reason) => {
    await expect(evaluate(merge(columns, call))).rejects.toThrow(reason);
  });

  it("stops where a column moves to the front, whose place is not published", async () => {
    const later = "let B = datatable(Code:int, From:string)[] | getschema | where ColumnName == 'Code';";
    const kql = `${A} ${later} union A, B | where ColumnName == 'Code' | union A | summarize by ColumnName, ColumnOrdinal, DataType, ColumnType | sort by ColumnOrdinal desc | evaluate schema_merge(false)`;
    await expect(evaluate(kql)).rejects.toThrow("to the front");
  });

  it("takes schemas only", async () => {
    await expect(evaluate("print ColumnName = 'a' | evaluate schema_merge()")).rejects.toThrow(
      "'ColumnOrdinal' is missing",
    );
  });
});
