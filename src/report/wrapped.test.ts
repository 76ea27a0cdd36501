import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth } from "./display-width.js";
import { wrapped } from "./wrapped.js";

describe("a line for a narrow terminal", () => {
  it.each<[string, number, string[]]>([
    ["short", 10, ["short"]],
    ["  one two three", 9, ["  one two", "three"]],
    ["  one two three four", 14, ["  one two", "      three", "      four"]],
    ["a:  /a/path/that/has/no/blank end", 12, ["a:", "    /a/path/that/has/no/blank", "    end"]],
    ["\u001b[31mhit\u001b[0m one two", 7, ["\u001b[31mhit\u001b[0m one", "two"]],
    ["文字 文字 文字", 9, ["文字 文字", "    文字"]],
  ])("%j in %i cells", (line, width, lines) => {
    expect(wrapped(line, width)).toEqual(lines);
  });

  it("keeps every word in its order, and no line with two words is too long", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "é", "文", ":", "/"), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(word),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 6 }),
        (words, width, indent) => {
          const lines = wrapped(`${" ".repeat(indent)}${words.join(" ")}`, width);
          expect(lines.flatMap((line) => line.split(" ").filter((part) => part !== ""))).toEqual(words);
          for (const line of lines)
            if (line.trim().includes(" ")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
