import type { FunnelStep } from "../case/finding.js";
import { visible } from "../diagnostics/visible.js";

/**
 * Rows left after each step of a query, a line a step, the counts right-aligned; what else a step reads stands before
 * it, indented.
 */
export function funnelLines(steps: readonly FunnelStep[]): readonly string[] {
  return linesOf(steps, "  ");
}

function linesOf(steps: readonly FunnelStep[], indent: string): readonly string[] {
  const counts = steps.map(({ rows }) => rows.toLocaleString("en-US"));
  const width = Math.max(...counts.map((count) => count.length));
  return steps.flatMap(({ label, branches }, at) => [
    ...branches.flatMap((branch) => [
      `${indent}    ${visible(branch.label)}:`,
      ...linesOf(branch.steps, `${indent}      `),
    ]),
    `${indent}${at === 0 ? "   " : "-> "}${(counts[at] ?? "").padStart(width)} ${visible(label)}`,
  ]);
}
