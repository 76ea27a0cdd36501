import { expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

it("bins by the size of the query's option", async () => {
  expect(await evaluate("set query_bin_auto_size = 5; print bin_auto(13), bin_auto(-1)")).toEqual([[10, -5]]);
});

it("counts from the fixed point", async () => {
  const kql = `set query_bin_auto_size = 1d; set query_bin_auto_at = datetime(2024-03-01 06:00);
    range t from datetime(2024-03-01 05:59) to datetime(2024-03-01 06:01) step 1m | summarize n = count() by bin_auto(t)`;
  expect(await evaluate(kql)).toEqual([
    ["2024-02-29T06:00:00.0000000Z", 1],
    ["2024-03-01T06:00:00.0000000Z", 2],
  ]);
});

it("is refused without a size", async () => {
  await expect(evaluate("print bin_auto(13)")).rejects.toThrow(/needs a size/);
});
