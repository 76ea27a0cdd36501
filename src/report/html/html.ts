import { createHash } from "node:crypto";
import type { ScanAccount } from "../../case/finding.js";
import { earliest, formatDatetime, latest } from "../../plan/time.js";
import { completeness } from "./completeness.js";
import { heatmapSvg } from "./heatmap.js";
import { limits } from "./limits.js";
import { escaped } from "./markup.js";
import { PAGE_SCRIPT } from "./page-script.js";
import { PAGE_STYLE } from "./page-style.js";
import { metaJson, rowChunks } from "./rows.js";
import { attack, findingsFrame, inputs, pictures, tiles, verdicts, verification } from "./sections.js";
import { prevalence } from "./prevalence.js";
import { suppressions } from "./suppressions.js";
import { surveyOf } from "./survey.js";
import { timelineSvg } from "./timeline.js";

/** One HTML file that holds the whole report, opens offline and reaches nothing outside of itself. */
export async function* renderHtml(account: ScanAccount): AsyncGenerator<string> {
  const survey = await surveyOf(account);
  yield head();
  yield `<body><header><div class="inner"><h1>Threat hunting report</h1><p>${span(account)}</p><p>coldhunt ${escaped(account.run.version)}</p>${redacted(account)}</div></header>`;
  yield `<nav aria-label="Sections"><div class="inner">${links(account, survey.findings > 0)}</div></nav><main class="inner">`;
  yield tiles(account, survey);
  yield limits(account);
  yield verdicts(account);
  yield suppressions(account);
  yield prevalence(account, survey.findings > 0);
  yield attack(account);
  yield pictures(timelineSvg(survey), heatmapSvg(survey), survey);
  yield findingsFrame(survey.findings);
  yield completeness(account);
  yield inputs(account);
  yield verification(account.run);
  yield `<footer>Made offline by coldhunt ${escaped(account.run.version)}. This file fetches nothing and holds no live link to anything outside of it.</footer></main>\n`;
  yield `<script type="application/json" id="meta">${metaJson(account)}</script>\n`;
  for await (const chunk of rowChunks(account))
    yield `<script type="application/json" class="rows">${chunk}</script>\n`;
  yield `<script>${PAGE_SCRIPT}</script></body></html>\n`;
}

function head(): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    `style-src '${hashOf(PAGE_STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, email=no, address=no">
<title>coldhunt: threat hunting report</title>
<style>${PAGE_STYLE}</style></head>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** What a reader has to know of names that are not there. */
function redacted({ run }: ScanAccount): string {
  if (run.redacted !== true) return "";
  return `<p class="redacted"><b>Redacted.</b> Tokens such as <code>host-…</code>, <code>user-…</code>, <code>domain-…</code> and <code>ip-…</code> stand for accounts, hosts and addresses; the same token is the same name everywhere in this report.</p>`;
}

/** The span of the evidence. */
function span({ inputs: all }: ScanAccount): string {
  const first = earliest(all.flatMap(({ firstEvent }) => firstEvent ?? []));
  const last = latest(all.flatMap(({ lastEvent }) => lastEvent ?? []));
  if (first === undefined || last === undefined) return "Evidence without event times";
  return `Evidence from ${formatDatetime(first).slice(0, 19)}Z to ${formatDatetime(last).slice(0, 19)}Z`;
}

/** Links within the page, which are all there are. */
function links(account: ScanAccount, found: boolean): string {
  const tagged = account.cards.some((card) => card.attack.length > 0);
  const sections = [
    ["limits", "Limits"],
    ["verdicts", "Verdicts"],
    ...(account.allow === undefined ? [] : [["suppressed", "Suppressed"]]),
    ...(account.triage === undefined && !found ? [] : [["prevalence", "Prevalence"]]),
    ...(tagged ? [["attack", "ATT&amp;CK"]] : []),
    ...(found ? [["devices", "Devices"]] : []),
    ["findings", "Findings"],
    ...(account.completeness === undefined ? [] : [["completeness", "Completeness"]]),
    ["evidence", "Evidence"],
    ["verify", "Verify"],
  ];
  return sections.map(([id, label]) => `<a href="#${id ?? ""}">${label ?? ""}</a>`).join("");
}
