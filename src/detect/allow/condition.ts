import { closest } from "../../diagnostics/suggest.js";
import type { Column } from "../../plan/types.js";
import type { AllowMatch, FieldValue } from "./allow-file.js";

/** A column that a match names and a finding has not. */
export interface UnknownColumn {
  readonly unknown: string;
  readonly near: string | undefined;
}

/**
 * The KQL condition of a match over rows of these columns. Fields are compared without regard to case, as Windows
 * compares paths and names; several fields have all to hold.
 */
export function conditionOf(match: AllowMatch, columns: readonly Column[]): string | UnknownColumn {
  if (match.kind === "kql") return match.text;
  const parts: string[] = [];
  for (const { name, values } of match.fields) {
    const column = columns.find((one) => one.name === name);
    if (column === undefined)
      return {
        unknown: name,
        near: closest(
          name,
          columns.map((one) => one.name),
        ),
      };
    const tests = values.map((value) => test(column, value));
    parts.push(tests.length === 1 ? (tests[0] ?? "false") : `(${tests.join(" or ")})`);
  }
  return parts.join(" and ");
}

/** The same as a reader of the report sees it, whatever types the columns have. */
export function matchText(match: AllowMatch): string {
  if (match.kind === "kql") return match.text.trim();
  return match.fields
    .map(({ name, values }) => `${name} = ${values.map((value) => JSON.stringify(value)).join(" or ")}`)
    .join(", ");
}

function test({ name, type }: Column, value: FieldValue): string {
  const column = kqlName(name);
  if (value === null) return `isempty(tostring(${column}))`;
  if (type === "string") return `${column} =~ ${kqlString(String(value))}`;
  if (type === "datetime" && typeof value === "string") return `${column} == todatetime(${kqlString(value)})`;
  // the number itself: its text would depend on how reals are written
  const numeric = type === "int" || type === "long" || type === "real" || type === "decimal";
  if (numeric && typeof value === "number") return `${column} == ${value}`;
  if (type === "bool" && typeof value === "boolean") return `${column} == ${value}`;
  return `tostring(${column}) =~ ${kqlString(String(value))}`;
}

export function kqlName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `[${kqlString(name)}]`;
}

export function kqlString(text: string): string {
  return JSON.stringify(text);
}
