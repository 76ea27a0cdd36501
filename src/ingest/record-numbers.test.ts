import { describe, expect, it } from "vitest";
import { openSession } from "../store/session.js";
import { keepsOrder } from "./record-numbers.js";

describe("an insertion", () => {
  it.each([
    ["keeps", "n > 1", true],
    ["gives up", "n IN (1, 2, 3, 4, 5, 6, 7)", false],
  ])("%s the order where it says %s", async (_, condition, expected) => {
    const session = await openSession({ threads: 2 });
    try {
      await session.run(
        "CREATE TABLE source AS SELECT range AS n FROM range(10); CREATE TABLE t (n BIGINT, x BOOLEAN)",
      );
      expect(await keepsOrder(session, `INSERT INTO t SELECT n, ${condition} FROM source`)).toBe(expected);
    } finally {
      session.close();
    }
  });
});
