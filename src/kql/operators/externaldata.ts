import { columnRef, project } from "../../plan/build.js";
import type { Item } from "../../plan/scalar.js";
import { lowerScalar } from "../expression.js";
import { unsupported } from "../refusal.js";
import { over, spanIn } from "../scope.js";
import { scanOf } from "../tabular.js";
import type { LowerOperator } from "./operator.js";

/** `externaldata`: the rows of the stored table that stands in for the address. Nothing is ever fetched. */
export const externaldata: LowerOperator = (node, _input, scope) => {
  const span = spanIn(scope.context, node);
  const columns = node.tableColumns;
  const addresses = node.list("URIs").map((uri) => {
    const value = lowerScalar(uri, over(scope, undefined));
    return value.kind === "literal" && typeof value.value === "string"
      ? (value.value.split(";")[0] ?? "")
      : uri.text;
  });
  const [address, ...others] = addresses;
  const table = address === undefined ? undefined : scope.context.externals.get(address);
  if (address === undefined || table === undefined || others.length > 0) {
    const named = addresses.map((one) => `'${one}'`).join(", ");
    throw unsupported(
      span,
      `externaldata reads ${named}, and nothing is read from the network`,
      others.length > 0 ? "one address, with a local file for it" : "name a local file that stands in for it",
    );
  }
  const items = columns.map((column): Item => ({ name: column.name, value: columnRef(column) }));
  return project(scanOf(table, columns, scope), items, span);
};
