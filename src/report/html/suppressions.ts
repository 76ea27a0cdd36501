import type { ScanAccount } from "../../case/finding.js";
import { escaped, grouped } from "./markup.js";

/** As many ids are written out for an entry; JSON has them all. */
const LISTED = 200;

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
    return `<tr><td><b>${escaped(entry.id)}</b>${state}<br><code class="soft">${escaped(entry.match)}</code></td><td>${cards.length > 0 ? cards.join("<br>") : `<code class="soft">${escaped(entry.card)}</code>`}</td><td>${escaped(entry.reason)}</td><td>${escaped(entry.author)}<br><span class="soft">until ${escaped(entry.expiry)}</span></td><td class="number">${grouped(ids.length)}${list}</td></tr>`;
  });
  const warnings = allow.warnings.map((warning) => `<li>${escaped(warning)}</li>`).join("");
  return `<section id="suppressed"><h2>Suppressed</h2><p>By <code>${escaped(allow.path)}</code>, sha256 <code>${escaped(allow.sha256)}</code>. Nothing is deleted: a run without it has every finding.</p>${warnings === "" ? "" : `<ul>${warnings}</ul>`}<div class="scroll"><table><thead><tr><th>Entry and match</th><th>Card</th><th>Reason</th><th>Author</th><th class="number">Findings</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}
