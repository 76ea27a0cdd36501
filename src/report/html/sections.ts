import type { AttackTag, CardAccount, InputAccount, RunAccount, ScanAccount } from "../../case/finding.js";
import { LEVELS } from "../../case/finding.js";
import { formatDatetime } from "../../plan/time.js";
import { funnelLines } from "../funnel.js";
import { reasonHtml } from "./limits.js";
import { escaped, fromTo, grouped, prose, table, type TableColumn } from "./markup.js";
import type { Survey } from "./survey.js";

/** The counts at the top of the page. */
export function tiles(account: ScanAccount, survey: Survey): string {
  const verdicts = (verdict: CardAccount["verdict"]): number =>
    account.cards.filter((card) => card.verdict === verdict).length;
  const rows = (count: keyof InputAccount["rows"]): number =>
    account.inputs.reduce((sum, input) => sum + input.rows[count], 0);
  const files = new Set(account.inputs.map((input) => input.path)).size;
  const devices = [...survey.devices.keys()].filter((name) => name !== "(no device)").length;
  const tile = (count: number, what: string, tone = ""): string =>
    `<div class="tile${count === 0 ? " zero" : tone}"><b>${grouped(count)}</b><span>${what}</span></div>`;
  return `<div class="tiles">${[
    tile(survey.findings, "findings"),
    tile(devices, "devices with findings"),
    tile(verdicts("hit"), "cards hit", " hit"),
    tile(verdicts("clean"), "cards clean"),
    tile(verdicts("cannot-tell"), "cards that cannot tell", " untold"),
    tile(files, "evidence files"),
    tile(rows("imported"), "events examined"),
    tile(rows("rejected"), "records rejected", " untold"),
  ].join("")}</div>`;
}

/** A row a card: what it looked for and what it answers, with its reasons. */
export function verdicts({ run, cards }: ScanAccount): string {
  const tagged = cards.some((card) => card.attack.length > 0);
  const rows = cards.map((card) => {
    const lifted = run.lifted
      .filter((one) => one.card === card.id)
      .map(({ condition }) => `look-back lifted: ${condition}`);
    const reasons = [...card.reasons, ...lifted].map((reason) => `<li>${reasonHtml(reason)}</li>`).join("");
    return [
      `<span class="badge verdict-${card.verdict}">${card.verdict}</span>`,
      `<span class="badge level-${card.level}">${card.level}</span>`,
      `<b>${escaped(card.title)}</b><br><code class="soft">${escaped(card.id)}</code>${reasons === "" ? "" : `<ul class="plain soft">${reasons}</ul>`}${funnel(card)}${references(card)}`,
      ...(tagged ? [card.attack.map(tag).join("<br>")] : []),
      grouped(card.findings),
    ];
  });
  const columns: TableColumn[] = [
    { label: "Verdict" },
    { label: "Level" },
    { label: "Card" },
    ...(tagged ? [{ label: "ATT&CK" }] : []),
    { label: "Findings", kind: "number" },
  ];
  return `<section id="verdicts"><h2>Verdicts</h2>${table(columns, rows)}</section>`;
}

/** What the author of a card names as sources: text, no links. */
function references({ references: all = [] }: CardAccount): string {
  if (all.length === 0) return "";
  const items = all.map((one) => `<li>${escaped(one)}</li>`).join("");
  return `<details><summary>References</summary><ul class="plain soft">${items}</ul></details>`;
}

/** The rows left after each step of the query, as a list of its own to open. */
function funnel(card: CardAccount): string {
  if (card.funnel === undefined) return "";
  const lines = funnelLines(card.funnel).map((line) => escaped(line.slice(2)));
  return `<details><summary>Rows left after each step</summary><pre>${lines.join("\n")}</pre></details>`;
}

function tag({ tactic, technique, name, tacticName }: AttackTag): string {
  return escaped(technique === "" ? `${tactic} ${tacticName}` : `${technique} ${name}`);
}

/** Techniques under their tactics, with the findings of the cards that look for them. */
export function attack({ cards }: ScanAccount): string {
  const tactics = new Map<string, Map<string, number>>();
  for (const card of cards) {
    for (const one of card.attack) {
      const tactic = one.tactic === "" ? "No tactic named" : `${one.tacticName} ${one.tactic}`;
      const technique = one.technique === "" ? "No technique named" : `${one.technique} ${one.name}`;
      const counts = tactics.get(tactic) ?? new Map<string, number>();
      counts.set(technique, (counts.get(technique) ?? 0) + card.findings);
      tactics.set(tactic, counts);
    }
  }
  if (tactics.size === 0) return "";
  const blocks = [...tactics].map(([tactic, counts]) => {
    const lines = [...counts].map(
      ([technique, count]) => `<li>${escaped(technique)}: <b>${grouped(count)}</b></li>`,
    );
    return `<div class="tactic"><h3>${escaped(tactic)}</h3><ul class="plain">${lines.join("")}</ul></div>`;
  });
  return `<section id="attack"><h2>ATT&amp;CK</h2><div class="attack">${blocks.join("")}</div></section>`;
}

