import { describe, expect, it } from "vitest";
import { parseDatetime } from "../plan/parse-time.js";
import { hourFolders } from "./hour-folders.js";

const ticks = (text: string): bigint => parseDatetime(text) ?? 0n;

describe("folders of hours", () => {
  it("begin an hour before a span and end a day behind it", () => {
    const span = { from: ticks("2026-03-01T00:30:00Z"), to: ticks("2026-03-02T00:00:00Z") };
    expect(hourFolders(span)).toEqual({ first: "2026022823", last: "2026030223" });
  });

  it("are all of them on a side that is open", () => {
    expect(hourFolders({ from: null, to: null })).toBeUndefined();
    expect(hourFolders({ from: null, to: ticks("9999-12-31T23:00:00Z") })).toEqual({
      first: "0",
      last: "9999123123",
    });
    expect(hourFolders({ from: ticks("0001-01-01T00:00:00Z"), to: null })).toEqual({
      first: "0001010100",
      last: "9999123123",
    });
  });
});
