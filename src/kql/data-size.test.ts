import { expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

it("adds the bytes of longs and of texts in UTF-8", async () => {
  const kql =
    "print n = 5, t = 'čau' | project estimate_data_size(*), estimate_data_size(n), estimate_data_size(t, n)";
  expect(await evaluate(kql)).toEqual([[12, 8, 12]]);
});

it("refuses types whose size is not documented", async () => {
  await expect(evaluate("print x = 1.5 | project estimate_data_size(x)")).rejects.toThrow(/type real/);
});
