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
import { page } from "../page.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";
import type { KqlType } from "../../plan/types.js";

type OfText = (text: Fragment) => Fragment;

/** A function of one text. */
function ofText(
  name: string,
  returns: KqlType,
  sql: { readonly duckdb: OfText; readonly spark: OfText },
  repeats: readonly number[] = [],
): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [signature({ params: ["text"], returns, sql, repeats })],
  };
}

/** ASCII texts have as many bytes as code points. */
function sameSize(bytes: string): OfText {
  return (text) => infix(call(bytes, text), "=", call("length", text), Precedence.Comparison);
}

export const tolower = ofText("tolower", "string", {
  duckdb: (text) => foldCase(text),
  spark: (text) => foldCase(text, "spark"),
});
export const toupper = ofText(
  "toupper",
  "string",
  everywhere((text) => notNull(macro("kql_toupper", text))),
);
/** Code points. */
export const strlen = ofText(
  "strlen",
  "long",
  everywhere((text) => call("length", text)),
);
/** Bytes of UTF-8. */
export const stringSize = ofText("string_size", "long", {
  duckdb: (text) => call("strlen", text),
  spark: (text) => call("octet_length", text),
});
/** By code point; DuckDB's own reverse() keeps combined characters together. */
export const reverse = ofText("reverse", "string", {
  duckdb: (text) => notNull(macro("kql_reverse", text)),
  spark: (text) => call("reverse", text),
});
export const isascii = ofText(
  "isascii",
  "bool",
  { duckdb: sameSize("strlen"), spark: sameSize("octet_length") },
  [0],
);
/** Every text of an import is valid UTF-8. */
export const isutf8 = ofText(
  "isutf8",
  "bool",
  everywhere(() => TRUE),
);

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
