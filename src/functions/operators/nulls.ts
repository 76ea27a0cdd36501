import { call, FALSE, isTest, notNull, stringLiteral, TRUE, type Fragment } from "../../fragment/fragment.js";
import { everywhere, openSignature, signature, type ScalarFunction, type Signature } from "../signature.js";

function nullTest(test: "IS NULL" | "IS NOT NULL", ofText: Fragment): Signature[] {
  return [
    // a string is never null
    signature({ params: ["string"], returns: "bool", sql: everywhere(() => ofText) }),
    signature({
      params: ["any"],
      returns: "bool",
      sql: everywhere((value) => (value.nullable ? isTest(value, test) : ofText)),
    }),
  ];
}

/** Whether a value is missing; a string never is. */
export const isnull: ScalarFunction = {
  name: "isnull",
  reference: "kusto/query/isnull-function",
  signatures: nullTest("IS NULL", FALSE),
};

export const isnotnull: ScalarFunction = {
  name: "isnotnull",
  aliases: ["notnull"],
  reference: "kusto/query/isnotnull-function",
  signatures: nullTest("IS NOT NULL", TRUE),
};

/** The first value that is not null, of strings the first that is not empty. The binder gives all of them one type. */
export const coalesce: ScalarFunction = {
  name: "coalesce",
  reference: "kusto/query/coalesce-function",
  signatures: [
    openSignature({
      params: ["string"],
      rest: "string",
      returns: "string",
      sql: {
        duckdb: (...values) =>
          notNull(
            call(
              "coalesce",
              ...values.map((value) => call("nullif", value, stringLiteral(""))),
              stringLiteral(""),
            ),
          ),
      },
      repeats: "all",
    }),
    openSignature({
      params: ["any"],
      rest: "any",
      returns: 0,
      sql: {
        duckdb: (...values) => ({
          ...call("coalesce", ...values),
          nullable: values.every((value) => value.nullable),
        }),
      },
    }),
  ],
};
