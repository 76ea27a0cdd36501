const BEGIN = /^[ \t]*\/\/.*\bbegin environment-specific filter\b.*$/im;
const END = /^[ \t]*\/\/.*\bend environment-specific filter\b.*$/im;

/**
 * The offset in a query at which a card wants the filters of an environment: before its end mark. Undefined where it
 * has no marks, or where nothing but comments comes after them: there the filter is put behind the query.
 */
export function filterPlace(query: string): number | undefined {
  const begin = BEGIN.exec(query);
  if (begin === null) return undefined;
  const behind = begin.index + begin[0].length;
  const end = END.exec(query.slice(behind));
  const at = end === null ? nextLine(query, behind) : behind + end.index;
  const rest = query.slice(at).replace(/^[ \t]*\/\/.*$/gm, "");
  return /^[\s;]*$/.test(rest) ? undefined : at;
}

function nextLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 ? text.length : newline + 1;
}
