import { QueryError } from "../diagnostics/error.js";
import { infix, Precedence, raw, type Fragment } from "../fragment/fragment.js";
import { quoteName } from "../fragment/quote.js";
import { AGGREGATE_FUNCTIONS } from "../functions/aggregates/table.js";
import {
  selectSignature,
  type Dialect,
  type ScalarFunction,
  type Signature,
} from "../functions/signature.js";
import { SCALAR_FUNCTIONS } from "../functions/table.js";
import { MEMBERSHIP } from "../functions/operators/in-table.js";
import { WINDOW_FUNCTIONS } from "../functions/windows/table.js";
import { visible } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type {
  AggregateCall,
  Call,
  ColumnRef,
  InRelation,
  Literal,
  Scalar,
  WindowCall,
} from "../plan/scalar.js";
import { VOLATILE } from "../plan/volatile.js";

/** A value that an expression uses several times, computed one step earlier under a name of its own. */
export interface BoundValue {
  readonly name: string;
  readonly text: string;
  /** 0 when it is computed from the input alone, one more than the deepest bound value it uses otherwise. */
  readonly depth: number;
}

/** What the scalars of one operator need from the printer of relations. */
export interface ScalarContext {
  readonly dialect: Dialect;
  readonly literal: (node: Literal) => Fragment;
  /** SQL names of the input's columns; a join has the two sides' names qualified. */
  readonly nameOf: (column: ColumnRef) => string;
  /** The name of a step that holds the relation's rows. */
  readonly stepOf: (relation: Relation) => { readonly name: string; readonly firstColumn: string };
  readonly noteMacros: (macros: ReadonlySet<string>) => void;
}

/** Prints the scalars of one operator and gathers the values to bind before it. */
export class ScalarPrinter {
  readonly bound: BoundValue[] = [];
  private readonly context: ScalarContext;
  private readonly depths = new Map<string, number>();

  constructor(context: ScalarContext) {
    this.context = context;
  }

  /** The value of a scalar. */
  print(node: Scalar): Fragment {
    const fragment = this.fragmentOf(node);
    this.context.noteMacros(fragment.macros);
    return fragment;
  }

  /** A condition where null counts as false: leaner forms are possible. */
  printFilter(node: Scalar): Fragment {
    const fragment = this.filterOf(node);
    this.context.noteMacros(fragment.macros);
    return fragment;
  }

  private fragmentOf(node: Scalar): Fragment {
    switch (node.kind) {
      case "literal":
        return this.context.literal(node);
      case "column":
        // strings are never null: the importer, outer joins and unions fill them
        return raw(this.context.nameOf(node), { nullable: node.type !== "string" });
      case "call":
        return this.printCall(node, SCALAR_FUNCTIONS.get(node.name), false);
      case "aggregate":
        return this.printCall(node, AGGREGATE_FUNCTIONS.get(node.name), false);
      case "window":
        return this.printCall(node, WINDOW_FUNCTIONS.get(node.name), false);
      case "toscalar": {
        const step = this.context.stepOf(node.relation);
        const value = raw(`(SELECT ${quoteName(step.firstColumn)} FROM ${step.name} LIMIT 1)`);
        return node.type === "string" ? { ...raw(`coalesce(${value.text}, '')`), nullable: false } : value;
      }
      case "in-relation":
        return this.printInRelation(node);
    }
  }

  private filterOf(node: Scalar): Fragment {
    if (node.kind !== "call") return this.fragmentOf(node);
    if (node.name === "and" || node.name === "or") {
      const [left, right] = node.args;
      if (left === undefined || right === undefined) throw new Error(`bug: '${node.name}' with one side`);
      const precedence = node.name === "and" ? Precedence.And : Precedence.Or;
      return infix(this.filterOf(left), node.name.toUpperCase(), this.filterOf(right), precedence);
    }
    return this.printCall(node, SCALAR_FUNCTIONS.get(node.name), true);
  }

