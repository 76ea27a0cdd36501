import { expect, test } from "vitest";
import { assertSameRows } from "./same-rows.js";

const row = { Timestamp: "2026-03-02T08:15:31.04172Z", ReportId: 4411n, FileName: "", Remote: false };

test("forms of one value do not tell rows apart", () => {
  const other = {
    ReportId: "4411",
    Timestamp: "2026-03-02 08:15:31.0417200",
    FileName: null,
    Remote: "false",
  };
  expect(() => assertSameRows([row], [other])).not.toThrow();
});

test("the order of rows does not matter, their number does", () => {
  const second = { ...row, ReportId: 4412n };
  expect(() => assertSameRows([row, second], [second, row])).not.toThrow();
  expect(() => assertSameRows([row, row], [row])).toThrow("ours gave 2 rows, the baseline 1");
});

test.each([
  ["a value", { ...row, ReportId: 4412n }],
  ["the seventh digit", { ...row, Timestamp: "2026-03-02T08:15:31.0417201Z" }],
  ["a column more", { ...row, MscFile: "C:\\Temp\\a.msc" }],
  ["false and missing", { ...row, Remote: null }],
])("%s makes a difference", (_, other) => {
  expect(() => assertSameRows([row], [other])).toThrow("row 0 differs");
});

test("two empty results prove nothing", () => {
  expect(() => assertSameRows([], [])).toThrow("nothing was compared");
});
