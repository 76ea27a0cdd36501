import type { SyntaxNode } from "./kusto.js";
import { itemsOf, type RawKusto, type RawNode } from "./parser-types.js";

/** Lets the analyser name columns as the engine does, where the two differ. */
export function correctNames(kusto: RawKusto, nodeOf: (raw: RawNode) => SyntaxNode): void {
  nameByBothArguments(kusto, nodeOf);
  nameInSingular(kusto);
}

/**
 * The analyser names a covariance after its first argument, the engine after both: `covariance_x_y`, as the page
 * kusto/query/covariance-aggregation-function has it.
 */
function nameByBothArguments({ Binding: { Binder } }: RawKusto, nodeOf: (raw: RawNode) => SyntaxNode): void {
  const nameOf = Binder.GetFunctionResultName;
  Binder.GetFunctionResultName = (node, defaultName, row) => {
    const name = nameOf(node, defaultName, row);
    if (name === null || !/^covariancep?(if)?_/.test(name)) return name;
    const call = nodeOf(node);
    const second = call.child("ArgumentList").list("Expressions")[1]?.resultName;
    return call.child("Name").name.startsWith("covariance") && second !== undefined
      ? `${name}_${second}`
      : name;
  };
}

/**
 * The analyser names an array of weighted percentiles `percentiles_x`, like one without weights; the engine
 * `percentile_x`, as the page kusto/query/percentiles-array-aggregation-function has it.
 */
function nameInSingular({ Aggregates }: RawKusto): void {
  for (const signature of itemsOf(Aggregates.PercentilesWArray.Signatures)) {
    const typeOf = signature.CustomReturnType;
    signature.CustomReturnType = (call) => {
      const type = typeOf(call);
      for (const column of itemsOf(type.Columns))
        column.Name = column.Name.replace(/^percentiles_/, "percentile_");
      return type;
    };
  }
}
