/** What is known of the values at one place: their primitive types, and what is in bags and in arrays. */
interface Types {
  /** Primitive types, `bag` and `array`, those first seen first. */
  readonly seen: Set<string>;
  readonly members: Map<string, Types>;
  elements: Types | undefined;
}

const INDEXER = "`indexer`";

/**
 * The JSON of the least schema that admits all values of an array (its JSON text): a primitive type by its name, a bag
 * by those of its members, an array by that of its elements, several types as an array. Nulls are admitted everywhere.
 * What no value tells the type of, and a place that holds bags and arrays, are not documented and end the query.
 * https://learn.microsoft.com/kusto/query/buildschema-aggregation-function
 */
export function schemaOfValues(list: string): string {
  const types = noTypes();
  for (const value of parseKeepingReals(list)) see(value, types);
  return schemaOf(types);
}

function noTypes(): Types {
  return { seen: new Set(), members: new Map(), elements: undefined };
}

/** An array with 1 in the place of every long and 0.5 in that of every double: `1.0` is none of the former. */
function parseKeepingReals(list: string): readonly unknown[] {
  const text = list.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token : isLong(token) ? "1" : "0.5",
  );
  return JSON.parse(text) as unknown[];
}

function isLong(number: string): boolean {
  return /^-?\d+$/.test(number) && BigInt.asIntN(64, BigInt(number)) === BigInt(number);
}

function see(value: unknown, types: Types): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    types.seen.add("array");
    types.elements ??= noTypes();
    for (const element of value) see(element, types.elements);
  } else if (typeof value === "object") {
    types.seen.add("bag");
    for (const [name, member] of Object.entries(value as Record<string, unknown>)) {
      const known = types.members.get(name) ?? noTypes();
      types.members.set(name, known);
      see(member, known);
    }
  } else {
    types.seen.add(
      typeof value === "number"
        ? Number.isInteger(value)
          ? "long"
          : "double"
        : typeof value === "string"
          ? "string"
          : "bool",
    );
  }
}

function schemaOf(types: Types): string {
  if (types.seen.has("bag") && types.seen.has("array")) throw undocumented("bags and arrays in one place");
  const schemas = [...types.seen].map((type) => {
    if (type === "array") return bag([[INDEXER, types.elements ?? noTypes()]]);
    return type === "bag" ? bag([...types.members]) : JSON.stringify(type);
  });
  const [only, ...others] = schemas;
  if (only === undefined) throw undocumented("a place that holds no value");
  return others.length === 0 ? only : `[${schemas.join(",")}]`;
}

function bag(members: readonly (readonly [string, Types])[]): string {
  return `{${members.map(([name, types]) => `${JSON.stringify(name)}:${schemaOf(types)}`).join(",")}}`;
}

function undocumented(what: string): Error {
  return new Error(`buildschema: the schema of ${what} is not documented`);
}
