import { aggregate, asItem, callOf, columnRef, literal, project, visible } from "../../../plan/build.js";
import type { Relation, Unnest } from "../../../plan/relation.js";
import type { Item, Scalar } from "../../../plan/scalar.js";
import type { Column, KqlType } from "../../../plan/types.js";
import { bindCall } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { SchemaUnknown, type OutputSchema } from "../../open-schema.js";
import { invalid, unsupported } from "../../refusal.js";
import { over, spanIn, type Scope } from "../../scope.js";
import { asType } from "../mv-expand.js";
import type { LowerPlugin } from "../evaluate.js";
import { endOfCall, schemaClauseOf } from "./schema-clause.js";

type Conflict = "error" | "replace_source" | "keep_source";

interface Options {
  readonly bag: Scalar;
  readonly column: string;
  readonly prefix: string;
  readonly conflict: Conflict;
  readonly ignored: ReadonlySet<string>;
}

/** `bag_unpack(column)`: a column for each name in the bags, in the order of the names. */
export const bagUnpack: LowerPlugin = (node, input, scope) => {
  const options = optionsOf(node, input, scope);
  const schema = schemaClauseOf(node);
  const span = spanIn(scope.context, node);
  if (schema === undefined) {
    throw new SchemaUnknown(
      {
        at: endOfCall(node),
        plugin: "bag_unpack",
        rows: members(input, options.bag),
        schemaOf: (rows) => schemaOf(rows, options, input, node, scope),
        typeOfUnseen: "dynamic",
      },
      span,
    );
  }
  const kept = visible(input.columns).filter((column) => column.name !== options.column);
  const unpacked = (column: Column): Item => ({ name: column.name, value: valueOf(column, options) });
  const listed = new Set(schema.columns.map((column) => column.name));
  const items = [
    ...(schema.keepsInput ? kept.filter((column) => !listed.has(column.name)).map(asItem) : []),
    ...schema.columns.map((column) => {
      const source = kept.find((candidate) => candidate.name === column.name);
      return source === undefined || replaces(schema.keepsInput, options.conflict)
        ? unpacked(column)
        : asItem(source);
    }),
  ];
  return project(input, items, span);
};

/** Whether a column of the bags stands for the one of the rows that is called the same. */
function replaces(keepsInput: boolean, conflict: Conflict): boolean {
  return keepsInput ? conflict !== "keep_source" : conflict === "replace_source";
}

function optionsOf(node: SyntaxNode, input: Relation, scope: Scope): Options {
  const named = new Map<string, Scalar>();
  const positions = ["column", "OutputColumnPrefix", "columnsConflict", "ignoredProperties"];
  for (const [index, arg] of node.child("FunctionCall").child("ArgumentList").list("Expressions").entries()) {
    const isNamed = arg.kind === "SimpleNamedExpression";
    const name = isNamed ? arg.child("Name").name : (positions[index] ?? "");
    named.set(name, lowerScalar(isNamed ? arg.child("Expression") : arg, over(scope, input)));
  }
  const span = spanIn(scope.context, node);
  for (const [name, value] of named) {
    const expected = name === "column" || name === "ignoredProperties" ? "dynamic" : "string";
    if (!positions.includes(name) || value.type !== expected)
      throw invalid(span, `bag_unpack() takes a ${expected} for '${name}'`);
  }
  const bag = named.get("column");
  if (bag?.kind !== "column" || bag.type !== "dynamic")
    throw unsupported(span, "bag_unpack() takes apart a dynamic column");
  const conflict = textOf(named.get("columnsConflict")) ?? "error";
  if (conflict !== "error" && conflict !== "replace_source" && conflict !== "keep_source")
    throw invalid(span, `'${conflict}' is no way to resolve a conflict of columns`);
  const ignored = textOf(named.get("ignoredProperties"));
  const names: unknown = ignored === undefined ? [] : JSON.parse(ignored);
  return {
    bag,
    column: bag.name,
    prefix: textOf(named.get("OutputColumnPrefix")) ?? "",
    conflict,
    ignored: new Set(Array.isArray(names) ? names.map(String) : []),
  };
}

function textOf(value: Scalar | undefined): string | undefined {
  return value?.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
}

/** The value of a member as the type of its column. */
function valueOf(column: Column, options: Options): Scalar {
  const name = column.name.startsWith(options.prefix)
    ? column.name.slice(options.prefix.length)
    : column.name;
  const member = callOf("element", "dynamic", [options.bag, literal("string", name)]);
  return column.type === "dynamic" ? member : asType(member, column.type);
}

/** The names of all members with the JSON types their values have, each pair once. */
function members(input: Relation, bag: Scalar): Relation {
  const pair: Column = { name: "member", type: "dynamic" };
  const unnest: Unnest = {
    kind: "unnest",
    input: project({ ...input, columns: visible(input.columns) }, [{ name: pair.name, value: bag }]),
    items: [{ name: pair.name, value: columnRef(pair), type: "dynamic", bags: "array" }],
    columns: [pair],
  };
  const at = (place: bigint): Scalar =>
    callOf("element", "dynamic", [columnRef(pair), literal("long", place)]);
  const keys: Item[] = [
    { name: "name", value: bindCall("tostring", [at(0n)]) },
    { name: "type", value: bindCall("gettype", [at(1n)]) },
  ];
  return aggregate(
    unnest,
    keys,
    [],
    [],
    [
      { name: "name", type: "string" },
      { name: "type", type: "string" },
    ],
  );
}

const TYPES: Readonly<Record<string, KqlType>> = {
  bool: "bool",
  int: "long",
  long: "long",
  double: "real",
  real: "real",
  string: "string",
};

/** A member with values of one type has that type, one with values of several is dynamic; nulls do not count. */
function schemaOf(
  rows: readonly (readonly unknown[])[],
  options: Options,
  input: Relation,
  node: SyntaxNode,
  scope: Scope,
): OutputSchema {
  const types = new Map<string, Set<string>>();
  for (const [name, type] of rows) {
    if (typeof name !== "string" || typeof type !== "string" || name === "" || options.ignored.has(name))
      continue;
    const found = types.get(name) ?? new Set<string>();
    if (type !== "null") found.add(type);
    types.set(name, found);
  }
  const sources = new Map(
    visible(input.columns)
      .filter(({ name }) => name !== options.column)
      .map((column) => [column.name, column] as const),
  );
  const columns: Column[] = [];
  for (const [name, found] of [...types].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const column = options.prefix + name;
    const [only, more] = found;
    const source = sources.get(column);
    if (source !== undefined) {
      // the kept column stands where the bags' one would
      if (options.conflict === "keep_source") {
        columns.push(source);
        continue;
      }
      if (options.conflict === "error") {
        throw invalid(
          spanIn(scope.context, node),
          `the bags have a member '${name}' and the rows a column '${column}'`,
          "give a prefix, or columnsConflict='replace_source'",
        );
      }
    }
    const type = only === undefined || more !== undefined ? "dynamic" : (TYPES[only] ?? "dynamic");
    columns.push({ name: column, type });
  }
  return { keepsInput: true, columns };
}
