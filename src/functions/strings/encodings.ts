import { call, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { refuse, signature, type ParamType, type ScalarFunction } from "../signature.js";

interface Encoding {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly page?: string;
  readonly takes: ParamType;
  readonly returns: KqlType;
  readonly render: (value: Fragment) => Fragment;
}

function encoding({ name, aliases, page, takes, returns, render }: Encoding): ScalarFunction {
  return {
    name,
    aliases: aliases ?? [],
    reference: `kusto/query/${page ?? name.replaceAll("_", "-")}-function`,
    signatures: [signature({ params: [takes], returns, sql: { duckdb: render } })],
  };
}

/** Of the UTF-8 text, which for a datetime is the one that tostring() gives. */
function digest(name: string, algorithm: string): ScalarFunction {
  const other = refuse("the engine's own text of reals and bools is not known", "use tostring() first");
  return {
    name,
    reference: `kusto/query/${name.replaceAll("_", "-")}-function`,
    signatures: [
      signature({ params: ["string"], returns: "string", sql: { duckdb: (text) => call(algorithm, text) } }),
      ...(["bool", "real", "decimal"] as const).map((type) =>
        signature({ params: [type], returns: "string", sql: { duckdb: other } }),
      ),
      signature({ params: ["text"], returns: "string", sql: { duckdb: (text) => call(algorithm, text) } }),
    ],
  };
}

export const encodings: readonly ScalarFunction[] = [
  encoding({
    name: "url_encode",
    takes: "text",
    returns: "string",
    render: (text) => notNull(macro("kql_url_encode", text, stringLiteral("+"))),
  }),
  encoding({
    name: "url_encode_component",
    takes: "text",
    returns: "string",
    render: (text) => notNull(macro("kql_url_encode", text, stringLiteral("%20"))),
  }),
  encoding({
    name: "url_decode",
    takes: "text",
    returns: "string",
    render: (text) => notNull(macro("kql_url_decode", text)),
  }),
  encoding({
    name: "base64_encode_tostring",
    aliases: ["base64_encodestring"],
    takes: "text",
    returns: "string",
    render: (text) => call("to_base64", call("encode", text)),
  }),
  encoding({
    name: "base64_decode_tostring",
    aliases: ["base64_decodestring"],
    takes: "text",
    returns: "string",
    render: (text) => notNull(macro("kql_base64_decode", text)),
  }),
  encoding({
    name: "base64_decode_toarray",
    takes: "text",
    returns: "dynamic",
    render: (text) => macro("kql_base64_bytes", text),
  }),
  encoding({
    name: "base64_encode_fromarray",
    takes: "dynamic",
    returns: "string",
    render: (bytes) => notNull(macro("kql_base64_of_bytes", bytes)),
  }),
  {
    name: "base64_decode_toguid",
    reference: "kusto/query/base64-decode-toguid-function",
    signatures: [
      signature({
        params: ["text"],
        returns: "guid",
        sql: {
          duckdb: refuse(
            "the reference's example orders the bytes of the third part otherwise than base64_encode_fromguid() does",
            "use base64_decode_toarray()",
          ),
        },
      }),
    ],
  },
  encoding({
    name: "base64_encode_fromguid",
    takes: "guid",
    returns: "string",
    render: (guid) => notNull(macro("kql_base64_of_guid", guid)),
  }),
  encoding({
    name: "regex_quote",
    takes: "text",
    returns: "string",
    render: (text) => {
      const special = stringLiteral(String.raw`([\\.+*?()|\[\]{}^$#&\-~])`);
      return call("regexp_replace", text, special, stringLiteral(String.raw`\\\1`), stringLiteral("g"));
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
      render: (text) => notNull(call("coalesce", macro(form, text), stringLiteral(""))),
    }),
  ),
  ...(["gzip", "zlib"] as const).map((format) =>
    encoding({
      name: `${format}_decompress_from_base64_string`,
      takes: "text",
      returns: "string",
      render: (text) => notNull(macro("kql_inflate", text, stringLiteral(format))),
    }),
  ),
  digest("hash_md5", "md5"),
  digest("hash_sha1", "sha1"),
  digest("hash_sha256", "sha256"),
];
