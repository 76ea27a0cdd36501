import type { ScanAccount } from "../../case/finding.js";
import type { Prevalence } from "../../case/triage.js";
import { formatDatetime } from "../../plan/time.js";
import { arrivalText, targetsText } from "../triage.js";
import { escaped, grouped } from "./markup.js";

/** How common the files of the findings are, rare first, and how each came. */
export function prevalence({ triage }: ScanAccount): string {
  if (triage === undefined) return "";
  const rows = triage.files.map((file) => {
    const arrivals = file.findings.flatMap(({ arrival, device }) =>
      arrival === null
        ? []
        : [
            `<li>${escaped(`${device}: ${arrivalText(arrival)}`)} <code>${escaped(`${arrival.source.path}:${arrival.source.row}`)}</code></li>`,
          ],
    );
    const signs = file.findings.flatMap(({ signs: all, device }) =>
      all.map(
        ({ what, count, table, source }) =>
          `<li>${escaped(`${device}: ${what}: ${count} in ${table}`)} <code>${escaped(`${source.path}:${source.row}`)}</code></li>`,
      ),
    );
    const list = [...new Set([...arrivals, ...signs])].join("");
    return `<tr><td><b>${file.file === "" ? "(no file)" : escaped(file.file)}</b><br><span class="soft">${escaped(targetsText(file))}</span>${list === "" ? "" : `<ul class="plain soft">${list}</ul>`}</td>${cells(file.prevalence)}<td class="number">${grouped(file.findings.length)}</td></tr>`;
  });
  const notes = [
    ...(triage.undetailed > 0
      ? [`Arrival and signs were not looked up for ${grouped(triage.undetailed)} further findings.`]
      : []),
    ...(triage.absent.length > 0 ? [`Not in the evidence: ${escaped(triage.absent.join(", "))}.`] : []),
  ];
  return `<section id="prevalence"><h2>Prevalence</h2><p>The files that findings are about, rare first; the evidence has ${grouped(triage.devices)} devices.</p>${notes.map((note) => `<p class="soft">${note}</p>`).join("")}<div class="scroll"><table><thead><tr><th>File</th><th class="number">Devices, by path</th><th class="number">Devices, by name</th><th>First and last seen, UTC</th><th class="number">Findings</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

function cells(one: Prevalence | null): string {
  if (one === null) return "<td></td><td></td><td></td>";
  const time = (ticks: bigint | null): string => (ticks === null ? "" : formatDatetime(ticks));
  return `<td class="number">${grouped(one.devicesByPath)} of ${grouped(one.devices)}</td><td class="number">${grouped(one.devicesByName)}</td><td class="time soft">${time(one.firstSeen)}<br>${time(one.lastSeen)}</td>`;
}
