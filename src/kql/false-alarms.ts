import type { KustoDiagnostic } from "./kusto.js";

/** A complaint of the analyser that the engine does not share: its code and the call its place is an argument of. */
const FALSE_ALARMS: readonly { readonly code: string; readonly callee: string }[] = [
  // count(x) counts all rows, whatever x is
  { code: "KS107", callee: "count" },
  // the seconds may have a fraction
  { code: "KS134", callee: "make_timespan" },
  // not("text") in a search: no column has the term
  { code: "KS107", callee: "not" },
  // the length of what is no array is null
  { code: "KS234", callee: "array_length" },
  // bag_unpack() takes an array of names to leave out, as its fourth argument or by name
  { code: "KS107", callee: "bag_unpack" },
  { code: "KS119", callee: "bag_unpack" },
  // whether the order counts may be left out
  { code: "KS119", callee: "schema_merge" },
  // the reference has the shape behind the place, the analyser before it
  { code: "KS142", callee: "geo_line_lookup" },
  { code: "KS142", callee: "geo_polygon_lookup" },
  // the degree of a polynomial is written as any number is
  { code: "KS107", callee: "series_fit_poly" },
  // FileProfile(SHA1) names a column of the rows it is invoked on
  { code: "KS142", callee: "FileProfile" },
];

/** `map(inner_nodes(edge), name)`: inner nodes have the column that `make-graph with_node_id` names. */
function isInnerNode(diagnostic: KustoDiagnostic, source: string): boolean {
  const before = source.slice(0, diagnostic.span.start);
  return (
    diagnostic.code === "KS142" &&
    /\b(all|any|map)\s*\(\s*inner_nodes\s*\(\s*\w+\s*\)\s*,[^;|]*$/.test(before)
  );
}

/** The ends and the step of a series over an axis of ints, which are longs: an axis is of any numeric type. */
function isSeriesOfInts({ code, message, span }: KustoDiagnostic, source: string): boolean {
  const ofInts =
    (code === "KS141" && /\btype int\b/.test(message)) || (code === "KS178" && message.includes("'int'"));
  return ofInts && /\bmake-series\b[^|;]*\b(from|to|step)\s*$/.test(source.slice(0, span.start));
}

/** Whether the engine takes what the analyser complains of. */
export function isFalseAlarm(diagnostic: KustoDiagnostic, source: string): boolean {
  if (isInnerNode(diagnostic, source) || isSeriesOfInts(diagnostic, source)) return true;
  return FALSE_ALARMS.some(
    ({ code, callee }) =>
      diagnostic.code === code &&
      (calleeAt(source, diagnostic.span.start) === callee ||
        // a complaint of the number of arguments stands at the name
        (code === "KS119" && source.startsWith(callee, diagnostic.span.start))),
  );
}

/** The name before the innermost parenthesis that is open at an offset. Parentheses in texts are not told apart. */
function calleeAt(source: string, offset: number): string | undefined {
  let depth = 0;
  for (let index = offset - 1; index >= 0; index--) {
    const character = source.charAt(index);
    if (character === ")") depth++;
    if (character === "(" && depth-- === 0) return /(\w+)\s*$/.exec(source.slice(0, index))?.[1];
  }
  return undefined;
}
