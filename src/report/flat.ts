import type { Finding, ScanAccount } from "../case/finding.js";
import type { LiteralValue } from "../plan/scalar.js";
import type { KqlType } from "../plan/types.js";
import { cellText } from "./cell-text.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";

/**
 * How a column of a columnar file is stored: `time` in nanoseconds since 1970, `texts` a list. Timespans are texts as
 * KQL writes them, and so is every column whose cards do not agree on a type or whose values do not fit.
 */
export type Form = "text" | "bool" | "whole" | "real" | "time" | "texts";

/** A column of the union of all cards. */
export interface FlatColumn {
  /** Its name in the file: no two are the same, whatever the case. */
  readonly name: string;
  /** Its name in the events. */
  readonly event: string;
  readonly form: Form;
}

/** Columns of the file that are not of the event, in front and behind. */
export const OWN_COLUMNS = ["id", "card", "level", "sources", "source_count"] as const;

const FORM_OF_TYPE: Readonly<Record<KqlType, Form>> = {
  string: "text",
  guid: "text",
  timespan: "text",
  bool: "bool",
  int: "whole",
  long: "whole",
  real: "real",
  decimal: "real",
  datetime: "time",
  dynamic: "texts",
  hll: "texts",
  tdigest: "texts",
};

const NANOS_MIN = -(2n ** 63n) / 100n;
const NANOS_MAX = (2n ** 63n - 1n) / 100n;

/** The columns of the findings and how each can be stored whole; reads all findings once. */
export async function flatColumns(account: ScanAccount): Promise<FlatColumn[]> {
  const forms = new Map<string, Form>();
  const filled = new Set<string>();
  for (const { name, type } of account.cards.flatMap((card) => card.columns)) {
    const form = forms.get(name);
    forms.set(name, form === undefined || form === FORM_OF_TYPE[type] ? FORM_OF_TYPE[type] : "text");
  }
  for await (const finding of account.findings()) {
    for (const [index, { name }] of finding.columns.entries()) {
      const value = finding.values[index] ?? null;
      if (value === null) continue;
      filled.add(name);
      if (!fits(value, forms.get(name) ?? "text")) forms.set(name, "text");
    }
  }
  const taken = new Set<string>(OWN_COLUMNS);
  return [...forms].map(([event, form]) => ({
    name: unused(event, taken),
    event,
    form: form === "texts" && !filled.has(event) ? "text" : form,
  }));
}

function fits(value: LiteralValue, form: Form): boolean {
  if (form === "texts") return textsOf(value) !== undefined;
  if (form !== "time" || typeof value !== "bigint") return true;
  const since = value - UNIX_EPOCH_TICKS;
  return since >= NANOS_MIN && since <= NANOS_MAX;
}

function unused(name: string, taken: Set<string>): string {
  const free = taken.has(name.toLowerCase()) ? unused(`event.${name}`, taken) : name;
  taken.add(free.toLowerCase());
  return free;
}

/** The elements of a JSON array of nothing but texts and nulls. */
function textsOf(value: LiteralValue): (string | null)[] | undefined {
  if (typeof value !== "string" || !value.startsWith("[")) return undefined;
  const parsed: unknown = JSON.parse(value);
  const isTexts = (list: unknown): list is (string | null)[] =>
    Array.isArray(list) && list.every((one) => one === null || typeof one === "string");
  return isTexts(parsed) ? parsed : undefined;
}

export type FlatValue = string | bigint | number | boolean | null | readonly (string | null)[];

/** The values of a finding, one a column, in the column's form. */
export function flatValues(finding: Finding, columns: readonly FlatColumn[]): FlatValue[] {
  const places = new Map(finding.columns.map(({ name, type }, index) => [name, { type, index }]));
  return columns.map(({ event, form }) => {
    const place = places.get(event);
    const value = place === undefined ? null : (finding.values[place.index] ?? null);
    if (place === undefined || value === null) return null;
    if (form === "text") return cellText(value, place.type);
    if (form === "texts") return textsOf(value) ?? null;
    return form === "time" && typeof value === "bigint" ? (value - UNIX_EPOCH_TICKS) * 100n : value;
  });
}
