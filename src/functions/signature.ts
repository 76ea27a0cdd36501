import type { Fragment } from "../fragment/fragment.js";
import type { Scalar } from "../plan/scalar.js";
import { isSketch, type KqlType } from "../plan/types.js";

/** The SQL dialects a function can be printed in. */
export type Dialect = "duckdb" | "spark";

/**
 * What a parameter takes: one type, any scalar as it is, any scalar turned into a dynamic ("value") or into a
 * string ("text").
 */
export type ParamType = KqlType | "any" | "value" | "text";

/** Says why a call has no exact form in a dialect. */
export interface Refusal {
  readonly refuse: string;
  readonly hint?: string | undefined;
}

/** A form of SQL for the arguments, or a refusal where these very arguments have none. */
export type Renderer = (...args: Fragment[]) => Fragment | Refusal;

type FragmentsOf<P extends readonly ParamType[]> = { [K in keyof P]: Fragment };
type SqlOf<P extends readonly ParamType[]> = ((...args: FragmentsOf<P>) => Fragment | Refusal) | Refusal;

/** How a result may differ from the engine's: always, or for the arguments that say so. */
export type Approximation = string | ((args: readonly Scalar[]) => string | undefined);

/** One way of calling a function. */
export interface Signature {
  readonly params: readonly ParamType[];
  /** How many of the last parameters may be left out. */
  readonly optional: number;
  /** The type of any further arguments. */
  readonly rest: ParamType | undefined;
  /** The type of the result, or the 0-based argument whose type it has. */
  readonly returns: KqlType | number;
  readonly sql: Readonly<Record<Dialect, Renderer | Refusal>>;
  /** A leaner form where null counts as false: a filter. */
  readonly filter: Readonly<Partial<Record<Dialect, Renderer>>> | undefined;
  /** Arguments the form uses several times: columns or literals, or bound to a name first. */
  readonly repeats: readonly number[] | "all";
  /** How the result of these types may differ from the engine's, where it may. */
  readonly approximate: Approximation | undefined;
}

/** A scalar function or operator of KQL. */
export interface ScalarFunction {
  readonly name: string;
  /** Further names of the same function. */
  readonly aliases?: readonly string[];
  /** Page of the KQL reference. */
  readonly reference: string;
  readonly signatures: readonly Signature[];
  /** How the result may differ from the engine's, where it may. */
  readonly approximate?: string;
}

/** A signature whose renderers take exactly its parameters. */
export function signature<const P extends readonly ParamType[]>(spec: {
  readonly params: P;
  readonly returns: KqlType | number;
  readonly sql: { readonly duckdb: SqlOf<P>; readonly spark?: SqlOf<P> };
  readonly filter?: Readonly<Partial<Record<Dialect, (...args: FragmentsOf<P>) => Fragment>>>;
  readonly repeats?: readonly number[] | "all";
  readonly approximate?: Approximation;
}): Signature {
  return general({ ...spec, optional: 0, rest: undefined });
}

/** The same form in every dialect. */
export function everywhere<R extends Fragment | Refusal>(
  renderer: (...args: Fragment[]) => R,
): Readonly<Record<Dialect, (...args: Fragment[]) => R>> {
  return inDialects(() => renderer);
}

/** A form for each dialect. */
export function inDialects<Form>(form: (dialect: Dialect) => Form): Readonly<Record<Dialect, Form>> {
  return { duckdb: form("duckdb"), spark: form("spark") };
}

/** A signature with arguments that may be left out or go on. */
export function openSignature(spec: {
  readonly params: readonly ParamType[];
  readonly optional?: number;
  readonly rest?: ParamType;
  readonly returns: KqlType | number;
  readonly sql: { readonly duckdb: Renderer | Refusal; readonly spark?: Renderer | Refusal };
  readonly repeats?: readonly number[] | "all";
  readonly approximate?: Approximation;
}): Signature {
  return general({ optional: 0, ...spec, rest: spec.rest });
}

const NO_SPARK: Refusal = { refuse: "there is no form of it in Spark SQL" };

function general(spec: {
  readonly params: readonly ParamType[];
  readonly optional: number;
  readonly rest: ParamType | undefined;
  readonly returns: KqlType | number;
  readonly sql: { readonly duckdb: unknown; readonly spark?: unknown };
  readonly filter?: Readonly<Partial<Record<Dialect, unknown>>>;
  readonly repeats?: readonly number[] | "all";
  readonly approximate?: Approximation;
}): Signature {
  return {
    params: spec.params,
    optional: spec.optional,
    rest: spec.rest,
    returns: spec.returns,
    // the tuple types above have checked the arity of each renderer
    sql:
      spec.sql.spark === undefined
        ? {
            duckdb: spec.sql.duckdb as Renderer | Refusal,
            // what has no form at all says why in the same words
            spark: typeof spec.sql.duckdb === "function" ? NO_SPARK : (spec.sql.duckdb as Refusal),
          }
        : (spec.sql as Record<Dialect, Renderer | Refusal>),
    filter: spec.filter as Partial<Record<Dialect, Renderer>> | undefined,
    repeats: spec.repeats ?? [],
    approximate: spec.approximate,
  };
}

/** No form in this dialect, for this reason. */
export function refuse(reason: string, hint?: string): Refusal {
  return { refuse: reason, hint };
}

/** How well an argument fits a parameter: 0 exactly, more with each implicit conversion, undefined not at all. */
function costOf(argument: KqlType, parameter: ParamType): number | undefined {
  if (isSketch(argument)) return argument === parameter ? 0 : undefined;
  if (parameter === "any" || parameter === "value" || argument === parameter) return 0;
  if (parameter === "text") return argument === "string" ? 0 : 6;
  switch (parameter) {
    case "long":
      return argument === "int" ? 0 : argument === "dynamic" ? 20 : undefined;
    case "int":
      return argument === "long" ? 1 : argument === "dynamic" ? 20 : undefined;
    case "real":
      return argument === "int" || argument === "long"
        ? 2
        : argument === "decimal"
          ? 5
          : argument === "dynamic"
            ? 10
            : undefined;
    case "decimal":
      return argument === "int" || argument === "long" || argument === "real"
        ? 3
        : argument === "dynamic"
          ? 20
          : undefined;
    case "string":
      return argument === "dynamic" ? 5 : undefined;
    case "bool":
    case "datetime":
    case "timespan":
    case "guid":
      return argument === "dynamic" ? 15 : undefined;
    case "dynamic":
    case "hll":
    case "tdigest":
      return undefined;
  }
}

/** The parameter that the argument at an index fills; undefined where there is none. */
export function parameterAt(signature: Signature, index: number): ParamType | undefined {
  return signature.params[index] ?? signature.rest;
}

/** The signature that takes arguments of these types with the fewest conversions. */
export function selectSignature(
  signatures: readonly Signature[],
  types: readonly KqlType[],
): Signature | undefined {
  let best: Signature | undefined;
  let bestCost = Infinity;
  for (const candidate of signatures) {
    if (types.length < candidate.params.length - candidate.optional) continue;
    let cost: number | undefined = 0;
    for (const [index, type] of types.entries()) {
      const parameter = parameterAt(candidate, index);
      const one: number | undefined = parameter === undefined ? undefined : costOf(type, parameter);
      cost = one === undefined || cost === undefined ? undefined : cost + one;
    }
    if (cost !== undefined && cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}
