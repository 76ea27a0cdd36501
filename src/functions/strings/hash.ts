import { call, macro } from "../../fragment/fragment.js";
import { openSignature, refuse, signature, type ScalarFunction } from "../signature.js";

const HINT = "hash_md5(), hash_sha1() and hash_sha256() take values of more types";

/** xxHash64 of a text or a time; how the engine lays out other types is not known. */
function xxHash(name: string): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name.replaceAll("_", "-")}-function`,
    signatures: [
      signature({
        params: ["string"],
        returns: "long",
        sql: { duckdb: (text) => macro("kql_xxh64", call("hex", call("encode", text))) },
      }),
      signature({
        params: ["datetime"],
        returns: "long",
        sql: { duckdb: (ticks) => macro("kql_xxh64_ticks", ticks) },
      }),
      openSignature({
        params: ["any"],
        rest: "any",
        returns: "long",
        sql: { duckdb: refuse("only texts and times are hashed, and without a modulus", HINT) },
      }),
    ],
  };
}

function refused(name: string): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name.replaceAll("_", "-")}-function`,
    signatures: [
      openSignature({
        params: [],
        rest: "any",
        returns: "long",
        sql: { duckdb: refuse("how the engine combines hashes is not known") },
      }),
    ],
  };
}

export const hashes: readonly ScalarFunction[] = [
  xxHash("hash"),
  xxHash("hash_xxhash64"),
  refused("hash_combine"),
  refused("hash_many"),
];
