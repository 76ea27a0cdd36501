import { callOf, columnRef, hidden, literal, project, visible } from "../../../plan/build.js";
import { ORDER_COLUMN } from "../../../plan/order.js";
import type { Unnest } from "../../../plan/relation.js";
import { numbered, windowed, without } from "../../../plan/row-order.js";
import type { Item, Scalar } from "../../../plan/scalar.js";
import { bindCall, convert } from "../../bind-call.js";
import type { LowerPlugin } from "../evaluate.js";
import { spanIn } from "../../scope.js";

const ROW = "coldhunt_row_number";

/** `narrow()`: a row for each cell, with the number of its row from 0 on, its column's name and its text. */
export const narrow: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const columns = visible(input.columns);
  const names = literal("dynamic", JSON.stringify(columns.map((column) => column.name)));
  const texts = columns.map((column) => convert(convert(columnRef(column), "string"), "dynamic"));
  const number: Scalar = { kind: "window", type: "long", name: "row_number", args: [literal("long", 0n)] };
  const rows = windowed(numbered(input), [{ name: ROW, value: number }]);
  const cells: Item[] = [
    { name: "Column", value: names },
    { name: "Value", value: callOf("pack_array", "dynamic", texts) },
  ];
  const packed = project(rows, cells);
  const unnest: Unnest = {
    kind: "unnest",
    input: packed,
    items: cells.map(({ name }) => ({
      name,
      value: columnRef({ name, type: "dynamic" }),
      type: "dynamic",
      bags: "bag",
    })),
    columns: [
      { name: "Column", type: "dynamic" },
      { name: "Value", type: "dynamic" },
      ...hidden(packed.columns),
    ],
    span,
  };
  const text = (name: string): Item => ({
    name,
    value: bindCall("tostring", [columnRef({ name, type: "dynamic" })]),
  });
  const listed = project(
    unnest,
    [{ name: "Row", value: columnRef({ name: ROW, type: "long" }) }, text("Column"), text("Value")],
    span,
  );
  return without(listed, new Set([ORDER_COLUMN, ROW]));
};
