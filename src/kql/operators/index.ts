import { count } from "./count.js";
import { extend } from "./extend.js";
import type { LowerOperator } from "./operator.js";
import { project } from "./project.js";
import { take } from "./take.js";
import { where } from "./where.js";

/** The tabular operators that are translated, by the kind of their syntax node. */
export const OPERATORS: Readonly<Partial<Record<string, LowerOperator>>> = {
  CountOperator: count,
  ExtendOperator: extend,
  FilterOperator: where,
  ProjectOperator: project,
  TakeOperator: take,
};
