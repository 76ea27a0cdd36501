import { quoteString } from "./quote.js";

/** How tightly an expression binds, loosest first (DuckDB's grammar; Spark's agrees for these). */
export const Precedence = {
  Or: 1,
  And: 2,
  Not: 3,
  Is: 4,
  Comparison: 5,
  Other: 6,
  Additive: 7,
  Multiplicative: 8,
  Unary: 9,
  Postfix: 10,
  Atom: 11,
} as const;
export type Precedence = (typeof Precedence)[keyof typeof Precedence];

/** SQL text of a scalar that knows how tightly it binds and which macros it calls. */
export interface Fragment {
  readonly text: string;
  readonly precedence: Precedence;
  readonly macros: ReadonlySet<string>;
  /** Set on literals: the value, so that a renderer may specialise. */
  readonly literal?: string | number | bigint | boolean | null;
  /** False where the value can never be null. */
  readonly nullable: boolean;
}

const NO_MACROS: ReadonlySet<string> = new Set();

interface FragmentOptions {
  readonly precedence?: Precedence;
  readonly nullable?: boolean;
}

/** SQL text as it is; binds like an atom unless told otherwise. */
export function raw(text: string, options: FragmentOptions = {}): Fragment {
  return {
    text,
    precedence: options.precedence ?? Precedence.Atom,
    macros: NO_MACROS,
    nullable: options.nullable ?? true,
  };
}

function macrosOf(parts: readonly Fragment[], ...own: readonly string[]): ReadonlySet<string> {
  const used = parts.filter((part) => part.macros.size > 0);
  if (own.length === 0 && used.length <= 1) return used[0]?.macros ?? NO_MACROS;
  return new Set([...used.flatMap((part) => [...part.macros]), ...own]);
}

/** The text, in parentheses where it binds more loosely than its surroundings demand. */
export function within(part: Fragment, minimum: Precedence): string {
  return part.precedence >= minimum ? part.text : `(${part.text})`;
}

/** `left operator right`; both sides are parenthesised unless they bind more tightly (left-associative where equal). */
export function infix(left: Fragment, operator: string, right: Fragment, precedence: Precedence): Fragment {
  const associative = precedence === Precedence.And || precedence === Precedence.Or;
  const chains =
    associative || precedence === Precedence.Additive || precedence === Precedence.Multiplicative;
  const leftText = within(left, chains ? precedence : ((precedence + 1) as Precedence));
  const rightText = within(right, associative ? precedence : ((precedence + 1) as Precedence));
  return {
    text: `${leftText} ${operator} ${rightText}`,
    precedence,
    macros: macrosOf([left, right]),
    nullable: left.nullable || right.nullable,
  };
}

/** `operator operand`, such as `NOT x` or `-x`. */
export function prefix(operator: string, operand: Fragment, precedence: Precedence): Fragment {
  const inner = within(operand, precedence === Precedence.Unary ? Precedence.Postfix : precedence);
  const gap = operator === "-" ? "" : " ";
  return { text: operator + gap + inner, precedence, macros: operand.macros, nullable: operand.nullable };
}

/** `operand operator`, such as `x IS NULL`; never null. */
export function isTest(operand: Fragment, test: string): Fragment {
  return {
    text: `${within(operand, Precedence.Comparison)} ${test}`,
    precedence: Precedence.Is,
    macros: operand.macros,
    nullable: false,
  };
}

/** A call of a function built into the engine. */
export function call(name: string, ...args: readonly Fragment[]): Fragment {
  return {
    text: `${name}(${args.map((arg) => arg.text).join(", ")})`,
    precedence: Precedence.Atom,
    macros: macrosOf(args),
    nullable: args.some((arg) => arg.nullable),
  };
}

/** A call of one of our macros, `sql/macros/<name>.sql`. */
export function macro(name: string, ...args: readonly Fragment[]): Fragment {
  return { ...call(name, ...args), macros: macrosOf(args, name), nullable: true };
}

/** `CAST(x AS type)`. */
export function cast(operand: Fragment, type: string): Fragment {
  return { ...call("CAST", operand), text: `CAST(${operand.text} AS ${type})` };
}

/** `TRY_CAST(x AS type)`: null where the value does not fit. */
export function tryCast(operand: Fragment, type: string): Fragment {
  return { ...call("TRY_CAST", operand), text: `TRY_CAST(${operand.text} AS ${type})`, nullable: true };
}

/** `CASE WHEN .. THEN .. ELSE .. END`. */
export function caseWhen(
  branches: readonly (readonly [condition: Fragment, value: Fragment])[],
  otherwise: Fragment,
): Fragment {
  const when = branches.map(([condition, value]) => `WHEN ${condition.text} THEN ${value.text}`).join(" ");
  return {
    text: `CASE ${when} ELSE ${otherwise.text} END`,
    precedence: Precedence.Atom,
    macros: macrosOf([...branches.flat(), otherwise]),
    nullable: otherwise.nullable || branches.some(([, value]) => value.nullable),
  };
}

/** `operand IN (a, b, ...)`. */
export function inList(operand: Fragment, operator: "IN" | "NOT IN", list: readonly Fragment[]): Fragment {
  return {
    text: `${within(operand, Precedence.Other)} ${operator} (${list.map((entry) => entry.text).join(", ")})`,
    precedence: Precedence.Comparison,
    macros: macrosOf([operand, ...list]),
    nullable: operand.nullable || list.some((entry) => entry.nullable),
  };
}

/** The text of one fragment built from several others by a template of the caller's, which may call macros itself. */
export function compose(
  parts: readonly Fragment[],
  text: string,
  options: FragmentOptions & { readonly macros?: readonly string[] } = {},
): Fragment {
  return {
    text,
    precedence: options.precedence ?? Precedence.Atom,
    macros: macrosOf(parts, ...(options.macros ?? [])),
    nullable: options.nullable ?? parts.some((part) => part.nullable),
  };
}

/** The same fragment, known never to be null. */
export function notNull(part: Fragment): Fragment {
  return { ...part, nullable: false };
}

/** A string literal. */
export function stringLiteral(value: string): Fragment {
  // the grammar takes no NUL in a literal
  const text = value.includes("\0")
    ? `(${value.split("\0").map(quoteString).join(" || chr(0) || ")})`
    : quoteString(value);
  return { ...raw(text, { nullable: false }), literal: value };
}

/** A whole number literal. */
export function integerLiteral(value: bigint | number): Fragment {
  const precedence = value < 0 ? Precedence.Unary : Precedence.Atom;
  return { ...raw(String(value), { nullable: false, precedence }), literal: value };
}

export const NULL: Fragment = { ...raw("NULL"), literal: null };
export const TRUE: Fragment = { ...raw("true", { nullable: false }), literal: true };
export const FALSE: Fragment = { ...raw("false", { nullable: false }), literal: false };