/** The pictures, with the legend of the levels that occur. */
export function pictures(timeline: string, heatmap: string, survey: Survey): string {
  const legend = LEVELS.filter((level) => survey.levels.has(level)).map(
    (level) =>
      `<span><svg width="11" height="11" aria-hidden="true"><rect class="level-${level}" width="11" height="11" rx="2"/></svg>${level}: ${grouped(survey.levels.get(level) ?? 0)}</span>`,
  );
  const without = survey.findings - survey.times.length;
  const note =
    without === 0 ? "" : `<p class="soft">${grouped(without)} findings have no time and are not in it.</p>`;
  const parts = [
    timeline === ""
      ? ""
      : `<section id="timeline"><h2>Findings over time, UTC</h2><p class="legend">${legend.join("")}</p><div class="scroll">${timeline}</div>${note}</section>`,
    heatmap === ""
      ? ""
      : `<section id="devices"><h2>Devices and actions</h2><div class="scroll">${heatmap}</div></section>`,
  ];
  return parts.join("");
}

/** The frame of the findings table; the page fills it. */
export function findingsFrame(count: number): string {
  const head = [
    ["time", "Time, UTC"],
    ["level", "Level"],
    ["card", "Card"],
    ["device", "Device"],
    ["action", "Action"],
    ["what", "What, and where it stands"],
  ].map(
    ([key, label]) =>
      `<th scope="col"><button type="button" data-key="${key ?? ""}" data-label="${label ?? ""}">${label ?? ""}</button></th>`,
  );
  const select = (id: string, label: string): string =>
    `<label>${label}<select id="${id}"><option value="">all</option></select></label>`;
  // the page's script finds its elements also where there is nothing to show
  const none =
    count === 0
      ? '<p class="soft">There are none. What that is worth stands under the limits and the verdicts.</p>'
      : "";
  return `<section id="findings"><h2>Findings</h2>${none}<div${count === 0 ? " hidden" : ""}><noscript><p>${grouped(count)} findings: this table needs JavaScript, the rest of the page does not.</p></noscript><div class="controls"><label class="wide">Search (press / to start)<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="words, all of which have to occur"></label>${select("level", "Level")}${select("card", "Card")}${select("device", "Device")}${select("action", "Action")}<button type="button" id="reset">Reset</button></div><div class="scroll"><table><thead><tr><th scope="col"><span aria-hidden="true"></span></th>${head.join("")}</tr></thead><tbody id="rows"></tbody></table></div><p id="none" class="soft" hidden>No finding matches.</p><p id="printed" class="soft"></p><div class="pager"><button type="button" id="first">First</button><button type="button" id="previous">Previous</button><span id="page"></span><button type="button" id="next">Next</button><button type="button" id="last">Last</button><span class="soft" id="count" role="status"></span></div></div></section>`;
}

/** A row an input: its hash and what became of its records. */
export function inputs(account: ScanAccount): string {
  const rows = account.inputs.map((input) => {
    const notes = input.notes.map((note) => `<li>${prose(note)}</li>`).join("");
    const counts = [input.bytes, input.rows.read, input.rows.imported, input.rows.rejected];
    return [
      `<b>${escaped(input.path)}</b><br><code class="soft hash">${input.sha256 === null ? "not hashed" : escaped(input.sha256)}</code>${notes === "" ? "" : `<ul class="plain soft">${notes}</ul>`}`,
      input.examined
        ? `${escaped(input.table ?? "no table")}<br><span class="soft">${escaped(input.format)}</span>`
        : '<span class="badge verdict-cannot-tell">not examined</span>',
      ...[...counts, input.rows.duplicate].map(grouped),
      fromTo(input.firstEvent, input.lastEvent),
    ];
  });
  const columns: TableColumn[] = [
    { label: "File and SHA-256" },
    { label: "Table" },
    { label: "Bytes", kind: "number" },
    { label: "Read", kind: "number" },
    { label: "Imported", kind: "number" },
    { label: "Rejected", kind: "number" },
    { label: "Duplicate", kind: "number" },
    { label: "First and last event, UTC" },
  ];
  return `<section id="evidence"><h2>Evidence</h2>${table(columns, rows)}</section>`;
}

const ENGINES: Readonly<Record<RunAccount["engine"]["name"], string>> = { duckdb: "DuckDB", spark: "Spark" };

/** How a second analyst gets to the same answer. */
export function verification(run: RunAccount): string {
  const redacted = run.redacted
    ? "<li>This report is redacted. Ids, hashes, times, counts and record numbers are those of the whole report, by which whoever holds the evidence finds everything again.</li>"
    : "";
  return `<section id="verify"><h2>How to verify</h2><ol><li>Hash each evidence file (<code>sha256sum</code>, or <code>Get-FileHash</code> on Windows) and compare with the table above: the hashes are of the bytes as stored.</li><li>Run coldhunt ${escaped(run.version)} (${ENGINES[run.engine.name]} ${escaped(run.engine.version)}) with the same arguments: <code>coldhunt ${escaped(run.argv.map(argument).join(" "))}</code>. The same evidence, cards and version give the same findings under the same ids; <code>now()</code> was ${formatDatetime(run.now)}.</li><li>Open a finding above: it names the file and the record (counted from 1) it comes from, which any other program can read.</li>${redacted}</ol><p class="soft">Control and bidirectional characters in evidence are shown as escapes such as \\u202E, addresses are written dead (hxxps, [.]), and long values are cut and say so. The JSON and JSON Lines outputs of the same run hold every value whole.</p></section>`;
}

function argument(text: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
