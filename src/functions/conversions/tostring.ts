import {
  call,
  caseWhen,
  cast,
  isTest,
  macro,
  notNull,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";

function orEmpty(text: Fragment): Fragment {
  return notNull(text.nullable ? call("coalesce", text, stringLiteral("")) : text);
}

const REAL_TEXT =
  "a real becomes text with the fewest digits that read back as the same number: the engine may print other last digits";

/** Text of a value; null of any type is "". */
export const tostring: ScalarFunction = {
  name: "tostring",
  reference: "kusto/query/tostring-function",
  signatures: [
    signature({ params: ["string"], returns: "string", sql: everywhere((text) => text) }),
    signature({
      params: ["bool"],
      returns: "string",
      repeats: [0],
      sql: everywhere((value) =>
        notNull(
          caseWhen(
            [
              [value, stringLiteral("True")],
              [isTest(value, "IS NULL"), stringLiteral("")],
            ],
            stringLiteral("False"),
          ),
        ),
      ),
    }),
    signature({
      params: ["long"],
      returns: "string",
      sql: {
        duckdb: (value) => orEmpty(cast(value, "VARCHAR")),
        spark: (value) => orEmpty(cast(value, "STRING")),
      },
    }),
    signature({ params: ["guid"], returns: "string", sql: everywhere(orEmpty) }),
    signature({
      params: ["real"],
      returns: "string",
      sql: everywhere((value) => orEmpty(macro("kql_real_text", value))),
      approximate: REAL_TEXT,
    }),
    signature({
      params: ["decimal"],
      returns: "string",
      sql: {
        duckdb: refuse(
          "the text of a decimal (its last digits and zeros) is not documented",
          "write it with toreal()",
        ),
      },
    }),
    signature({
      params: ["datetime"],
      returns: "string",
      sql: everywhere((value) => orEmpty(macro("kql_datetime_text", value))),
    }),
    signature({
      params: ["timespan"],
      returns: "string",
      sql: everywhere((value) => orEmpty(macro("kql_timespan_text", value))),
    }),
    signature({
      params: ["dynamic"],
      returns: "string",
      sql: {
        duckdb: (value) =>
          notNull(
            call("coalesce", call("json_extract_string", value, stringLiteral("$")), stringLiteral("")),
          ),
        spark: (value) => orEmpty(macro("kql_text", value)),
      },
    }),
  ],
};
