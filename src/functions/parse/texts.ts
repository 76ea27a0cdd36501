import { macro, notNull, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { page } from "../page.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

/** A function that takes a text apart. */
function parser(
  name: string,
  returns: KqlType,
  render: (text: Fragment) => Fragment,
  aliases: readonly string[] = [],
  spark: ((text: Fragment) => Fragment) | Refusal = render,
): ScalarFunction {
  return {
    name,
    aliases,
    reference: page(name),
    signatures: [signature({ params: ["text"], returns, sql: { duckdb: render, spark } })],
  };
}

const NO_XML = refuse("Spark reads XML of a schema that is known, or one path of it");

export const textParsers: readonly ScalarFunction[] = [
  parser("parse_url", "dynamic", (text) => notNull(macro("kql_parse_url", text)), ["parseurl"]),
  parser("parse_urlquery", "dynamic", (text) => notNull(macro("kql_parse_urlquery", text)), [
    "parseurlquery",
  ]),
  parser("parse_path", "dynamic", (text) => notNull(macro("kql_parse_path", text))),
  parser("parse_csv", "dynamic", (text) => notNull(macro("kql_parse_csv", text))),
  {
    ...parser("parse_xml", "dynamic", (text) => macro("kql_parse_xml", text), [], NO_XML),
    approximate:
      "texts of parse_xml() are strings, as the reference's table has them; its example shows numbers for texts of digits",
  },
  // whole numbers of up to 32 digits: a DOUBLE would take neighbouring versions for one
  parser("parse_version", "decimal", (text) => macro("kql_parse_version", text)),
];
