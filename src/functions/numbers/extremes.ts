import {
  call,
  caseWhen,
  cast,
  infix,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { page } from "../page.js";
import { everywhere, openSignature, type ScalarFunction } from "../signature.js";

const anyNaN = (values: readonly Fragment[]): Fragment | undefined =>
  values
    .filter((value) => value.literal === undefined || Number.isNaN(value.literal))
    .map((value) => call("isnan", value))
    .reduce<Fragment | undefined>(
      (sum, test) => (sum === undefined ? test : infix(sum, "OR", test, Precedence.Or)),
      undefined,
    );

/** NaN is the least of all as it is the greatest of all; DuckDB takes it for greater than any number. */
function leastReal(values: readonly Fragment[]): Fragment {
  const [first] = values;
  const least = values.length === 1 && first !== undefined ? first : call("least", ...values);
  const nan = anyNaN(values);
  return nan === undefined ? least : caseWhen([[nan, cast(stringLiteral("nan"), "DOUBLE")]], least);
}

function extreme(name: "max_of" | "min_of", duckdbName: "greatest" | "least"): ScalarFunction {
  const plain = (...values: readonly Fragment[]): Fragment => ({
    // one value alone is no call in Spark
    ...(values.length === 1 && values[0] !== undefined ? values[0] : call(duckdbName, ...values)),
    nullable: values.every((value) => value.nullable),
  });
  return {
    name,
    reference: page(name),
    signatures: [
      ...(["real", "decimal"] as const).map((type) =>
        openSignature({
          params: [type],
          rest: type,
          returns: type,
          sql: everywhere((...values) => (name === "min_of" ? leastReal(values) : plain(...values))),
          repeats: name === "min_of" ? "all" : [],
        }),
      ),
      ...(["long", "datetime", "timespan", "string", "bool"] as const).map((type) =>
        openSignature({ params: [type], rest: type, returns: type, sql: everywhere(plain) }),
      ),
    ],
  };
}

/** The greatest of several values; nulls are passed over. */
export const maxOf = extreme("max_of", "greatest");
/** The least of several values; nulls are passed over. */
export const minOf = extreme("min_of", "least");
