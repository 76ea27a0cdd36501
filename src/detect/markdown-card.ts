import { QueryError } from "../diagnostics/error.js";
import type { AttackTag } from "../case/finding.js";
import { parseTactic, techniqueId } from "./attack.js";
import { levelOf, type Card, type CardQuery, type CardText, type DataSource } from "./card.js";
import { fences, linesOf, sections, tableRows, type Fence, type Line, type Section } from "./markdown.js";

/**
 * The cards of a Markdown file: one for each KQL query under its "Detection" heading. Several queries of one file
 * share all but the query, and their ids end in `#1`, `#2` ...
 */
export function parseMarkdownCard(text: string, path: string, fallbackId: string): Card[] {
  const all = sections(text);
  const metadata = fields(section(all, /^metadata\b/i)?.lines ?? linesOf(text));
  const dataSources = dataSourcesOf(section(all, /data sources?$/i));
  const id = metadata.get("id") ?? fallbackId;
  const shared = {
    title: all.find((one) => one.rank === 1)?.title ?? id,
    ...levelOf(metadata.get("level") ?? metadata.get("severity")),
    attack: attackOf(section(all, /att&(?:amp;)?ck/i)),
    platforms: (metadata.get("os") ?? "").split(/\s*,\s*/).filter((name) => name !== ""),
    dataSources,
    actionTypes: dataSources
      .filter((source) => /^[A-Za-z]\w*$/.test(source.event))
      .map((source) => source.event),
    text: cardText(all),
    references: references(section(all, /^references?$/i)),
    path,
    fileText: text,
  };
  const queries = queriesOf(text, all);
  if (queries.length === 0) {
    throw new QueryError("CARD-FORMAT", "the card has no fenced KQL query under a 'Detection' heading", {
      hint: "a card holds its query in a fenced block (three backticks) below '## Detection'",
    });
  }
  return queries.map((query, index) => ({
    ...shared,
    id: queries.length === 1 ? id : `${id}#${index + 1}`,
    query,
  }));
}

function section(all: readonly Section[], title: RegExp): Section | undefined {
  return all.find((one) => one.rank > 1 && title.test(one.title)) ?? all.find((one) => title.test(one.title));
}

/** `**Name:** value` lines by name in lower case; the first of a name counts. */
function fields(lines: readonly Line[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const match = FIELD.exec(line.text);
    const name = match?.[1]?.trim().toLowerCase();
    const value = match?.[2]?.trim().replace(/^`(.*)`$/, "$1") ?? "";
    if (name !== undefined && value !== "" && !found.has(name)) found.set(name, value);
  }
  return found;
}

const FIELD = /^\s*(?:[-*+]\s+)?(?:\*\*|__)([^*_:]+):?(?:\*\*|__)\s*:?\s*(.*)$/;

function attackOf(found: Section | undefined): AttackTag[] {
  return tableRows(found?.lines ?? []).map((row) => ({
    ...parseTactic(row["tactic"] ?? ""),
    technique: techniqueId(row["technique"] ?? "", row["subtechnique"] ?? row["sub-technique"] ?? ""),
    name: row["technique name"] ?? row["name"] ?? "",
  }));
}

function dataSourcesOf(found: Section | undefined): DataSource[] {
  return tableRows(found?.lines ?? []).map((row) => ({
    provider: row["log provider"] ?? "",
    event: row["event id"] ?? "",
    component: row["att&ck data component"] ?? "",
  }));
}

function cardText(all: readonly Section[]): CardText {
  const prose = (title: RegExp): string => {
    const lines = section(all, title)?.lines ?? [];
    return lines
      .map((line) => line.text.trimEnd())
      .join("\n")
      .replace(/\n-{3,}\s*$/, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  };
  return {
    description: prose(/^technical description/i),
    detection: prose(/^detection description/i),
    considerations: prose(/^considerations$/i),
    falsePositives: prose(/^false positives?$/i),
    responseActions: prose(/response actions?$/i),
    blindSpots: prose(/blind ?spots?$/i),
  };
}

function references(found: Section | undefined): string[] {
  return (found?.lines ?? []).flatMap((line) => line.text.match(/https?:\/\/[^\s<>)\]]+/g) ?? []);
}

/** The KQL queries of a card; blocks of another stated language are left alone. */
function queriesOf(text: string, all: readonly Section[]): CardQuery[] {
  const places = all.filter((one) => /^detections?$/i.test(one.title)).map((one) => one.lines);
  if (places.length === 0) places.push(linesOf(text));
  return places.flatMap((lines) => {
    const blocks = ofOneProduct(
      lines,
      fences(lines, text).filter(
        (block) => isKql(language(lines, block)) && !OTHER_LANGUAGES.test(block.info) && !isExcerpt(block),
      ),
    );
    const marked = blocks.filter((block) => isMarked(lines, block));
    return marked.length > 0 ? marked : blocks;
  });
}

/** Words behind a fence for what is no query; a card may mark its KQL as anything else, or not at all. */
const OTHER_LANGUAGES =
  /^(bash|bat|cmd|console|css|csv|diff|eql|html?|ini|javascript|json5?|jsonc|js|markdown|md|mermaid|powershell|ps1|pwsh|py|python|shell|sh|spl|toml|ts|typescript|xml|ya?ml)\b/i;

/** Let statements alone: a part of a query that the prose around it explains. */
function isExcerpt(block: Fence): boolean {
  const lines = block.text.split(/\r\n|\n|\r/).filter((line) => !/^\s*(\/\/.*)?$/.test(line));
  return lines.length > 0 && lines.every((line) => /^\s*let\s.*;\s*(\/\/.*)?$/.test(line));
}

/** Where a card has its query for Defender and again for Sentinel, under a heading each, Defender's alone. */
function ofOneProduct(lines: readonly Line[], blocks: readonly Fence[]): readonly Fence[] {
  const headings = blocks.map((block) => headingAbove(lines, block));
  if (!headings.some((heading) => /\b(defender|xdr|mde|m365d?|365)\b/i.test(heading))) return blocks;
  return blocks.filter((_, index) => !/^(microsoft |azure )?sentinel$/i.test(headings[index] ?? ""));
}

function headingAbove(lines: readonly Line[], block: Fence): string {
  const above = lines.slice(0, block.at).findLast((line) => HEADING.test(line.text));
  return HEADING.exec(above?.text ?? "")?.[1] ?? "";
}

const HEADING = /^ {0,3}#{1,6}\s+(.*?)[\s#:]*$/;

/** Whether the nearest prose above a block says `Query:`. */
function isMarked(lines: readonly Line[], block: Fence): boolean {
  const above = lines.slice(0, block.at).findLast((line) => line.text.trim() !== "");
  return /^\W*query\b/i.test(above?.text ?? "");
}

/** The language stated above a block: the nearest `**Language:**` line. */
function language(lines: readonly Line[], block: Fence): string {
  const above = lines.slice(0, block.at).map((line) => FIELD.exec(line.text));
  return above.findLast((match) => /^language$/i.test(match?.[1]?.trim() ?? ""))?.[2]?.trim() ?? "";
}

function isKql(stated: string): boolean {
  return stated === "" || /kusto|kql/i.test(stated);
}
