import type { ScanAccount } from "../../case/finding.js";
import { escaped, grouped, table, type TableColumn } from "./markup.js";

/** As many ids are written out for an entry; JSON has them all. */
const LISTED = 200;

const COLUMNS: readonly TableColumn[] = [
  { label: "Entry and match" },
  { label: "Card" },
  { label: "Reason" },
  { label: "Author" },
  { label: "Findings", kind: "number" },
];

/** What an allow file hid, entry by entry, with who answers for it. */
export function suppressions({ allow }: ScanAccount): string {
  if (allow === undefined) return "";
  const rows = allow.entries.map((entry) => {
    const hid = allow.suppressed.filter((one) => one.entry === entry.id);
    const ids = hid.flatMap((one) => one.findings);
    const list =
      ids.length === 0
        ? ""
        : `<details><summary>ids</summary><code>${ids.slice(0, LISTED).map(escaped).join(" ")}</code>${ids.length > LISTED ? ` and ${grouped(ids.length - LISTED)} more, all in JSON` : ""}</details>`;
    const cards = [...new Set(hid.map((one) => one.card))].map((card) => `<code>${escaped(card)}</code>`);
    const state = entry.expired ? ' <span class="badge verdict-cannot-tell">expired</span>' : "";
    return [
      `<b>${escaped(entry.id)}</b>${state}<br><code class="soft">${entry.match.split(/\r?\n/).map(escaped).join("<br>")}</code>`,
      cards.length > 0 ? cards.join("<br>") : `<code class="soft">${escaped(entry.card)}</code>`,
      escaped(entry.reason),
      `${escaped(entry.author)}<br><span class="soft time">until ${escaped(entry.expiry)}</span>`,
      `${grouped(ids.length)}${list}`,
    ];
  });
  const warnings = allow.warnings.map((warning) => `<li>${escaped(warning)}</li>`).join("");
  return `<section id="suppressed"><h2>Suppressed</h2><p>By <code>${escaped(allow.path)}</code>, sha256 <code>${escaped(allow.sha256)}</code>. Nothing is deleted: a run without it has every finding.</p>${warnings === "" ? "" : `<ul>${warnings}</ul>`}${table(COLUMNS, rows)}</section>`;
}
