import { call, compose, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import type { Re2 } from "../regex/kusto-regex.js";
import { isRefusal, regexOf, searchIn, unmarked } from "../regex/search.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

/** What a capture group caught in the first match; group 0 is the whole match; "" where there is none. */
export const extract: ScalarFunction = {
  name: "extract",
  reference: "kusto/query/extract-function",
  signatures: [
    signature({
      params: ["string", "long", "text"],
      returns: "string",
      sql: {
        duckdb: (pattern, group, text) => {
          const regex = regexOf(pattern);
          if (isRefusal(regex)) return regex;
          if (typeof group.literal !== "bigint")
            return refuse("a capture group that is only known while the query runs");
          if (group.literal < 0n || group.literal > BigInt(regex.groups.length))
            return refuse(`the regular expression has no capture group ${group.literal}`);
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
  const count = regex.groups.length;
  if (count === 0) return refuse("the regular expression has no capture group");
  if (count > 16) return refuse("the regular expression has more than 16 capture groups");
  const groups = wanted === undefined ? regex.groups.map((_, index) => index + 1) : groupsOf(wanted, regex);
  if (!Array.isArray(groups)) return groups;
  const [only] = groups;
  if (only === undefined) return refuse("an empty list of capture groups");
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

/** The groups that an array names by number or name. */
function groupsOf(wanted: Fragment, regex: Re2): number[] | Refusal {
  if (typeof wanted.literal !== "string")
    return refuse("capture groups that are only known while the query runs");
  const list: unknown = JSON.parse(wanted.literal);
  if (!Array.isArray(list)) return refuse("capture groups that are no array");
  const groups: number[] = [];
  for (const entry of list as unknown[]) {
    const group = typeof entry === "string" ? regex.groups.indexOf(entry) + 1 : Number(entry);
    if (!Number.isInteger(group) || group < 1 || group > regex.groups.length)
      return refuse(`the regular expression has no capture group ${String(entry)}`);
    groups.push(group);
  }
  return groups;
}

export const extractAll: ScalarFunction = {
  name: "extract_all",
  aliases: ["extractall"],
  reference: "kusto/query/extract-all-function",
  signatures: [
    signature({
      params: ["string", "text"],
      returns: "dynamic",
      sql: { duckdb: (pattern, text) => extractGroups(pattern, text) },
    }),
    signature({
      params: ["string", "dynamic", "text"],
      returns: "dynamic",
      sql: { duckdb: (pattern, groups, text) => extractGroups(pattern, text, groups) },
    }),
  ],
};
