import { as } from "./as.js";
import { count } from "./count.js";
import { datatable } from "./datatable.js";
import { evaluate } from "./evaluate.js";
import { extend } from "./extend.js";
import { makeSeries } from "./make-series.js";
import { mvApply } from "./mv-apply.js";
import { mvExpand } from "./mv-expand.js";
import type { LowerOperator } from "./operator.js";
import { parse, parseWhere } from "./parse.js";
import { parseKv } from "./parse-kv.js";
import { print } from "./print.js";
import { externaldata } from "./externaldata.js";
import { find } from "./find.js";
import { getschema } from "./getschema.js";
import { partition } from "./partition.js";
import { project } from "./project.js";
import { projectColumns, projectRename } from "./project-columns.js";
import { distinct, sampleDistinct } from "./distinct.js";
import { invoke } from "./invoke.js";
import { join, lookup } from "./join.js";
import { range } from "./range.js";
import { render } from "./render.js";
import { scan } from "./scan.js";
import { search } from "./search.js";
import { sort } from "./sort.js";
import { summarize } from "./summarize.js";
import { take } from "./take.js";
import { topHitters } from "./top-hitters.js";
import { topNested } from "./top-nested.js";
import { top } from "./top.js";
import { union } from "./union.js";
import { where } from "./where.js";

/** The tabular operators that are translated, by the kind of their syntax node. */
export const OPERATORS: Readonly<Partial<Record<string, LowerOperator>>> = {
  AsOperator: as,
  CountOperator: count,
  DataTableExpression: datatable,
  EvaluateOperator: evaluate,
  ExtendOperator: extend,
  FilterOperator: where,
  MakeSeriesOperator: makeSeries,
  MvApplyOperator: mvApply,
  MvExpandOperator: mvExpand,
  ParseOperator: parse,
  ParseWhereOperator: parseWhere,
  ParseKvOperator: parseKv,
  PrintOperator: print,
  DistinctOperator: distinct,
  ExternalDataExpression: externaldata,
  FindOperator: find,
  GetSchemaOperator: getschema,
  InvokeOperator: invoke,
  JoinOperator: join,
  LookupOperator: lookup,
  ProjectAwayOperator: projectColumns,
  ProjectKeepOperator: projectColumns,
  ProjectReorderOperator: projectColumns,
  ProjectRenameOperator: projectRename,
  ProjectOperator: project,
  RangeOperator: range,
  RenderOperator: render,
  SampleOperator: take,
  SampleDistinctOperator: sampleDistinct,
  ScanOperator: scan,
  SearchOperator: search,
  SerializeOperator: extend,
  SortOperator: sort,
  SummarizeOperator: summarize,
  TakeOperator: take,
  PartitionOperator: partition,
  TopHittersOperator: topHitters,
  TopNestedOperator: topNested,
  TopOperator: top,
  UnionOperator: union,
};
