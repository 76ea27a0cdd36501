import type { FunnelStep } from "../case/finding.js";
import type { Compiled } from "../compile.js";
import { countsSql } from "../plan-sql.js";
import { countedRelation, funnelOf, isVolatile, type PlannedStep } from "../plan/funnel.js";
import type { Relation } from "../plan/relation.js";
import type { Session } from "../store/session.js";

/** The funnel of a query before it is counted. */
export interface OpenFunnel {
  /** Whose rows are to be counted: all but the last step, whose rows the query itself gave. */
  readonly relations: readonly Relation[];
  /** The steps by rows of a relation's place in `relations` and its count; `found` is how many rows the query gave. */
  steps(counts: readonly (readonly unknown[])[], found: number): readonly FunnelStep[];
}

/** What is to be counted for the funnel; nothing where two runs of the query need not keep the same rows. */
export function openFunnel({ plan, text }: Pick<Compiled, "plan" | "text">): OpenFunnel | undefined {
  if (isVolatile(plan)) return undefined;
  const path = funnelOf(plan, text);
  const last = countedRelation(plan);
  const relations = [...new Set(relationsOf(path))].filter((relation) => relation !== last);
  return {
    relations,
    steps(counts, found) {
      const rowsOf = new Map([[last, found]]);
      for (const [place, rows] of counts) {
        const relation = relations[Number(place)];
        if (relation !== undefined) rowsOf.set(relation, Number(rows));
      }
      return path.map((step) => counted(step, rowsOf));
    },
  };
}

/** Rows left after each step of a query, counted in one statement; nothing where they need not stay the same. */
export async function countFunnel(
  session: Session,
  compiled: Pick<Compiled, "plan" | "text">,
  found: number,
): Promise<readonly FunnelStep[] | undefined> {
  const funnel = openFunnel(compiled);
  if (funnel === undefined || funnel.relations.length === 0) return funnel?.steps([], found);
  const { sql, macros } = countsSql(compiled.plan, funnel.relations);
  await session.installMacros(macros);
  return funnel.steps(await session.arrays(sql), found);
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
