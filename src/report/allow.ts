import type { AllowAccount } from "../case/allow.js";
import { visible } from "../diagnostics/visible.js";
import type { Json } from "./json-text.js";
import type { Style } from "./style.js";

/** As many ids of hidden findings are listed; JSON has them all. */
const LISTED_IDS = 8;

/** What an allow file hid: one line an entry and card, and its warnings. */
export function* allowLines(allow: AllowAccount, paint: Style): Generator<string> {
  const hidden = new Set(allow.suppressed.flatMap((one) => one.findings)).size;
  const entries = allow.entries.length === 1 ? "entry" : "entries";
  yield `${visible(allow.path)}: ${allow.entries.length} ${entries}, ${hidden} suppressed`;
  for (const { entry, card, place, findings } of allow.suppressed) {
    const by = allow.entries.find((one) => one.id === entry);
    const told = by === undefined ? "" : `: ${by.reason} (${by.author}, until ${by.expiry})`;
    const where = place === "marks" ? ", at its marks" : "";
    yield `  suppressed: ${findings.length} of ${visible(`${card}${where}, by '${entry}'${told}`)}`;
    const more = findings.length > LISTED_IDS ? ` +${findings.length - LISTED_IDS}` : "";
    yield `    ${findings.slice(0, LISTED_IDS).join(" ")}${more}`;
  }
  for (const warning of allow.warnings)
    yield `  ${paint.verdict("cannot-tell", "warning")}: ${visible(warning)}`;
}

/** The same as JSON, with all ids. */
export function allowJson(allow: AllowAccount): Json {
  return {
    path: allow.path,
    sha256: allow.sha256,
    entries: allow.entries.map((entry) => ({ ...entry })),
    suppressed: allow.suppressed.map(({ entry, card, place, findings }) => ({
      entry,
      card,
      place,
      count: findings.length,
      findings,
    })),
    warnings: allow.warnings,
  };
}
