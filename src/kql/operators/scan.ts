import { literal } from "../../plan/build.js";
import type { Relation, Sequence, SequenceStep } from "../../plan/relation.js";
import { numbered, without } from "../../plan/row-order.js";
import { ORDER_COLUMN } from "../../plan/order.js";
import type { ColumnRef, Item, Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { descend } from "../../plan/walk.js";
import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { invalid, unsupported } from "../refusal.js";
import { over, spanIn, type Binding, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

const LAST =
  "scan: a record of output=last stands where it was matched; where the engine puts it is not published";

/** `scan`: see `Sequence`. https://learn.microsoft.com/kusto/query/scan-operator */
export const scan: LowerOperator = (node, input, scope) => {
  const rows = numbered(inputOf(node, input));
  const span = spanIn(scope.context, node);
  for (const clause of ["PartitionByClause", "OrderByClause"]) {
    if (node.optional(clause) !== undefined)
      throw unsupported(
        span,
        "scan with partitions of its own is not translated",
        "use the operator partition",
      );
  }
  const declared = (node.optional("DeclareClause")?.list("Declarations") ?? []).map((one) =>
    lowerDeclaration(one, scope),
  );
  const steps = node.list("Steps");
  const columns: Column[] = [
    ...rows.columns.filter((column) => column.hidden !== true),
    ...declared.map((item) => ({ name: item.name, type: item.value.type })),
  ];
  const record: Relation = { kind: "values", rows: [], columns };
  const lets = new Map(scope.lets);
  for (const step of steps) {
    const name = step.child("Name").name;
    const binding: Binding = { kind: "step", name };
    lets.set(name, () => binding);
  }
  const inner = over({ ...scope, lets }, record);
  const matchId = parametersOf(node).get("with_match_id")?.name;
  // the analyser has a column of this name also where the query asks for none
  if (matchId === undefined) scope.context.uncounted.add("match_id");
  const added: Column[] = matchId === undefined ? [] : [{ name: matchId, type: "long" }];
  const sequence: Sequence = {
    kind: "sequence",
    input: rows,
    partitions: [],
    declared,
    steps: steps.map((step) => lowerStep(step, declared, inner)),
    matchId,
    columns: [...columns, ...added, ...rows.columns.filter((column) => column.hidden === true)],
    span,
  };
  return without(sequence, new Set([ORDER_COLUMN]));
};

function lowerDeclaration(node: SyntaxNode, scope: Scope): Item {
  const name = node.child("NameAndType").child("Name");
  const type = name.scalarType;
  if (type === undefined) throw invalid(spanIn(scope.context, node), `'${node.text}' has no type`);
  const value = node.optional("DefaultValue")?.child("Value");
  const initial: Scalar =
    value === undefined
      ? literal(type, type === "string" ? "" : null)
      : convert(lowerScalar(value, over(scope, undefined)), type);
  return { name: name.name, value: initial };
}

function lowerStep(node: SyntaxNode, declared: readonly Item[], scope: Scope): SequenceStep {
  const span = spanIn(scope.context, node);
  if (node.optional("OptionalKeyword") !== undefined)
    throw unsupported(span, "an optional step of a scan is not translated");
  const output = node.optional("ScanStepOutput")?.optional("OutputKind")?.name ?? "all";
  if (output !== "all" && output !== "last" && output !== "none")
    throw invalid(span, `a step gives all, last or none of its records, and not '${output}'`);
  if (output === "last") scope.context.notes.add(LAST);
  const assigned = new Set<string>();
  const assignments = (node.optional("ComputationClause")?.list("Assignments") ?? []).map(
    (assignment): Item => {
      const name = assignment.child("Name").name;
      const column = declared.find((item) => item.name === name);
      if (column === undefined) throw invalid(span, `'${name}' is not declared by the scan`);
      const value = convert(lowerScalar(assignment.child("Expression"), scope), column.value.type);
      const seen = [...descend(value)].find(
        (part): part is ColumnRef => part.kind === "column" && assigned.has(part.name),
      );
      if (seen !== undefined)
        throw unsupported(
          spanIn(scope.context, assignment),
          `whether '${name}' is given '${seen.name}' as it was or as the step assigns it is not documented`,
          "repeat the expression in place of the name",
        );
      assigned.add(name);
      return { name, value };
    },
  );
  return {
    name: node.child("Name").name,
    condition: convert(lowerScalar(node.child("Condition"), scope), "bool"),
    assignments,
    output,
  };
}
