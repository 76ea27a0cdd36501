import {
  call,
  caseWhen,
  infix,
  integerLiteral,
  macro,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { refuse, type Refusal } from "../signature.js";
import { toJava, toRe2, type JavaRegex, type Re2, type RegexFault } from "./kusto-regex.js";

/** A regular expression that an argument holds, rewritten; only literals can be. `limit`: what an engine does with the rest. */
function rewritten<Regex extends object>(
  pattern: Fragment | undefined,
  rewrite: (pattern: string) => Regex | RegexFault,
  limit: string,
): Regex | Refusal {
  if (typeof pattern?.literal !== "string")
    return refuse("the regular expression is only known while the query runs", "write it out as a literal");
  const regex = rewrite(pattern.literal);
  if (!("fault" in regex)) return regex;
  return refuse(
    `the regular expression has ${regex.fault} at its character ${regex.position + 1}, which ${limit}`,
  );
}

/** The regular expression that an argument holds, for RE2. */
export function regexOf(pattern: Fragment | undefined): Re2 | Refusal {
  return rewritten(pattern, toRe2, "DuckDB's engine does not know");
}

/** The same for java.util.regex, which Spark uses. */
export function javaOf(pattern: Fragment | undefined): JavaRegex | Refusal {
  return rewritten(pattern, toJava, "Java's engine would read differently");
}

/** The same for a search for all matches. */
export function javaOfAll(pattern: Fragment | undefined): JavaRegex | Refusal {
  const regex = javaOf(pattern);
  if (isRefusal(regex) || !regex.empty) return regex;
  return refuse("the regular expression may match nothing, which Java's engine finds in other places");
}

export function isRefusal(value: object): value is Refusal {
  return "refuse" in value;
}

/**
 * A search in a text. RE2's word boundaries are right for ASCII texts; any other text is searched with its words
 * marked, and `clean` takes the marks out of what was found.
 */
export function searchIn(
  text: Fragment,
  regex: Re2,
  search: (text: Fragment, pattern: Fragment) => Fragment,
  clean: (found: Fragment) => Fragment = (found) => found,
): Fragment {
  const plain = search(text, stringLiteral(regex.pattern));
  if (regex.marked === undefined) return plain;
  const isAscii = infix(call("strlen", text), "=", call("length", text), Precedence.Comparison);
  const marked = search(
    macro("kql_mark_words", text, integerLiteral(regex.marks)),
    stringLiteral(regex.marked),
  );
  return { ...caseWhen([[isAscii, plain]], clean(marked)), nullable: plain.nullable };
}

/** What no character is: an alternative that never matches. */
const NEVER = String.raw`[^\x{0}-\x{10FFFF}]`;

/**
 * Whether a text matches a pattern of RE2's. Where all of it is literal, DuckDB searches without RE2 and passes over
 * the anchors inside: for it `ADMIN$x` would be in "ADMINx". An alternative keeps it from that.
 */
export function matches(text: Fragment, pattern: Fragment): Fragment {
  const written = pattern.literal;
  const anchored = typeof written === "string" && hasInnerAnchor(written);
  return call("regexp_matches", text, anchored ? stringLiteral(`${written}|${NEVER}`) : pattern);
}

/** The same in Spark, for a pattern of Kusto's or of RE2's. */
export function matchesInSpark(text: Fragment, pattern: Fragment): Fragment | Refusal {
  const regex = javaOf(pattern);
  return isRefusal(regex) ? regex : call("regexp_like", text, sparkText(regex.pattern));
}

function hasInnerAnchor(pattern: string): boolean {
  const inside = pattern
    .replace(/\\(?![Az])./gs, "x")
    .replace(/\[[^\]]*\]/g, "x")
    .replace(/^(?:\(\?\w+\))?(?:\^|\\A)?/, "")
    .replace(/(?:\$|\\z)$/, "");
  const isSearched = /[|]|\((?!\?)/.test(inside);
  return !isSearched && /[$^]|\\[Az]/.test(inside);
}

/** A found text without marks. */
export function unmarked(found: Fragment): Fragment {
  return macro("kql_unmark", found);
}
