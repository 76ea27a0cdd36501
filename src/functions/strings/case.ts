import {
  call,
  caseWhen,
  infix,
  integerLiteral,
  macro,
  notNull,
  Precedence,
  TRUE,
} from "../../fragment/fragment.js";
import type { Fragment } from "../../fragment/fragment.js";
import { foldCase } from "../operators/fold-case.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";
import type { KqlType } from "../../plan/types.js";

/** A function of one text. */
function ofText(
  name: string,
  returns: KqlType,
  render: (text: Fragment) => Fragment,
  options: {
    readonly repeats?: boolean;
    readonly spark?: (text: Fragment) => Fragment;
    readonly reference?: string;
    readonly aliases?: readonly string[];
  } = {},
): ScalarFunction {
  return {
    name,
    aliases: options.aliases ?? [],
    reference: `kusto/query/${options.reference ?? name.replaceAll("_", "-")}-function`,
    signatures: [
      signature({
        params: ["text"],
        returns,
        sql: options.spark === undefined ? { duckdb: render } : { duckdb: render, spark: options.spark },
        repeats: options.repeats === true ? [0] : [],
      }),
    ],
  };
}

const capitals = (text: Fragment): Fragment => notNull(macro("kql_toupper", text));

export const tolower = ofText("tolower", "string", (text) => foldCase(text), {
  spark: (text) => foldCase(text, "spark"),
});
export const toupper = ofText("toupper", "string", capitals, { spark: capitals });
/** Code points. */
export const strlen = ofText("strlen", "long", (text) => call("length", text), {
  spark: (text) => call("length", text),
});
/** Bytes of UTF-8. */
export const stringSize = ofText("string_size", "long", (text) => call("strlen", text), {
  spark: (text) => call("octet_length", text),
});
/** By code point; DuckDB's own reverse() keeps combined characters together. */
export const reverse = ofText("reverse", "string", (text) => notNull(macro("kql_reverse", text)), {
  spark: (text) => call("reverse", text),
});
export const isascii = ofText(
  "isascii",
  "bool",
  (text) => infix(call("strlen", text), "=", call("length", text), Precedence.Comparison),
  {
    repeats: true,
    spark: (text) => infix(call("octet_length", text), "=", call("length", text), Precedence.Comparison),
  },
);
/** Every text of an import is valid UTF-8. */
export const isutf8 = ofText("isutf8", "bool", () => TRUE, { spark: () => TRUE });

/** -1, 0 or 1 by code point. */
export const strcmp: ScalarFunction = {
  name: "strcmp",
  reference: "kusto/query/strcmp-function",
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "long",
      repeats: "all",
      sql: everywhere((left, right) =>
        caseWhen(
          [
            [infix(left, "<", right, Precedence.Comparison), integerLiteral(-1)],
            [infix(left, "=", right, Precedence.Comparison), integerLiteral(0)],
          ],
          integerLiteral(1),
        ),
      ),
    }),
  ],
};
