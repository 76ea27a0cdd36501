import type { LiteralValue } from "../plan/scalar.js";
import type { KqlType } from "../plan/types.js";
import { formatDatetime, formatTimespan } from "../plan/time.js";
import { realText } from "./json-text.js";

/** A value as the text of a cell: null is "", and a dynamic that holds a text is that text without quotes. */
export function cellText(value: LiteralValue, type: KqlType): string {
  if (value === null) return "";
  if (typeof value === "bigint") {
    if (type === "datetime") return formatDatetime(value);
    if (type === "timespan") return formatTimespan(value);
    return value.toString();
  }
  if (typeof value === "number") return realText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  return type === "dynamic" && value.startsWith('"') ? bareText(value) : value;
}

function bareText(json: string): string {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === "string" ? parsed : json;
  } catch {
    return json;
  }
}
