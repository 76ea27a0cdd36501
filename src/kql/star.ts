import { columnRef, literal, visible } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { bindCall, convert } from "./bind-call.js";
import { unsupported } from "./refusal.js";
import type { Scope } from "./scope.js";
import type { Span } from "../diagnostics/span.js";

/** Operators that read every value as text. */
const TEXT_OPERATOR =
  /^!?(:|:_cs|has|hasprefix|hassuffix|contains|startswith|endswith)(_cs)?$|^matches regex$/;

/** The columns of the row that `*` stands for; the name of a member of a search is no part of its rows. */
function columnsOf(scope: Scope): Scalar[] {
  return visible(scope.row?.columns ?? [])
    .filter((column) => column.name !== "$table")
    .map(columnRef);
}

/**
 * `* operator value`: whether any column fulfils the comparison. Texts are looked for in every column as it prints,
 * other values in the columns that can be compared with them.
 * https://learn.microsoft.com/kusto/query/where-operator
 */
export function anyColumn(operator: string, value: Scalar, scope: Scope, span: Span | undefined): Scalar {
  const asText = TEXT_OPERATOR.test(operator);
  if (!asText && operator !== "==" && operator !== "=~")
    throw unsupported(span, `'* ${operator}' is not translated`, "name the columns");
  const tests = columnsOf(scope).flatMap((column) => {
    if (asText) return [bindCall(operator, [convert(column, "text"), value], span, "bool")];
    return comparable(column, value) ? [bindCall(operator, [column, value], span, "bool")] : [];
  });
  return (
    tests.reduce<Scalar | undefined>(
      (sum, test) => (sum === undefined ? test : bindCall("or", [sum, test], span, "bool")),
      undefined,
    ) ?? literal("bool", false)
  );
}

const NUMBERS: ReadonlySet<string> = new Set(["int", "long", "real", "decimal"]);

function comparable(column: Scalar, value: Scalar): boolean {
  return (
    column.type === value.type ||
    column.type === "dynamic" ||
    (NUMBERS.has(column.type) && NUMBERS.has(value.type))
  );
}
