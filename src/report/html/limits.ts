import type { CardAccount, ScanAccount } from "../../case/finding.js";
import { formatDatetime } from "../../plan/time.js";
import { escaped, grouped, prose } from "./markup.js";

/** So many cards are named for a limit that many share. */
const NAMED = 6;

/** What was not examined, in full: an empty result says nothing without it. */
export function limits({ run, inputs, cards }: ScanAccount): string {
  const unread = inputs
    .filter((input) => !input.examined)
    .map(
      (input) => `<code>${escaped(input.path)}</code> was not examined. ${escaped(input.notes.join("; "))}`,
    );
  const rejected = inputs
    .filter((input) => input.rows.rejected > 0)
    .map(
      (input) =>
        `${grouped(input.rows.rejected)} records of <code>${escaped(input.path)}</code> were rejected.`,
    );
  const untold = cards.filter((card) => card.verdict === "cannot-tell");
  const told = cards.filter((card) => card.verdict !== "cannot-tell");
  const blocks = [
    block("Evidence", [
      ...unread,
      ...rejected,
      ...(run.from === null ? [] : [`Events before ${formatDatetime(run.from)} were not looked at.`]),
      ...(run.to === null ? [] : [`Events from ${formatDatetime(run.to)} on were not looked at.`]),
    ]),
    block(`${counted(untold.length)} cannot tell`, shared(untold)),
    block(untold.length === 0 ? "What limits the answers" : "What limits the other answers", shared(told)),
  ].filter((one) => one !== "");
  const body =
    blocks.length === 0
      ? "<p>Every file was read, no record was rejected, and every card could be answered without limits.</p>"
      : blocks.join("");
  return `<section class="limits${blocks.length === 0 ? " none" : ""}" id="limits"><h2>Limits of this report</h2>${body}</section>`;
}

function block(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h3>${title}</h3><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

/** Each reason once, with the cards it holds for, those of most cards first. */
function shared(cards: readonly CardAccount[]): string[] {
  const holders = new Map<string, CardAccount[]>();
  for (const card of cards)
    for (const reason of card.reasons) holders.set(reason, [...(holders.get(reason) ?? []), card]);
  return [...holders]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, all]) => `${reasonHtml(reason)} <span class="soft">${named(all, cards.length)}</span>`);
}

/** A reason is a code, then a sentence. */
export function reasonHtml(reason: string): string {
  const [, code = "", sentence = reason] = /^([a-z]+(?:-[a-z]+)*): (.*)$/s.exec(reason) ?? [];
  return code === "" ? prose(sentence) : `<b class="code">${escaped(code)}</b> ${prose(sentence)}`;
}

function named(cards: readonly CardAccount[], of: number): string {
  if (of === 1) return "";
  if (cards.length === of) return "(all of them)";
  const rest = cards.length > NAMED ? [`${grouped(cards.length - NAMED)} more`] : [];
  const ids = cards.slice(0, NAMED).map((card) => `<code>${escaped(card.id)}</code>`);
  return `(${[...ids, ...rest].join(", ")})`;
}

function counted(number: number): string {
  return number === 1 ? "One card" : `${grouped(number)} cards`;
}
