/** The pairs and tokens of `parse-kv` in Spark, where a group that took no part in a match is "". */
import { compose, type Fragment } from "../../fragment/fragment.js";
import { quoteSparkString } from "../../fragment/spark.js";
import { isRefusal, javaOf, javaOfAll } from "../regex/search.js";
import { refuse, type Refusal } from "../signature.js";

const BLANKS_AT_ENDS = quoteSparkString(String.raw`^[\s\v\x{85}\p{Z}]+|[\s\v\x{85}\p{Z}]+\z`);

/** The text without white space at its ends. */
const trimmed = (text: string): string => `regexp_replace(${text}, ${BLANKS_AT_ENDS}, '')`;

/** A list of what the groups of each match caught: fields named for the 0-based numbers of the groups. */
function matchesOf(text: Fragment, pattern: Fragment, count: number): string | Refusal {
  const regex = javaOfAll(pattern);
  if (isRefusal(regex)) return regex;
  const java = quoteSparkString(regex.pattern);
  const lists = Array.from(
    { length: count },
    (_, index) => `regexp_extract_all(${text.text}, ${java}, ${index + 1})`,
  );
  return `arrays_zip(${lists.join(", ")})`;
}

const group = (number: number): string => `m.\`${number - 1}\``;

/** Takes the escapes out of a quoted text. */
function unescaping(escapes: Fragment): ((text: string) => string) | Refusal {
  if (escapes.literal === "") return (text) => text;
  const regex = javaOf(escapes);
  if (isRefusal(regex)) return regex;
  const java = quoteSparkString(regex.pattern);
  return (text) => `regexp_replace(${text}, ${java}, '$1')`;
}

/** The first of these texts that is not empty. */
const firstOf = (texts: readonly string[]): string =>
  `coalesce(${texts.map((text) => `nullif(${text}, '')`).join(", ")}, '')`;

/** The pairs: quoted keys, the bare key, quoted values and the bare value are the groups of the pattern. */
export function sparkPairs(
  text: Fragment,
  pattern: Fragment,
  quotes: Fragment,
  delimiter: Fragment,
  escapes: Fragment,
): Fragment | Refusal {
  if (typeof quotes.literal !== "bigint") return refuse("an unknown number of quotes");
  const kinds = Number(quotes.literal);
  const matches = matchesOf(text, pattern, 2 * kinds + 2);
  const unescape = unescaping(escapes);
  if (typeof matches !== "string") return matches;
  if (isRefusal(unescape)) return unescape;
  const quoted = (first: number): string[] =>
    Array.from({ length: kinds }, (_, index) => unescape(group(first + index)));
  // what stands before the last delimiter belongs to no pair
  const bareKey = trimmed(group(kinds + 1));
  const lastKey =
    delimiter.literal === "" ? bareKey : trimmed(`substring_index(${bareKey}, ${delimiter.text}, -1)`);
  const key = firstOf([...quoted(1), lastKey]);
  const value = firstOf([...quoted(kinds + 2), trimmed(group(2 * kinds + 2))]);
  return compose([text], `transform(${matches}, m -> named_struct('key', ${key}, 'value', ${value}))`);
}

/** The tokens: quoted texts and the bare token are the groups of the pattern. */
export function sparkTokens(
  text: Fragment,
  pattern: Fragment,
  quotes: Fragment,
  escapes: Fragment,
): Fragment | Refusal {
  if (typeof quotes.literal !== "bigint") return refuse("an unknown number of quotes");
  const kinds = Number(quotes.literal);
  const matches = matchesOf(text, pattern, kinds + 1);
  const unescape = unescaping(escapes);
  if (typeof matches !== "string") return matches;
  if (isRefusal(unescape)) return unescape;
  const quoted = Array.from({ length: kinds }, (_, index) => unescape(group(index + 1)));
  return compose([text], `transform(${matches}, m -> ${firstOf([...quoted, group(kinds + 1)])})`);
}
