import { call, macro, type Fragment } from "../../fragment/fragment.js";
import { refusedFunction } from "../refused-function.js";
import { page } from "../page.js";
import { openSignature, refuse, signature, type ScalarFunction } from "../signature.js";

const HINT = "hash_md5(), hash_sha1() and hash_sha256() take values of more types";

const OTHER_SEED = refuse("Spark SQL computes xxHash64 from another seed", HINT);

const ofText = (text: Fragment): Fragment => macro("kql_xxh64", call("hex", call("encode", text)));
const ofTicks = (ticks: Fragment): Fragment => macro("kql_xxh64_ticks", ticks);

/** The five hashes of whole numbers that the reference prints are those of hll(). */
const WHOLE = "hash() of a whole number is the one the reference shows within an answer of hll()";

const MODULUS = "hash() with a modulus: a negative hash is taken from 0 on, as % takes a negative number";

/** What lies in 0 <= hash < modulus. */
function within(hash: Fragment, modulus: Fragment): Fragment {
  return macro("kql_hash_within", hash, modulus);
}

/** xxHash64 of a text, a whole number or a time; how the engine lays out other types is not known. */
function xxHash(name: string): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["string"],
        returns: "long",
        sql: { duckdb: ofText, spark: OTHER_SEED },
      }),
      signature({
        params: ["string", "long"],
        returns: "long",
        approximate: MODULUS,
        sql: { duckdb: (text, modulus) => within(ofText(text), modulus), spark: OTHER_SEED },
      }),
      signature({
        params: ["datetime"],
        returns: "long",
        sql: { duckdb: ofTicks, spark: OTHER_SEED },
      }),
      signature({
        params: ["datetime", "long"],
        returns: "long",
        approximate: MODULUS,
        sql: { duckdb: (ticks, modulus) => within(ofTicks(ticks), modulus), spark: OTHER_SEED },
      }),
      signature({
        params: ["long"],
        returns: "long",
        approximate: WHOLE,
        sql: { duckdb: ofTicks, spark: OTHER_SEED },
      }),
      signature({
        params: ["long", "long"],
        returns: "long",
        approximate: `${WHOLE}; ${MODULUS}`,
        sql: { duckdb: (whole, modulus) => within(ofTicks(whole), modulus), spark: OTHER_SEED },
      }),
      openSignature({
        params: ["any"],
        rest: "any",
        returns: "long",
        sql: { duckdb: refuse("only texts, whole numbers and times are hashed", HINT) },
      }),
    ],
  };
}

const UNKNOWN = { reason: "how the engine combines hashes is not known", returns: "long" } as const;

export const hashes: readonly ScalarFunction[] = [
  xxHash("hash"),
  xxHash("hash_xxhash64"),
  refusedFunction({ name: "hash_combine", ...UNKNOWN }),
  refusedFunction({ name: "hash_many", ...UNKNOWN }),
];
