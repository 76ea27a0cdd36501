import { stringify } from "yaml";
import type { CardAccount, Finding } from "../../case/finding.js";
import { visible } from "../../diagnostics/visible.js";
import type { LiteralValue } from "../../plan/scalar.js";
import type { KqlType } from "../../plan/types.js";

/** Columns that say what a finding is about and come back with the next one of its kind; no times, no ids. */
const TELLING = [
  "ActionType",
  "DeviceName",
  "FileName",
  "FolderPath",
  "InitiatingProcessFileName",
  "InitiatingProcessFolderPath",
  "InitiatingProcessAccountDomain",
  "InitiatingProcessAccountName",
  "AccountDomain",
  "AccountName",
  "RemoteUrl",
  "RemoteIP",
  "RegistryKey",
  "RegistryValueName",
];

/** What a person has to say about an entry. */
export interface Responsible {
  readonly reason: string;
  readonly author: string;
  readonly expiry: string;
}

/** What an entry is drafted from. */
export type Drafted = Pick<Finding, "id" | "card" | "columns" | "values">;

/** An entry that matches a finding and little else; what only a person can say is left empty, and so refused. */
export function draftEntry(finding: Drafted, card: Pick<CardAccount, "computed">, by: Responsible): string {
  const fields: Record<string, string> = {};
  for (const name of [...card.computed, ...TELLING]) {
    const index = finding.columns.findIndex((column) => column.name === name);
    const text = fieldText(finding.values[index] ?? null, finding.columns[index]?.type);
    if (text !== undefined) fields[name] = text;
  }
  const entry = {
    id: `${finding.card}-${finding.id}`.replace(/[^\w.-]/g, "-"),
    card: finding.card,
    match: fields,
    reason: by.reason,
    author: by.author,
    expiry: by.expiry,
  };
  const text = stringify([entry], {
    lineWidth: 0,
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
  });
  // evidence is shown, not obeyed; in quotes YAML reads \uXXXX back as what it was
  return text.split("\n").map(visible).join("\n");
}

/** Texts only: a list or a number says too little on its own. */
function fieldText(value: LiteralValue, type: KqlType | undefined): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  if (type !== "dynamic") return value;
  const parsed: unknown = value.startsWith('"') ? JSON.parse(value) : undefined;
  return typeof parsed === "string" && parsed !== "" ? parsed : undefined;
}
