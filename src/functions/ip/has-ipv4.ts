import { call, FALSE, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { listOf, sparkListOf } from "../operators/terms.js";
import { page } from "../page.js";
import {
  inDialects,
  openSignature,
  refuse,
  signature,
  type Dialect,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";

const OCTET = String.raw`(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])`;
const ADDRESS = new RegExp(String.raw`^(?:${OCTET}\.){3}${OCTET}$`);
const PREFIX = new RegExp(String.raw`^(?:${OCTET}\.){1,3}$`);
const BEFORE = String.raw`(?:^|[^\p{L}\p{N}])`;
const AFTER = String.raw`[^\p{L}\p{N}]`;
/** The end of a text in each engine's spelling: Java's $ also stands before a last line end. */
const END: Readonly<Record<Dialect, string>> = { duckdb: "$", spark: String.raw`\z` };

/** The pattern of an address in a text, or of all that begin with a prefix; undefined where it is neither. */
function patternOf(wanted: string, isPrefix: boolean): string | undefined {
  const exact = wanted.replaceAll(".", String.raw`\.`);
  if (ADDRESS.test(wanted)) return exact;
  if (!isPrefix || !PREFIX.test(wanted)) return undefined;
  const missing = 4 - (wanted.split(".").length - 1);
  return exact + Array.from({ length: missing }, () => OCTET).join(String.raw`\.`);
}

/** The strings of a literal array; undefined where it is no literal. */
function stringsOf({ literal }: Fragment): string[] | undefined {
  if (typeof literal !== "string") return undefined;
  const value: unknown = JSON.parse(literal);
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.filter((entry) => typeof entry === "string");
}

function allStrings(fragments: readonly Fragment[]): string[] | undefined {
  const texts = fragments.flatMap(({ literal }) => (typeof literal === "string" ? [literal] : []));
  return texts.length === fragments.length ? texts : undefined;
}

/** Addresses in a text, each between characters that are no letters or digits. */
function search(text: Fragment, wanted: readonly string[], isPrefix: boolean, dialect: Dialect): Fragment {
  const patterns = wanted.flatMap((one) => patternOf(one, isPrefix) ?? []);
  if (patterns.length === 0) return FALSE;
  const pattern = `${BEFORE}(?:${patterns.join("|")})(?:${END[dialect]}|${AFTER})`;
  return dialect === "duckdb"
    ? call("regexp_matches", text, stringLiteral(pattern))
    : call("regexp_like", text, sparkText(pattern));
}

const UNKNOWN = refuse("prefixes of addresses that are only known while the query runs");

function operator(name: string, isPrefix: boolean): ScalarFunction {
  const amongTexts =
    (dialect: Dialect) =>
    (text: Fragment, ...wanted: Fragment[]): Fragment | Refusal => {
      const texts = allStrings(wanted);
      if (texts !== undefined) return search(text, texts, isPrefix, dialect);
      const list = dialect === "spark" ? sparkListOf(wanted) : listOf(wanted);
      return isPrefix ? UNKNOWN : notNull(macro("kql_has_any_ipv4_computed", text, list));
    };
  const amongArray =
    (dialect: Dialect) =>
    (text: Fragment, array: Fragment): Fragment | Refusal => {
      const texts = stringsOf(array);
      if (texts !== undefined) return search(text, texts, isPrefix, dialect);
      if (isPrefix) return UNKNOWN;
      return notNull(macro("kql_has_any_ipv4_computed", text, macro("kql_texts", array)));
    };
  return {
    name,
    reference: page(name),
    signatures: [
      openSignature({
        params: ["text", "string"],
        rest: "string",
        returns: "bool",
        sql: inDialects(amongTexts),
      }),
      signature({
        params: ["text", "dynamic"],
        returns: "bool",
        sql: inDialects(amongArray),
      }),
    ],
  };
}

export const ipv4Searches: readonly ScalarFunction[] = [
  operator("has_ipv4", false),
  operator("has_any_ipv4", false),
  operator("has_ipv4_prefix", true),
  operator("has_any_ipv4_prefix", true),
];
