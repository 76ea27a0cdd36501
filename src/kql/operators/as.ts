import { materialized } from "../tabular.js";
import { parametersOf } from "../operator-parameters.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `as Name`: gives the rows a name for the rest of the query. */
export const as: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const once = parametersOf(node).get("hint.materialized")?.text === "true";
  const relation = once ? materialized(rows, scope) : rows;
  scope.context.named.set(node.child("Name").name, relation);
  return relation;
};
