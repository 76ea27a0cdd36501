import {
  call,
  compose,
  integerLiteral,
  macro,
  notNull,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { isRefusal, javaOf, javaOfAll, regexOf, searchIn, unmarked } from "../regex/search.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

function wrongGroup(group: Fragment, count: number): Refusal | undefined {
  if (typeof group.literal !== "bigint")
    return refuse("a capture group that is only known while the query runs");
  return group.literal < 0n || group.literal > BigInt(count)
    ? refuse(`the regular expression has no capture group ${group.literal}`)
    : undefined;
}

/** What a capture group caught in the first match; group 0 is the whole match; "" where there is none. */
export const extract: ScalarFunction = {
  name: "extract",
  reference: "kusto/query/extract-function",
  signatures: [
    signature({
      params: ["string", "long", "text"],
      returns: "string",
      sql: {
        spark: (pattern, group, text) => {
          const regex = javaOf(pattern);
          if (isRefusal(regex)) return regex;
          const wrong = wrongGroup(group, regex.groups.length);
          if (wrong !== undefined) return wrong;
          return call(
            "regexp_extract",
            text,
            sparkText(regex.pattern),
            integerLiteral(group.literal as bigint),
          );
        },
        duckdb: (pattern, group, text) => {
          const regex = regexOf(pattern);
          if (isRefusal(regex)) return regex;
          const wrong = wrongGroup(group, regex.groups.length);
          if (wrong !== undefined) return wrong;
          return notNull(
            searchIn(text, regex, (searched, re2) => call("regexp_extract", searched, re2, group), unmarked),
          );
        },
      },
    }),
  ],
};

/** All matches: one group gives their texts, several give an array of the groups' texts for each match. */
function extractGroups(pattern: Fragment, text: Fragment, wanted?: Fragment): Fragment | Refusal {
  const regex = regexOf(pattern);
  if (isRefusal(regex)) return regex;
  const groups = groupsOf(wanted, regex.groups);
  if (isRefusal(groups)) return groups;
  const [only] = groups;
  if (groups.length === 1) {
    return searchIn(
      text,
      regex,
      (searched, re2) =>
        macro(
          "kql_matches",
          compose([searched, re2], `regexp_extract_all(${searched.text}, ${re2.text}, ${only})`),
        ),
      unmarked,
    );
  }
  const names = regex.groups.map((_, index) => stringLiteral(`g${index + 1}`).text).join(", ");
  const parts = groups.map((group) => `coalesce(m.g${group}, '')`).join(", ");
  return searchIn(
    text,
    regex,
    (searched, re2) => {
      const all = `regexp_extract_all(${searched.text}, ${re2.text}, [${names}])`;
      return macro("kql_matches", compose([searched, re2], `list_transform(${all}, lambda m: [${parts}])`));
    },
    unmarked,
  );
}

/** The same in Spark: one search for each group, and the groups of a match brought together. */
function extractInSpark(pattern: Fragment, text: Fragment, wanted?: Fragment): Fragment | Refusal {
  const regex = javaOfAll(pattern);
  if (isRefusal(regex)) return regex;
  const groups = groupsOf(wanted, regex.groups);
  if (isRefusal(groups)) return groups;
  const lists = groups.map((group) =>
    call("regexp_extract_all", text, sparkText(regex.pattern), integerLiteral(group)),
  );
  const [only] = lists;
  if (only === undefined) throw new Error("bug: no capture group");
  if (lists.length === 1) return macro("kql_matches", only);
  const parts = lists.map((_, index) => `m.\`${index}\``).join(", ");
  const zipped = call("arrays_zip", ...lists);
  return macro("kql_matches_of_groups", compose(lists, `transform(${zipped.text}, m -> array(${parts}))`));
}

/** The groups that an array names by number or name, all where there is none. */
function groupsOf(
  wanted: Fragment | undefined,
  names: readonly (string | undefined)[],
): readonly number[] | Refusal {
  if (names.length === 0) return refuse("the regular expression has no capture group");
  if (names.length > 16) return refuse("the regular expression has more than 16 capture groups");
  if (wanted === undefined) return names.map((_, index) => index + 1);
  if (typeof wanted.literal !== "string")
    return refuse("capture groups that are only known while the query runs");
  const list: unknown = JSON.parse(wanted.literal);
  if (!Array.isArray(list)) return refuse("capture groups that are no array");
  const groups: number[] = [];
  for (const entry of list as unknown[]) {
    const group = typeof entry === "string" ? names.indexOf(entry) + 1 : entry;
    if (typeof group !== "number" || !Number.isInteger(group) || group < 1)
      return refuse(`the regular expression has no capture group ${String(entry)}`);
    if (group <= names.length) groups.push(group);
  }
  // where none of them is there, the engine gives all that are
  return groups.length === 0 ? names.map((_, index) => index + 1) : groups;
}

export const extractAll: ScalarFunction = {
  name: "extract_all",
  aliases: ["extractall"],
  reference: "kusto/query/extract-all-function",
  signatures: [
    signature({
      params: ["string", "text"],
      returns: "dynamic",
      sql: {
        duckdb: (pattern, text) => extractGroups(pattern, text),
        spark: (pattern, text) => extractInSpark(pattern, text),
      },
    }),
    signature({
      params: ["string", "dynamic", "text"],
      returns: "dynamic",
      sql: {
        duckdb: (pattern, groups, text) => extractGroups(pattern, text, groups),
        spark: (pattern, groups, text) => extractInSpark(pattern, text, groups),
      },
    }),
  ],
};
