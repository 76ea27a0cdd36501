import { compose, macro, type Fragment } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";
import { page } from "../page.js";

/** A function of two arrays place by place; in `each` the numbers are p.x and p.y, p.i and p.j where both are whole. */
function ofPairs(
  name: string,
  each: string,
  spark: (pairs: Fragment) => Fragment,
  macros: readonly string[] = [],
): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["dynamic", "dynamic"],
        returns: "dynamic",
        sql: {
          duckdb: (first, second) => {
            const pairs = macro("kql_series_pairs", first, second);
            return compose([pairs], `to_json(list_transform(${pairs.text}, lambda p: ${each}))`, {
              nullable: true,
              macros,
            });
          },
          spark: (first, second) => spark(macro("kql_series_pairs", first, second)),
        },
      }),
    ],
  };
}

/** Whole numbers where both are, else reals. */
function ofWholesOrReals(name: string, operator: "+" | "-" | "*"): ScalarFunction {
  const wrapping = WRAPPING[operator];
  const real = `p.x ${operator} p.y`;
  return ofPairs(
    name,
    `CASE WHEN p.i IS NULL THEN kql_json_of_number(${real}) ELSE to_json(${wrapping.name}(p.i, p.j)) END`,
    (pairs) => {
      const wholes = compose([pairs], `transform(${pairs.text}, p -> ${wrapping.spark})`);
      const reals = macro(
        "kql_json_of_numbers",
        compose([pairs], `transform(${pairs.text}, p -> CASE WHEN p.i IS NULL THEN ${real} END)`),
      );
      const items = `zip_with(${wholes.text}, ${reals.text}, (whole, real) -> coalesce(CAST(whole AS STRING), real))`;
      return macro("kql_array", compose([wholes, reals], items));
    },
    ["kql_json_of_number", wrapping.name],
  );
}

/** The macro of DuckDB, and its like written out: Spark takes no function of ours in a lambda. */
const WRAPPING = {
  "+": { name: "kql_add", spark: `coalesce(try_add(p.i, p.j), try_add(${turned("p.i")}, ${turned("p.j")}))` },
  "-": {
    name: "kql_subtract",
    spark: `coalesce(try_subtract(p.i, p.j), try_subtract(${turned("p.i")}, ${turned("p.j")}))`,
  },
  "*": {
    name: "kql_multiply",
    spark:
      "CAST(pmod(CAST(p.i AS DECIMAL(38, 0)) * CAST(p.j AS DECIMAL(38, 0)) + 9223372036854775808, 18446744073709551616) - 9223372036854775808 AS BIGINT)",
  },
} as const;

/** A long with its sign bit turned: 2^63 more or less. */
function turned(value: string): string {
  return `${value} ^ CAST('-9223372036854775808' AS BIGINT)`;
}

function ofReals(name: string, each: string, spark = each): ScalarFunction {
  return ofPairs(
    name,
    `kql_json_of_number(${each})`,
    (pairs) => macro("kql_array_of_numbers", compose([pairs], `transform(${pairs.text}, p -> ${spark})`)),
    ["kql_json_of_number"],
  );
}

function comparison(name: string, operator: string): ScalarFunction {
  const each = `p.x ${operator} p.y`;
  return ofPairs(name, each, (pairs) => ({
    ...compose([pairs], `to_json(transform(${pairs.text}, p -> ${each}))`),
    nullable: true,
  }));
}

/** Arithmetic and comparison element by element; what is no number, or has no partner, gives null. */
export const pairFunctions: readonly ScalarFunction[] = [
  ofWholesOrReals("series_add", "+"),
  ofWholesOrReals("series_subtract", "-"),
  ofWholesOrReals("series_multiply", "*"),
  ofReals(
    "series_divide",
    "p.x / p.y",
    "CASE WHEN p.y = 0 THEN p.x * power(p.y, -1e0) ELSE try_divide(p.x, p.y) END",
  ),
  ofReals("series_pow", "pow(p.x, p.y)"),
  comparison("series_greater", ">"),
  comparison("series_greater_equals", ">="),
  comparison("series_less", "<"),
  comparison("series_less_equals", "<="),
  comparison("series_equals", "="),
  comparison("series_not_equals", "<>"),
];
