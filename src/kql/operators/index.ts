import { count } from "./count.js";
import { datatable } from "./datatable.js";
import { extend } from "./extend.js";
import type { LowerOperator } from "./operator.js";
import { print } from "./print.js";
import { project } from "./project.js";
import { take } from "./take.js";
import { where } from "./where.js";

/** The tabular operators that are translated, by the kind of their syntax node. */
export const OPERATORS: Readonly<Partial<Record<string, LowerOperator>>> = {
  CountOperator: count,
  DataTableExpression: datatable,
  ExtendOperator: extend,
  FilterOperator: where,
  PrintOperator: print,
  ProjectOperator: project,
  TakeOperator: take,
};
