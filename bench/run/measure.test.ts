import { expect, test } from "vitest";
import { measure, median } from "./measure.js";

test("median of an odd and an even number of values", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
});

test("ours and the baseline take turns, after one run of each and the check", async () => {
  const said: string[] = [];
  const step = (text: string) => () => {
    said.push(text);
    return Promise.resolve();
  };
  const result = await measure(
    { name: "case", bar: 2, prepare: () => Promise.reject(new Error("bug: prepared already")) },
    {
      ...{ rows: 10, bytes: 20, ours: step("ours"), baseline: { what: "theirs", run: step("theirs") } },
      check: () => void said.push("check"),
    },
  );
  expect(said.slice(0, 3)).toEqual(["ours", "theirs", "check"]);
  const turns = said.slice(4);
  expect(turns.slice(0, 6)).toEqual(["ours", "theirs", "theirs", "ours", "ours", "theirs"]);
  expect(result).toMatchObject({
    name: "case",
    rows: 10,
    bytes: 20,
    baseline: "theirs",
    bar: 2,
    floorMs: null,
  });
  expect(turns.filter((one) => one === "ours")).toHaveLength(result.runs);
  expect(result.minMs).toBeLessThanOrEqual(result.medianMs);
});

test("nothing is timed where the check fails", async () => {
  const prepared = {
    ...{ rows: 1, bytes: 1, ours: () => Promise.resolve() },
    check: () => {
      throw new Error("row 0 differs");
    },
  };
  const one = { name: "case", prepare: () => Promise.resolve(prepared) };
  await expect(measure(one, prepared)).rejects.toThrow("row 0 differs");
});
