import fc from "fast-check";
import { expect, it } from "vitest";
import { testSession } from "../../../test/evaluate.js";
import { quoteString } from "../../fragment/quote.js";
import { toRe2 } from "./kusto-regex.js";

/** JavaScript's form of `\b` over Unicode words. */
const WORD = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]`;
const BOUNDARY = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

const atom = fc.oneof(
  fc.constantFrom(
    "a",
    "é",
    "-",
    " ",
    ".",
    "[aé]",
    "[^a]",
    String.raw`\b`,
    "a?",
    "é*",
    ".*?",
    "(?:a|-)",
    String.raw`(?:\ba?){5}`,
    String.raw`(?:\ba|-\b)+`,
    String.raw`(?:a?\b){3}`,
  ),
);
const pattern = fc.array(atom, { minLength: 1, maxLength: 6 }).map((atoms) => atoms.join(""));
const text = fc
  .array(fc.constantFrom("a", "é", "-", " ", "b"), { maxLength: 6 })
  .map((parts) => parts.join(""));

it("finds word boundaries as an engine with lookaround does", async () => {
  const session = await testSession();
  await session.installMacros(["kql_mark_words", "kql_unmark"]);
  await fc.assert(
    fc.asyncProperty(pattern, fc.array(text, { minLength: 1, maxLength: 30 }), async (expression, texts) => {
      const regex = toRe2(expression);
      if ("fault" in regex) throw new Error(regex.fault);
      fc.pre(regex.marked !== undefined);
      const list = texts.map(quoteString).join(", ");
      const marked = quoteString(regex.marked);
      const rows = await session.arrays(
        `SELECT regexp_matches(kql_mark_words(t, ${regex.marks}), ${marked}), kql_unmark(regexp_extract(kql_mark_words(t, ${regex.marks}), ${marked}))
         FROM (SELECT unnest([${list}]) AS t)`,
      );
      const reference = new RegExp(expression.replaceAll(String.raw`\b`, BOUNDARY), "u");
      const expected = texts.map((one) => {
        const found = reference.exec(one);
        return [found !== null, found?.[0] ?? ""];
      });
      expect(rows).toEqual(expected);
    }),
    { numRuns: 300, examples: [[String.raw`\b\b\b\ba`, ["a", "é a"]]] },
  );
});
