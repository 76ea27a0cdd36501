import { compose, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import {
  inDialects,
  openSignature,
  type Dialect,
  type ParamType,
  type Refusal,
  type Renderer,
  type ScalarFunction,
} from "../signature.js";

/** SQL over the arguments and, for the `if` form, the rows it looks at. */
export type AggregateRenderer = (where: Fragment | undefined, ...args: Fragment[]) => Fragment | Refusal;

/** One form of an aggregation: how it is printed over its arguments and, for the `if` form, the rows it looks at. */
export interface AggregateForm {
  readonly params: readonly ParamType[];
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  readonly returns: KqlType | number;
  readonly repeats?: readonly number[];
  readonly sql: Readonly<Record<Dialect, AggregateRenderer | Refusal>>;
}

/** The same form in every dialect. */
export function inEach(renderer: AggregateRenderer): Readonly<Record<Dialect, AggregateRenderer>> {
  return inDialects(() => renderer);
}

/** A form's renderers as those of a scalar function, `given` taking the arguments apart. */
function renderers(
  form: AggregateForm,
  given: (args: readonly Fragment[]) => readonly [Fragment | undefined, ...Fragment[]],
): Readonly<Record<Dialect, Renderer | Refusal>> {
  return inDialects((dialect) => {
    const renderer = form.sql[dialect];
    return typeof renderer === "function" ? (...args) => renderer(...given(args)) : renderer;
  });
}

interface AggregateSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly reference: string;
  readonly forms: readonly AggregateForm[];
  readonly approximate?: string;
  /** Names of the form with a predicate; it stands second, `ifAt` says otherwise. */
  readonly ifNames?: readonly string[];
  readonly ifAt?: number;
}

/** An aggregation function and, where KQL has it, its form over the rows that fulfil a predicate. */
export function aggregations(spec: AggregateSpec): readonly ScalarFunction[] {
  const shared = {
    reference: spec.reference,
    ...(spec.approximate === undefined ? {} : { approximate: spec.approximate }),
  };
  const plain: ScalarFunction = {
    ...shared,
    name: spec.name,
    aliases: spec.aliases ?? [],
    signatures: spec.forms.map((form) =>
      openSignature({
        params: form.params,
        optional: form.optional ?? 0,
        returns: form.returns,
        repeats: form.repeats ?? [],
        sql: renderers(form, (args) => [undefined, ...args]),
      }),
    ),
  };
  const [ifName, ...ifAliases] = spec.ifNames ?? [];
  if (ifName === undefined) return [plain];
  const at = spec.ifAt ?? 1;
  return [
    plain,
    {
      ...shared,
      name: ifName,
      aliases: ifAliases,
      signatures: spec.forms.map((form) =>
        openSignature({
          params: [...form.params.slice(0, at), "bool", ...form.params.slice(at)],
          optional: form.optional ?? 0,
          returns: typeof form.returns === "number" && form.returns >= at ? form.returns + 1 : form.returns,
          repeats: (form.repeats ?? []).map((index) => (index < at ? index : index + 1)),
          sql: renderers(form, (args) => [args[at], ...args.slice(0, at), ...args.slice(at + 1)]),
        }),
      ),
    },
  ];
}

/** `text FILTER (WHERE condition AND ...)`; `parts` are the fragments the text is made of. */
export function filtered(
  text: string,
  parts: readonly Fragment[],
  ...conditions: readonly (Fragment | undefined)[]
): Fragment {
  const given = conditions.filter((condition) => condition !== undefined);
  const where =
    given.length === 0
      ? ""
      : ` FILTER (WHERE ${given.map((condition) => (given.length > 1 ? `(${condition.text})` : condition.text)).join(" AND ")})`;
  return compose([...parts, ...given], text + where, { nullable: true });
}

/** `name(args) FILTER (WHERE condition)`. */
export function aggregateOf(
  name: string,
  args: readonly Fragment[],
  ...conditions: readonly (Fragment | undefined)[]
): Fragment {
  return filtered(`${name}(${args.map((arg) => arg.text).join(", ")})`, args, ...conditions);
}

/** The argument at an index, which the signature has counted. */
export function argument(args: readonly Fragment[], index: number): Fragment {
  const arg = args[index];
  if (arg === undefined) throw new Error(`bug: no argument ${index} for an aggregation`);
  return arg;
}
