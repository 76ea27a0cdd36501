import type { RunAccount, ScanAccount } from "../../case/finding.js";
import type { Prevalence } from "../../case/triage.js";
import { accountText, arrivalText, targetsText } from "../triage.js";
import { escaped, fromTo, grouped, prose, table, type TableColumn } from "./markup.js";

/** So many files are listed, and so many things that are known of one. */
const FILES = 500;
const LISTED = 12;

const COLUMNS: readonly TableColumn[] = [
  { label: "File" },
  { label: "Devices, by path", kind: "number" },
  { label: "Devices, by name", kind: "number" },
  { label: "First and last seen, UTC" },
  { label: "Findings", kind: "number" },
];

/** How common the files of the findings are, rare first, and how each came; without findings there are none. */
export function prevalence({ triage, run }: ScanAccount, found: boolean): string {
  if (triage === undefined) return found ? notAsked(run) : "";
  const rows = triage.files.slice(0, FILES).map((file) => {
    const arrivals = file.findings.flatMap(({ arrival, device }) =>
      arrival === null
        ? []
        : [
            `<li>${prose(`${device}: ${arrivalText(arrival)}`)} <code>${escaped(`${arrival.source.path}:${arrival.source.row}`)}</code></li>`,
          ],
    );
    const signs = file.findings.flatMap(({ signs: all, device }) =>
      all.map(
        ({ what, count, table: name, source }) =>
          `<li>${escaped(`${device}: ${what}: ${count} in ${name}`)} <code>${escaped(`${source.path}:${source.row}`)}</code></li>`,
      ),
    );
    const accounts = file.findings.flatMap(({ account, accountSeen }) =>
      accountSeen === null ? [] : [`<li>${prose(accountText(account, accountSeen))}</li>`],
    );
    const all = [...new Set([...arrivals, ...accounts, ...signs])];
    const more =
      all.length > LISTED ? [`<li>and ${grouped(all.length - LISTED)} more, all in JSON</li>`] : [];
    const list = [...all.slice(0, LISTED), ...more].join("");
    return [
      `<b>${file.file === "" ? "(no file)" : escaped(file.file)}</b><br><span class="soft">${escaped(targetsText(file))}</span>${list === "" ? "" : `<ul class="plain soft">${list}</ul>`}`,
      ...cells(file.prevalence),
      grouped(file.findings.length),
    ];
  });
  const notes = [
    ...(triage.files.length > FILES
      ? [`Of ${grouped(triage.files.length)} files the ${grouped(FILES)} rarest are listed; JSON has all.`]
      : []),
    ...(triage.undetailed > 0
      ? [`Arrival and signs were not looked up for ${grouped(triage.undetailed)} further findings.`]
      : []),
    ...(triage.absent.length > 0 ? [`Not in the evidence: ${escaped(triage.absent.join(", "))}.`] : []),
  ];
  return `<section id="prevalence"><h2>Prevalence</h2><p>The files that findings are about, rare first; the evidence has ${grouped(triage.devices)} devices.</p>${notes.map((note) => `<p class="soft">${note}</p>`).join("")}${table(COLUMNS, rows)}</section>`;
}

/** It takes several times as long as the cards, so that it is looked up only where it is asked for. */
function notAsked({ engine }: RunAccount): string {
  const how =
    engine.name === "spark"
      ? "Runs in Spark do not look it up."
      : "<code>--triage</code> on the same command looks it up; <code>coldhunt triage --finding &lt;id&gt;</code> does for one finding.";
  return `<section id="prevalence"><h2>Prevalence</h2><p class="soft">How common the files of the findings are, how they came and what else is on their devices was not looked up in this run. ${how}</p></section>`;
}

function cells(one: Prevalence | null): string[] {
  if (one === null) return ["", "", ""];
  return [
    `${grouped(one.devicesByPath)} of ${grouped(one.devices)}`,
    grouped(one.devicesByName),
    fromTo(one.firstSeen, one.lastSeen),
  ];
}
