import { literal } from "../plan/build.js";
import { parseDatetime, parseTimespan } from "../plan/parse-time.js";
import type { Literal, Scalar } from "../plan/scalar.js";
import { formatDatetime, formatTimespan } from "../plan/time.js";
import { bindCall } from "./bind-call.js";
import type { QueryContext } from "./scope.js";

const WHOLE: ReadonlySet<string> = new Set(["int", "long"]);
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A literal as the kind of value it is compared with, where the two are the same written out: `Port == "443"`,
 * `ResultType == 0`, `dayofweek(Timestamp) == "1.00:00:00"`. Anything else is left as it is.
 */
export function asComparedWith(value: Scalar, other: Scalar, context: QueryContext): Scalar {
  if (value.kind !== "literal" && other.kind !== "literal") return asNumberBeside(value, other, context);
  if (value.kind !== "literal" || other.kind === "literal") return value;
  const same = sameWritten(value, other.type);
  if (same === undefined) return value;
  context.notes.add(
    "a literal of another type is compared as it is written: the engine may also take other spellings for equal",
  );
  return same;
}

/** A text beside a whole number, neither of them written out, as the number it reads as: `LocalPort == Port`. */
function asNumberBeside(value: Scalar, other: Scalar, context: QueryContext): Scalar {
  if (value.type !== "string" || !WHOLE.has(other.type)) return value;
  context.notes.add(
    "a text is compared with a number as the number it reads as: the engine may take other texts for equal",
  );
  return bindCall("tolong", [value]);
}

function sameWritten({ type, value }: Literal, wanted: string): Literal | undefined {
  if (type === "string" && typeof value === "string") {
    if (WHOLE.has(wanted) && /^(0|-?[1-9]\d{0,17})$/.test(value)) return literal("long", BigInt(value));
    if (wanted === "bool" && /^(true|false|0|1)$/i.test(value)) return literal("bool", /^[t1]/i.test(value));
    const ticks = wanted === "timespan" ? parseTimespan(value) : undefined;
    if (ticks !== undefined && formatTimespan(ticks) === value) return literal("timespan", ticks);
    const time = wanted === "datetime" ? parseDatetime(value) : undefined;
    if (time !== undefined && formatDatetime(time) === value) return literal("datetime", time);
    if (wanted === "guid" && GUID.test(value)) return literal("guid", value);
  }
  if (wanted === "string") {
    if (WHOLE.has(type) && typeof value === "bigint") return literal("string", value.toString());
    if (type === "bool" && typeof value === "boolean") return literal("string", String(value));
  }
  return undefined;
}
