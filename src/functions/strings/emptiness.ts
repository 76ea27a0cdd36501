import {
  call,
  FALSE,
  infix,
  isTest,
  NULL,
  Precedence,
  stringLiteral,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

const NULLABLE: readonly KqlType[] = ["bool", "long", "real", "decimal", "datetime", "timespan", "guid"];
/** The same literal in both dialects. */
const EMPTY = stringLiteral("");
const EMPTY_JSON = stringLiteral('""');

function nullTest(value: Fragment, test: "IS NULL" | "IS NOT NULL"): Fragment {
  if (!value.nullable) return test === "IS NULL" ? FALSE : TRUE;
  return isTest(value, test);
}

/** Empty: "" or null; a dynamic also where it holds an empty string. */
function emptiness(name: string, aliases: readonly string[], empty: boolean): ScalarFunction {
  return {
    name,
    aliases,
    reference: `kusto/query/${name}-function`,
    signatures: [
      signature({
        params: ["string"],
        returns: "bool",
        sql: everywhere((text) => infix(text, empty ? "=" : "<>", EMPTY, Precedence.Comparison)),
      }),
      signature({
        params: ["dynamic"],
        returns: "bool",
        sql: everywhere((value) => {
          const shown = call("coalesce", value, EMPTY_JSON);
          return { ...infix(shown, empty ? "=" : "<>", EMPTY_JSON, Precedence.Comparison), nullable: false };
        }),
      }),
      ...NULLABLE.map((type) =>
        signature({
          params: [type],
          returns: "bool",
          sql: everywhere((value) => nullTest(value, empty ? "IS NULL" : "IS NOT NULL")),
        }),
      ),
    ],
  };
}

/** A string is never null: missing is "". */
function nullness(name: string, aliases: readonly string[], test: "IS NULL" | "IS NOT NULL"): ScalarFunction {
  return {
    name,
    aliases,
    reference: `kusto/query/${name}-function`,
    signatures: [
      signature({
        params: ["string"],
        returns: "bool",
        sql: everywhere(() => (test === "IS NULL" ? FALSE : TRUE)),
      }),
      ...([...NULLABLE, "dynamic"] as const).map((type) =>
        signature({
          params: [type],
          returns: "bool",
          sql: everywhere((value) => (value.literal === null ? nullTest(NULL, test) : nullTest(value, test))),
        }),
      ),
    ],
  };
}

export const isempty = emptiness("isempty", [], true);
export const isnotempty = emptiness("isnotempty", ["notempty"], false);
export const isnull = nullness("isnull", [], "IS NULL");
export const isnotnull = nullness("isnotnull", ["notnull"], "IS NOT NULL");
