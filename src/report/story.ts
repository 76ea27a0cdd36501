import type { ProcessNode, ProcessTree, Timeline } from "../case/story.js";
import { formatDatetime } from "../plan/time.js";
import { guarded, record } from "./csv.js";
import { jsonText, type Json } from "./json-text.js";
import { shortened } from "./shortened.js";

/** A timeline for a reader: `*` marks the finding, `+` what is of its account alone. */
export function* timelineText(timeline: Timeline): Generator<string> {
  const { finding, card, from, to, device, account, events } = timeline;
  yield `finding ${finding} of ${shortened(card)}\n`;
  yield `${formatDatetime(from)} to ${formatDatetime(to)}, device ${shortened(device) || "unknown"}, account ${shortened(account) || "none"}\n\n`;
  for (const event of events) {
    const mark = event.ofFinding ? "*" : event.by === "account" ? "+" : " ";
    const { path, row } = event.source;
    const words = [event.table, event.action, event.what].filter((one) => one !== "").map(shortened);
    yield `${mark} ${formatDatetime(event.time)}  ${words.join("  ")}  ${shortened(`${path}:${row}`)}\n`;
  }
  yield "\n";
  for (const { table, events: count, untimed } of timeline.tables)
    yield `${shortened(table)}: ${count} events${untimed === 0 ? "" : `, and ${untimed} of it without a time`}\n`;
  for (const table of timeline.unlinked)
    yield `not looked at: ${shortened(table)}, which has no time, or neither this device nor this account\n`;
  yield* absentText(timeline.absent);
}

function* absentText(absent: readonly string[]): Generator<string> {
  if (absent.length > 0) yield `not in the evidence: ${absent.map(shortened).join(", ")}\n`;
}

export function timelineJson({ from, to, events, ...rest }: Timeline): string {
  const document: Json = {
    schema: "coldhunt/timeline/1",
    finding: rest.finding,
    card: rest.card,
    from: formatDatetime(from),
    to: formatDatetime(to),
    device: rest.device,
    account: rest.account,
    tables: rest.tables.map((one) => ({ ...one })),
    unlinked: rest.unlinked,
    absent: rest.absent,
    events: events.map((event) => ({
      ...event,
      time: formatDatetime(event.time),
      source: { ...event.source },
    })),
  };
  return `${jsonText(document)}\n`;
}

const CSV_HEAD = ["time", "finding", "by", "table", "action", "device", "account", "what", "source"];

export function* timelineCsv({ events }: Timeline): Generator<string> {
  yield record(CSV_HEAD);
  for (const { time, ofFinding, by, table, action, device, account, what, source } of events)
    yield record([
      formatDatetime(time),
      String(ofFinding),
      by,
      ...[table, action, device, account, what, `${source.path}:${source.row}`].map(guarded),
    ]);
}

/** A process tree for a reader: `*` marks the process of the finding. */
export function* treeText({ finding, card, device, root, unknown }: ProcessTree): Generator<string> {
  yield `finding ${finding} of ${shortened(card)}, device ${shortened(device) || "unknown"}\n\n`;
  if (root !== null) yield* nodeLines(root, "", "");
  yield "\n";
  for (const what of unknown) yield `${shortened(what)}\n`;
}

function* nodeLines(node: ProcessNode, head: string, indent: string): Generator<string> {
  const created = node.created === null ? "start unknown" : formatDatetime(node.created);
  const { path, row } = node.record ?? node.seen;
  const told = `${node.record === null ? "named in " : ""}${path}:${row}`;
  const name = node.name === "" ? "(no name)" : node.name;
  const line = node.commandLine === "" ? "" : `  ${shortened(node.commandLine)}`;
  yield `${head}${node.ofFinding ? "* " : ""}${shortened(name)} ${node.id}  ${created}${line}  ${shortened(told)}\n`;
  for (const [at, child] of node.children.entries()) {
    const last = at === node.children.length - 1 && node.others === 0;
    yield* nodeLines(child, `${indent}${last ? "└─ " : "├─ "}`, `${indent}${last ? "   " : "│  "}`);
  }
  if (node.others > 0) yield `${indent}└─ and ${node.others} more\n`;
}

export function treeJson({ finding, card, device, root, unknown }: ProcessTree): string {
  const document: Json = {
    schema: "coldhunt/tree/1",
    finding,
    card,
    device,
    root: root === null ? null : nodeJson(root),
    unknown,
  };
  return `${jsonText(document)}\n`;
}

function nodeJson(node: ProcessNode): Json {
  return {
    id: node.id,
    created: node.created === null ? null : formatDatetime(node.created),
    name: node.name,
    commandLine: node.commandLine,
    record: node.record === null ? null : { ...node.record },
    seen: { ...node.seen },
    ofFinding: node.ofFinding,
    others: node.others,
    children: node.children.map(nodeJson),
  };
}
