import { visible } from "../../plan/build.js";
import { join as joinRelation, keptSide, outputsOf } from "../../plan/build-join.js";
import type { JoinKind, JoinOutput } from "../../plan/relation.js";
import type { Column } from "../../plan/types.js";
import { lowerJoinKeys } from "../join-keys.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { unsupported } from "../refusal.js";
import { over, refuseUnlisted, spanIn, type Scope } from "../scope.js";
import { lowerTabular } from "../tabular.js";
import { inputOf, type LowerOperator } from "./operator.js";

const KINDS: Readonly<Record<string, JoinKind>> = {
  inner: "inner",
  innerunique: "innerunique",
  leftouter: "leftouter",
  rightouter: "rightouter",
  fullouter: "fullouter",
  leftsemi: "leftsemi",
  leftanti: "leftanti",
  leftantisemi: "leftanti",
  anti: "leftanti",
  rightsemi: "rightsemi",
  rightanti: "rightanti",
  rightantisemi: "rightanti",
};

/** `join`: the columns of both sides, or of the one whose rows are kept; their names are the analyser's. */
export const join: LowerOperator = (node, input, scope) => {
  const left = inputOf(node, input);
  const right = lowerTabular(node.child("Expression"), over(scope, undefined));
  refuseUnlisted(node, left, scope);
  refuseUnlisted(node, right, scope);
  const kind = kindOf(node, "innerunique", scope);
  const keys = lowerJoinKeys(node.optional("ConditionClause"), left, right, scope);
  const side = keptSide(kind);
  const outputs = [
    ...(side === "right" ? [] : outputsOf("left", visible(left.columns))),
    ...(side === "left" ? [] : outputsOf("right", visible(right.columns))),
  ];
  return joinRelation(
    kind,
    left,
    right,
    keys,
    named(outputs, node.tableColumns, scope),
    spanIn(scope.context, node),
  );
};

/** `lookup`: adds the columns of a second table that are no keys. */
export const lookup: LowerOperator = (node, input, scope) => {
  const left = inputOf(node, input);
  const right = lowerTabular(node.child("Expression"), over(scope, undefined));
  refuseUnlisted(node, left, scope);
  refuseUnlisted(node, right, scope);
  const kind = kindOf(node, "leftouter", scope);
  const keys = lowerJoinKeys(node.optional("LookupClause"), left, right, scope);
  const keyNames = new Set(keys.map((key) => key.right.name));
  const outputs = [
    ...outputsOf("left", visible(left.columns)),
    ...outputsOf(
      "right",
      visible(right.columns).filter(({ name }) => !keyNames.has(name)),
    ),
  ];
  return joinRelation(
    kind,
    left,
    right,
    keys,
    named(outputs, node.tableColumns, scope),
    spanIn(scope.context, node),
  );
};

function kindOf(node: SyntaxNode, otherwise: JoinKind, scope: Scope): JoinKind {
  const parameters = parametersOf(node);
  for (const [name, value] of parameters) {
    if (name === "kind" || name.startsWith("hint.")) continue;
    throw unsupported(spanIn(scope.context, value), `the parameter '${name}' is not translated`);
  }
  const given = parameters.get("kind");
  if (given === undefined) return otherwise;
  const kind = KINDS[given.text.trim().toLowerCase()];
  if (kind === undefined)
    throw unsupported(spanIn(scope.context, given), `the join kind '${given.text}' is not translated`);
  return kind;
}

/** The analyser renames the columns of the right side where the left has their name; the order is the same. */
function named(outputs: readonly JoinOutput[], counted: readonly Column[], scope: Scope): JoinOutput[] {
  const own = new Set(outputs.map((output) => output.name));
  const columns = counted.filter((column) => own.has(column.name) || !isUncounted(column.name, scope));
  if (outputs.length !== columns.length)
    throw new Error(`bug: a join gives ${outputs.length} columns, the analyser has ${columns.length}`);
  return outputs.map((output, index) => ({ ...output, name: columns[index]?.name ?? output.name }));
}

/** A column that the analyser has, on either side of a join, and the engine does not. */
function isUncounted(name: string, scope: Scope): boolean {
  return scope.context.uncounted.has(name) || scope.context.uncounted.has(name.replace(/\d+$/, ""));
}
