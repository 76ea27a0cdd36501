import type { CardAccount, Finding, ScanAccount } from "../case/finding.js";
import { formatDatetime, UNIX_EPOCH_TICKS } from "../plan/time.js";
import { cellText } from "./cell-text.js";
import { eventTime, microsOf, textOf } from "./event-time.js";
import { jsonText, jsonValue, type Json } from "./json-text.js";

/** Fields that Timesketch or this program gives a meaning; an event column of such a name is told apart. */
const OWN = new Set([
  "message",
  "datetime",
  "timestamp",
  "timestamp_desc",
  "tag",
  "finding_id",
  "card",
  "card_title",
  "level",
  "sources",
  "source_count",
]);

/**
 * Timesketch JSON Lines: one finding a line. `timestamp` is in whole microseconds, the columns keep all digits; a
 * finding without a time stands at 1970 as "Not a time", as Plaso writes it.
 */
export async function* renderTimesketch(account: ScanAccount): AsyncGenerator<string> {
  const cards = new Map(account.cards.map((card) => [card.id, card]));
  for await (const finding of account.findings())
    yield `${jsonText(timesketchEvent(finding, cards.get(finding.card)))}\n`;
}

function timesketchEvent(finding: Finding, card: CardAccount | undefined): Json {
  const time = eventTime(finding);
  const ticks = time?.ticks ?? UNIX_EPOCH_TICKS;
  const micros = microsOf(ticks);
  return {
    message: messageOf(finding, card?.title ?? finding.card),
    datetime: `${formatDatetime(ticks).slice(0, 26)}+00:00`,
    timestamp: micros,
    timestamp_desc: time === undefined ? "Not a time" : time.column,
    tag: (card?.attack ?? []).map((one) => one.technique).filter((technique) => technique !== ""),
    finding_id: finding.id,
    card: finding.card,
    card_title: card?.title ?? "",
    level: finding.level,
    sources: finding.sources.map(({ path, row }) => `${path}:${row}`),
    source_count: finding.sourceCount,
    ...eventFields(finding),
  };
}

/** One line that says what was found: the title of the card, then action, device and what ran. */
export function messageOf(finding: Finding, title: string): string {
  const parts = [
    textOf(finding, ["ActionType"]),
    textOf(finding, ["DeviceName", "DeviceId"]),
    textOf(finding, ["InitiatingProcessCommandLine", "ProcessCommandLine", "FileName"]),
  ];
  return [title, ...parts.filter((part) => part !== undefined)].join(" | ");
}

/** A dynamic stays text: an index takes one form a field, a dynamic has many. */
function eventFields(finding: Finding): Readonly<Record<string, Json>> {
  const pairs = finding.columns.map(({ name, type }, index): [string, Json] => {
    const value = finding.values[index] ?? null;
    const field = OWN.has(name) ? `event.${name}` : name;
    return [field, type === "dynamic" && value !== null ? cellText(value, type) : jsonValue(value, type)];
  });
  return Object.fromEntries(pairs);
}