  private printCall(
    node: Call | AggregateCall | WindowCall,
    entry: ScalarFunction | undefined,
    asFilter: boolean,
  ): Fragment {
    if (entry === undefined) throw new Error(`bug: '${node.name}' is not in the function table`);
    const types = node.args.map((arg) => arg.type);
    const chosen = selectSignature(entry.signatures, types);
    if (chosen === undefined)
      throw new Error(`bug: '${node.name}' was bound to types it has no signature for`);
    const renderer =
      (asFilter ? chosen.filter?.[this.context.dialect] : undefined) ?? chosen.sql[this.context.dialect];
    const render = (args: readonly Fragment[]): Fragment => {
      const rendered = typeof renderer === "function" ? renderer(...args) : renderer;
      if (!("refuse" in rendered)) return rendered;
      // one column of several is named behind a colon
      const name = node.name.replace(/(?<=\w):\w+$/, "");
      throw new QueryError("KQL-UNSUPPORTED", `'${name}' is not translated here: ${rendered.refuse}`, {
        span: node.span,
        hint: rendered.hint,
      });
    };
    const args = node.args.map((arg, index) => this.printArgument(arg, index, chosen));
    const rendered = render(args);
    // macros hold TRY and lambdas, in which DuckDB has no subquery
    if (rendered.macros.size === 0 || !node.args.some(holdsSubquery)) return rendered;
    return render(
      args.map((fragment, index) => {
        const arg = node.args[index];
        return arg !== undefined && holdsSubquery(arg) && !containsAggregate(arg)
          ? this.bind(fragment)
          : fragment;
      }),
    );
  }

  private printArgument(arg: Scalar, index: number, chosen: Signature): Fragment {
    const fragment = this.fragmentOf(arg);
    const repeated = chosen.repeats === "all" || chosen.repeats.includes(index);
    return repeated && !isConstant(arg) && arg.kind !== "column" && !containsAggregate(arg)
      ? this.bind(fragment)
      : fragment;
  }

  /** Gives a value a name one step earlier. */
  private bind(fragment: Fragment): Fragment {
    const known = this.bound.find((value) => value.text === fragment.text);
    const name = known?.name ?? `_${this.bound.length + 1}`;
    if (known === undefined) {
      const depth = [...this.depths].reduce(
        (deepest, [other, level]) =>
          fragment.text.includes(quoteName(other)) ? Math.max(deepest, level + 1) : deepest,
        0,
      );
      this.depths.set(name, depth);
      this.bound.push({ name, text: fragment.text, depth });
      this.context.noteMacros(fragment.macros);
    }
    return { ...raw(quoteName(name), { nullable: fragment.nullable }) };
  }

  private printInRelation(node: InRelation): Fragment {
    const step = this.context.stepOf(node.relation);
    const column = visible(node.relation.columns)[0];
    if (column === undefined) throw new Error("bug: membership in a table without columns");
    const value = this.fragmentOf(node.value);
    // a search for terms uses the text several times
    const isPlain = isConstant(node.value) || node.value.kind === "column" || containsAggregate(node.value);
    const bound = node.operator === "has_any" && !isPlain ? this.bind(value) : value;
    const lookup = {
      table: step.name,
      column: raw(quoteName(step.firstColumn), { nullable: column.type !== "string" }),
      isDynamic: column.type === "dynamic",
    };
    return MEMBERSHIP[this.context.dialect](node.operator, bound, lookup, (list) => this.bind(list));
  }
}

/** Computed from literals alone: the engine does that once, however often it stands in the text. */
function isConstant(node: Scalar): boolean {
  return (
    node.kind === "literal" ||
    (node.kind === "call" && !VOLATILE.has(node.name) && node.args.every(isConstant))
  );
}

/** Whether a value looks into another relation. */
function holdsSubquery(node: Scalar): boolean {
  switch (node.kind) {
    case "toscalar":
    case "in-relation":
      return true;
    case "call":
      return node.args.some(holdsSubquery);
    default:
      return false;
  }
}

function containsAggregate(node: Scalar): boolean {
  switch (node.kind) {
    case "aggregate":
    case "window":
      return true;
    case "call":
      return node.args.some(containsAggregate);
    default:
      return false;
  }
}
