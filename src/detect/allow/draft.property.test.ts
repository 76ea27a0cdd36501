import fc from "fast-check";
import { expect, it } from "vitest";
import type { CardAccount, Finding } from "../../case/finding.js";
import { visible } from "../../diagnostics/visible.js";
import { parseAllowFile } from "./allow-file.js";
import { draftEntry } from "./draft.js";

const CARD = { id: "q", computed: ["MscFile", "Parts"] } as unknown as CardAccount;
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("\u202e", "\u001b", "\t", "\n", '"', "\\", "'", ":", "#", " ", "ä", "\u{e0041}"),
  }),
);

const found = (name: string, file: string): Finding => ({
  id: "0123456789abcdef",
  card: "q",
  level: "medium",
  columns: [
    { name: "FileName", type: "string" },
    { name: "MscFile", type: "dynamic" },
    { name: "Parts", type: "dynamic" },
    { name: "Timestamp", type: "datetime" },
  ],
  values: [name, JSON.stringify(file), '["a"]', 5n],
  sources: [],
  sourceCount: 1,
});

it("a draft reads back as the values of the finding, and holds nothing that a terminal obeys", () => {
  const by = { reason: "r", author: "a", expiry: "2027-01-31" };
  fc.assert(
    fc.property(text, text, (name, file) => {
      const draft = draftEntry(found(name, file), CARD, by);
      expect(draft.split("\n").every((line) => visible(line) === line)).toBe(true);
      const fields = [
        ...(file === "" ? [] : [{ name: "MscFile", values: [file] }]),
        ...(name === "" ? [] : [{ name: "FileName", values: [name] }]),
      ];
      if (fields.length > 0)
        expect(parseAllowFile(draft, "allow.yml").entries[0]?.match).toEqual({ kind: "fields", fields });
    }),
    { numRuns: 300 },
  );
});
