import {
  call,
  caseWhen,
  cast,
  infix,
  integerLiteral,
  macro,
  notNull,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import type { KqlType } from "../../plan/types.js";
import { page } from "../page.js";
import {
  everywhere,
  refuse,
  signature,
  type ParamType,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";

type OfValue = (value: Fragment) => Fragment;

interface Encoding {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly takes: ParamType;
  readonly returns: KqlType;
  readonly sql: { readonly duckdb: OfValue; readonly spark: OfValue | Refusal };
}

function encoding({ name, aliases, takes, returns, sql }: Encoding): ScalarFunction {
  return {
    name,
    aliases: aliases ?? [],
    reference: page(name),
    signatures: [signature({ params: [takes], returns, sql })],
  };
}

function digits(value: Fragment, type: "VARCHAR" | "STRING"): Fragment {
  return notNull(call("coalesce", cast(value, type), stringLiteral("")));
}

/** Of the UTF-8 text ("" for "", which is not what the algorithm makes of it), which for a datetime or a whole number is the one that tostring() gives. */
function digest(
  name: string,
  algorithm: string,
  spark: (text: Fragment) => Fragment = (text) => call(algorithm, text),
): ScalarFunction {
  const unlessEmpty =
    (hash: OfValue): OfValue =>
    (text) =>
      caseWhen([[infix(text, "=", stringLiteral(""), Precedence.Comparison), stringLiteral("")]], hash(text));
  const sql = { duckdb: unlessEmpty((text) => call(algorithm, text)), spark: unlessEmpty(spark) };
  const other = refuse("the engine's own text of reals and bools is not known", "use tostring() first");
  return {
    name,
    reference: page(name),
    signatures: [
      signature({ params: ["string"], returns: "string", sql, repeats: "all" }),
      signature({
        params: ["long"],
        returns: "string",
        sql: {
          duckdb: (value) => sql.duckdb(digits(value, "VARCHAR")),
          spark: (value) => sql.spark(digits(value, "STRING")),
        },
        repeats: "all",
      }),
      ...(["bool", "real", "decimal"] as const).map((type) =>
        signature({ params: [type], returns: "string", sql: { duckdb: other } }),
      ),
      signature({ params: ["text"], returns: "string", sql, repeats: "all" }),
    ],
  };
}

const GUID_ORDER = refuse(
  "the reference's example orders the bytes of the third part otherwise than base64_encode_fromguid() does",
  "use base64_decode_toarray()",
);

export const encodings: readonly ScalarFunction[] = [
  encoding({
    name: "url_encode",
    takes: "text",
    returns: "string",
    sql: everywhere((text) => notNull(macro("kql_url_encode", text, stringLiteral("+")))),
  }),
  encoding({
    name: "url_encode_component",
    takes: "text",
    returns: "string",
    sql: everywhere((text) => notNull(macro("kql_url_encode", text, stringLiteral("%20")))),
  }),
  encoding({
    name: "url_decode",
    takes: "text",
    returns: "string",
    sql: everywhere((text) => notNull(macro("kql_url_decode", text))),
  }),
  encoding({
    name: "base64_encode_tostring",
    aliases: ["base64_encodestring"],
    takes: "text",
    returns: "string",
    sql: {
      duckdb: (text) => call("to_base64", call("encode", text)),
      spark: (text) => call("base64", cast(text, "BINARY")),
    },
  }),
  encoding({
    name: "base64_decode_tostring",
    aliases: ["base64_decodestring"],
    takes: "text",
    returns: "string",
    sql: everywhere((text) => notNull(macro("kql_base64_decode", text))),
  }),
  encoding({
    name: "base64_decode_toarray",
    takes: "text",
    returns: "dynamic",
    sql: everywhere((text) => macro("kql_base64_bytes", text)),
  }),
  encoding({
    name: "base64_encode_fromarray",
    takes: "dynamic",
    returns: "string",
    sql: everywhere((bytes) => notNull(macro("kql_base64_of_bytes", bytes))),
  }),
  {
    name: "base64_decode_toguid",
    reference: "kusto/query/base64-decode-toguid-function",
    signatures: [
      signature({
        params: ["text"],
        returns: "guid",
        sql: { duckdb: GUID_ORDER },
      }),
    ],
  },
  encoding({
    name: "base64_encode_fromguid",
    takes: "guid",
    returns: "string",
    sql: everywhere((guid) => notNull(macro("kql_base64_of_guid", guid))),
  }),
  encoding({
    name: "regex_quote",
    takes: "text",
    returns: "string",
    sql: {
      duckdb: (text) => {
        const special = stringLiteral(String.raw`([\\.+*?()|\[\]{}^$#&\-~])`);
        return call("regexp_replace", text, special, stringLiteral(String.raw`\\\1`), stringLiteral("g"));
      },
      spark: (text) =>
        call(
          "regexp_replace",
          text,
          sparkText(String.raw`[\\.+*?()|\[\]{}^$#&\-~]`),
          sparkText(String.raw`\\$0`),
        ),
    },
  }),
  // IDNA's check of the letters is not the engine's: capitals and blanks stay as they are
  ...(
    [
      ["punycode_from_string", "kql_punycode"],
      ["punycode_to_string", "kql_punycode_text"],
      ["punycode_domain_to_string", "kql_punycode_domain"],
      ["punycode_domain_from_string", "kql_punycode_domain_text"],
    ] as const
  ).map(([name, form]) =>
    encoding({
      name,
      takes: "text",
      returns: "string",
      sql: {
        duckdb: (text) => notNull(call("coalesce", macro(form, text), stringLiteral(""))),
        spark: refuse("Punycode has no form in Spark SQL"),
      },
    }),
  ),
  ...(["gzip", "zlib"] as const).map((format) =>
    encoding({
      name: `${format}_decompress_from_base64_string`,
      takes: "text",
      returns: "string",
      sql: {
        duckdb: (text) => notNull(macro("kql_inflate", text, stringLiteral(format))),
        spark: refuse("Spark SQL unpacks no compressed text"),
      },
    }),
  ),
  digest("hash_md5", "md5"),
  digest("hash_sha1", "sha1"),
  digest("hash_sha256", "sha256", (text) => call("sha2", text, integerLiteral(256))),
];
