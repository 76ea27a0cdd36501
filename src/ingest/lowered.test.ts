import fc from "fast-check";
import { expect, it } from "vitest";
import { quoteString } from "../fragment/quote.js";
import { openSession } from "../store/session.js";
import { shareLowered } from "./lowered.js";

it("a column that is asked for in lower case several times is worked out once", () => {
  const condition = `lower("coldhunt.A") = 'x' OR (lower("coldhunt.A") = 'y' AND lower("coldhunt.B") = 'z')`;
  expect(shareLowered(condition)).toEqual({
    condition: `"coldhunt.A.lower" = 'x' OR ("coldhunt.A.lower" = 'y' AND lower("coldhunt.B") = 'z')`,
    columns: new Map([[`"coldhunt.A.lower"`, `"coldhunt.A"`]]),
  });
});

it("a condition means the same, whatever its literals say", async () => {
  const session = await openSession();
  const nasty = fc.oneof(
    fc.constantFrom(
      `lower("coldhunt.A")`,
      `'`,
      `''`,
      `\\`,
      `\n'`,
      `"coldhunt.A.lower"`,
      `' OR lower("coldhunt.A") = '`,
    ),
    fc.string({ unit: "binary", maxLength: 8 }).filter((text) => !text.includes("\0")),
  );
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 2, maxLength: 5 }), nasty, async (needles, value) => {
        const condition = needles
          .map((text) => `lower("coldhunt.A") = lower(${quoteString(text)})`)
          .join(" OR ");
        const shared = shareLowered(condition);
        const lowered = [...shared.columns].map(([name, column]) => `, lower(${column}) AS ${name}`).join("");
        const from = `(SELECT *${lowered} FROM (SELECT ${quoteString(value)} AS "coldhunt.A"))`;
        const [row] = await session.arrays(`SELECT ${condition}, ${shared.condition} FROM ${from}`);
        expect(row?.[1]).toBe(row?.[0]);
        expect(shared.columns.size).toBe(1);
      }),
    );
  } finally {
    session.close();
  }
});
