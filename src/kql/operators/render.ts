import { inputOf, type LowerOperator } from "./operator.js";

/** `render`: says how the result is to be shown; the rows stay as they are. */
export const render: LowerOperator = (node, input, scope) => {
  const properties: Record<string, string> = {};
  for (const property of node.optional("WithClause")?.list("Properties") ?? []) {
    const value = property.child("Expression");
    properties[property.child("Name").name] =
      typeof value.literalValue === "string" ? value.literalValue : value.text;
  }
  scope.context.render = { visualization: node.child("ChartType").name, properties };
  return inputOf(node, input);
};
