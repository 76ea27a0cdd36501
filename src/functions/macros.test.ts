import { expect, it } from "vitest";
import { integerLiteral, raw, type Fragment } from "../fragment/fragment.js";
import { sparkText } from "../fragment/spark.js";
import { macrosWithDependencies } from "../store/macros.js";
import { AGGREGATE_FUNCTIONS } from "./aggregates/table.js";
import type { Dialect, Signature } from "./signature.js";
import { SCALAR_FUNCTIONS } from "./table.js";
import { WINDOW_FUNCTIONS } from "./windows/table.js";

/** Arguments of each kind: known only while the query runs, and literals. */
const ARGUMENTS: readonly ((index: number) => Fragment)[] = [
  (index) => raw(`x${index}`),
  () => sparkText("a"),
  () => ({ ...integerLiteral(1n), literal: 1n }),
];

function macrosOf(signature: Signature, dialect: Dialect): string[] {
  const renderer = signature.sql[dialect];
  if (typeof renderer !== "function") return [];
  const count = signature.params.length + (signature.rest === undefined ? 0 : 2);
  return ARGUMENTS.flatMap((argument) => {
    try {
      const form = renderer(...Array.from({ length: count }, (_, index) => argument(index)));
      return "refuse" in form ? [] : [...form.macros];
    } catch {
      // a literal of a kind that the signature never gets
      return [];
    }
  });
}

it.each(["duckdb", "spark"] as const)("every form of %s has the macros it calls", async (dialect) => {
  const entries = [SCALAR_FUNCTIONS, AGGREGATE_FUNCTIONS, WINDOW_FUNCTIONS].flatMap((table) => [
    ...table.values(),
  ]);
  const names = new Set(
    entries.flatMap((entry) => entry.signatures.flatMap((one) => macrosOf(one, dialect))),
  );
  expect(names.size).toBeGreaterThan(100);
  const missing: string[] = [];
  for (const name of names) await macrosWithDependencies([name], dialect).catch(() => missing.push(name));
  expect(missing).toEqual([]);
});
