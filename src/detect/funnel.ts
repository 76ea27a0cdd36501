import type { FunnelStep } from "../case/finding.js";
import type { Compiled } from "../compile.js";
import { countsSql } from "../plan-sql.js";
import { countedRelation, funnelOf, isVolatile, type PlannedStep } from "../plan/funnel.js";
import type { Relation } from "../plan/relation.js";
import type { Session } from "../store/session.js";

/**
 * Rows left after each step of a query, counted in one statement. `found` is how many rows the whole query gave, so
 * that these need not be counted again. Nothing where two runs of the query need not keep the same rows.
 */
export async function countFunnel(
  session: Session,
  { plan, text }: Pick<Compiled, "plan" | "text">,
  found: number,
): Promise<readonly FunnelStep[] | undefined> {
  if (isVolatile(plan)) return undefined;
  const path = funnelOf(plan, text);
  const counts = new Map<Relation, number>([[countedRelation(plan), found]]);
  const open = [...new Set(relationsOf(path))].filter((relation) => !counts.has(relation));
  if (open.length > 0) {
    const { sql, macros } = countsSql(plan, open);
    await session.installMacros(macros);
    for (const [place, rows] of await session.arrays(sql)) {
      const relation = open[Number(place)];
      if (relation !== undefined) counts.set(relation, Number(rows));
    }
  }
  return path.map((step) => counted(step, counts));
}

function relationsOf(path: readonly PlannedStep[]): readonly Relation[] {
  return path.flatMap(({ relation, branches }) => [
    relation,
    ...branches.flatMap((branch) => relationsOf(branch.steps)),
  ]);
}

function counted(
  { label, relation, branches }: PlannedStep,
  counts: ReadonlyMap<Relation, number>,
): FunnelStep {
  const rows = counts.get(relation);
  if (rows === undefined) throw new Error(`bug: the rows of '${label}' were not counted`);
  return {
    label,
    rows,
    branches: branches.map((branch) => ({
      label: branch.label,
      steps: branch.steps.map((step) => counted(step, counts)),
    })),
  };
}
