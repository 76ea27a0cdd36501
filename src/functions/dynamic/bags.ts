import {
  call,
  caseWhen,
  compose,
  infix,
  macro,
  NULL,
  Precedence,
  raw,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import {
  everywhere,
  openSignature,
  refuse,
  signature,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";
import { asDynamic, listOf } from "./json.js";

function isBag(value: Fragment): Fragment {
  return infix(call("json_type", value), "=", stringLiteral("OBJECT"), Precedence.Comparison);
}

/** A JSONPath such as `$.a.b` names a member of a bag inside the bag. */
function isPath(name: Fragment): boolean {
  return typeof name.literal === "string" && /^\$[.[]/.test(name.literal);
}

/** The names in a path of dots, or undefined where it is more than that. */
function namesOf(path: Fragment): string[] | undefined {
  if (typeof path.literal !== "string") return undefined;
  const plain = /^\$((?:\.[\p{L}\p{N}_ -]+|\['[^'\\]*'\]|\["[^"\\]*"\])+)$/u.exec(path.literal);
  if (plain === null) return undefined;
  return [...path.literal.matchAll(/\.([^.[]+)|\[['"]([^'"]*)['"]\]/g)].map(
    ([, dotted, bracketed]) => dotted ?? bracketed ?? "",
  );
}

const NO_PATH = "a JSONPath that is more than names and dots";

export const bagKeys: ScalarFunction = {
  name: "bag_keys",
  reference: "kusto/query/bag-keys-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      repeats: [0],
      sql: {
        duckdb: (bag) => caseWhen([[isBag(bag), asDynamic(call("json_keys", bag))]], NULL),
        spark: (bag) => macro("kql_bag_keys", bag),
      },
    }),
  ],
};

/** Members of several bags in one; of several with one name the first stays. */
export const bagMerge: ScalarFunction = {
  name: "bag_merge",
  reference: "kusto/query/bag-merge-function",
  signatures: [
    openSignature({
      params: ["dynamic", "dynamic"],
      rest: "dynamic",
      returns: "dynamic",
      sql: {
        duckdb: (...bags) => macro("kql_bag_merge", listOf(bags)),
        spark: (...bags) => {
          const entries = bags.map((bag) => macro("kql_entries", bag));
          return macro(
            "kql_bag_merge",
            compose(entries, `array(${entries.map((one) => one.text).join(", ")})`),
          );
        },
      },
    }),
  ],
};

function hasKey(bag: Fragment, name: Fragment): Fragment | Refusal {
  if (!isPath(name)) return call("list_contains", call("json_keys", bag), name);
  const names = namesOf(name);
  const last = names?.pop();
  if (names === undefined || last === undefined) return refuse(NO_PATH);
  const inner = names.reduce((whole, one) => macro("kql_element", whole, stringLiteral(one)), bag);
  return call("coalesce", call("list_contains", call("json_keys", inner), stringLiteral(last)), raw("false"));
}

/** A form for names alone: the ways into inner bags are DuckDB's. */
function plainOnly(render: (bag: Fragment, name: Fragment, value: Fragment) => Fragment) {
  return (bag: Fragment, name: Fragment, value: Fragment): Fragment | Refusal =>
    isPath(name) ? refuse("a path into inner bags") : render(bag, name, value);
}

function sparkHasKey(bag: Fragment, name: Fragment): Fragment | Refusal {
  return isPath(name) ? refuse("a path into inner bags") : macro("kql_bag_has_key", bag, name);
}

/** Whether a bag has a member of that name, be it null. */
export const bagHasKey: ScalarFunction = {
  name: "bag_has_key",
  reference: "kusto/query/bag-has-key-function",
  signatures: [
    signature({
      params: ["dynamic", "string"],
      returns: "bool",
      sql: { duckdb: hasKey, spark: sparkHasKey },
    }),
  ],
};

/** Inner bags are taken out, changed and put back. */
function setKey(bag: Fragment, name: Fragment, value: Fragment): Fragment | Refusal {
  if (!isPath(name)) return macro("kql_bag_set_key", bag, name, value);
  const names = namesOf(name);
  return names === undefined ? refuse(NO_PATH) : setIn(bag, names, value);
}

function setIn(bag: Fragment, names: readonly string[], value: Fragment): Fragment {
  const [first = "", ...rest] = names;
  const name = stringLiteral(first);
  if (rest.length === 0) return macro("kql_bag_set_key", bag, name, value);
  const inner = call(
    "coalesce",
    macro("kql_bag_or_null", macro("kql_element", bag, name)),
    raw("'{}'::JSON"),
  );
  return macro("kql_bag_set_key", bag, name, setIn(inner, rest, value));
}

export const bagSetKey: ScalarFunction = {
  name: "bag_set_key",
  reference: "kusto/query/bag-set-key-function",
  signatures: [
    signature({
      params: ["dynamic", "string", "value"],
      returns: "dynamic",
      sql: {
        duckdb: setKey,
        spark: plainOnly((bag, name, value) => macro("kql_bag_set_key", bag, name, value)),
      },
      repeats: [0],
    }),
  ],
};

function removeKeys(bag: Fragment, keys: Fragment): Fragment | Refusal {
  const listed: unknown = typeof keys.literal === "string" ? JSON.parse(keys.literal) : undefined;
  if (!Array.isArray(listed)) return macro("kql_bag_remove_keys", bag, keys);
  const names = listed.filter((name): name is string => typeof name === "string").map(stringLiteral);
  const plain = names.filter((name) => !isPath(name)).map((name) => name.literal);
  const list = stringLiteral(JSON.stringify(plain));
  let whole = macro("kql_bag_remove_keys", bag, { ...call("json", list), nullable: false });
  for (const path of names.filter(isPath)) {
    const steps = namesOf(path);
    if (steps === undefined) return refuse(NO_PATH);
    whole = removeIn(whole, steps);
  }
  return whole;
}

function sparkRemoveKeys(bag: Fragment, keys: Fragment): Fragment | Refusal {
  const listed: unknown = typeof keys.literal === "string" ? JSON.parse(keys.literal) : undefined;
  const hasPath =
    Array.isArray(listed) && listed.some((name) => typeof name === "string" && /^\$[.[]/.test(name));
  return hasPath ? refuse("a path into inner bags") : macro("kql_bag_remove_keys", bag, keys);
}

function removeIn(bag: Fragment, names: readonly string[]): Fragment {
  const [first = "", ...rest] = names;
  if (rest.length === 0) {
    return macro("kql_bag_remove_keys", bag, call("json", stringLiteral(JSON.stringify([first]))));
  }
  const name = stringLiteral(first);
  const inner = macro("kql_element", bag, name);
  return caseWhen([[isBag(inner), macro("kql_bag_set_key", bag, name, removeIn(inner, rest))]], bag);
}

export const bagRemoveKeys: ScalarFunction = {
  name: "bag_remove_keys",
  reference: "kusto/query/bag-remove-keys-function",
  signatures: [
    signature({
      params: ["dynamic", "dynamic"],
      returns: "dynamic",
      sql: { duckdb: removeKeys, spark: sparkRemoveKeys },
      repeats: [0],
    }),
  ],
};

/** Names of one array, values of another. */
export const bagZip: ScalarFunction = {
  name: "bag_zip",
  reference: "kusto/query/bag-zip",
  signatures: [
    signature({
      params: ["dynamic", "dynamic"],
      returns: "dynamic",
      sql: everywhere((keys, values) => macro("kql_bag_zip", keys, values)),
    }),
  ],
};

/** The ways to the leaves of a value. */
export const treepath: ScalarFunction = {
  name: "treepath",
  reference: "kusto/query/treepath-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: {
        duckdb: (value) => macro("kql_treepath", value),
        spark: refuse("Spark SQL has no recursion over nested values"),
      },
    }),
  ],
};
