import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readmeWithMatrix } from "./support-matrix.js";

it("the README's support matrix is the compiler's own (npm run matrix)", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  // prettier pads table cells: blanks do not count
  const flat = (text: string): string => text.replace(/[ -]+/g, " ");
  expect(flat(readme)).toBe(flat(readmeWithMatrix(readme)));
});
