import { unsupported } from "../refusal.js";
import { spanIn } from "../scope.js";
import type { LowerOperator } from "./operator.js";

/** An operator that has no translation, with what to do in its place. */
function refused(reason: string, hint: string): LowerOperator {
  return (node, _input, scope) => {
    const keyword = node.children[0] ?? node;
    throw unsupported(
      spanIn(scope.context, keyword),
      `the operator '${keyword.text}' is not translated: ${reason}`,
      hint,
    );
  };
}

const SEVERAL = "its result is more than one table";
const GRAPH = "its result is a graph and no table";

/** The operators that are refused by name, by the kind of their syntax node. */
export const REFUSED_OPERATORS: Readonly<Partial<Record<string, LowerOperator>>> = {
  ForkOperator: refused(SEVERAL, "make a query of each branch"),
  FacetOperator: refused(SEVERAL, "use summarize count() by each column"),
  ReduceByOperator: refused("how the engine finds its patterns is not published", "use summarize count() by"),
  ConsumeOperator: refused("it has no result", "leave it out"),
  MacroExpandOperator: refused("entity groups name other databases", "use union"),
  MakeGraphOperator: refused(GRAPH, "end with graph-match"),
  AssertSchemaOperator: refused("the columns are known before the query runs", "use getschema"),
};
