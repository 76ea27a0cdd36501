import type { CardAccount, InputAccount, ScanAccount } from "../case/finding.js";
import { visible } from "../diagnostics/visible.js";
import { formatDatetime } from "../plan/time.js";
import { allowLines } from "./allow.js";
import { triageLines } from "./triage.js";
import { funnelLines } from "./funnel.js";
import type { Style } from "./style.js";

/** What was read and what each card answered: one line an input, one a card and one for each of its reasons. */
export function* summaryLines(
  account: Pick<ScanAccount, "run" | "inputs" | "cards" | "allow" | "triage">,
  paint: Style,
  verbose = false,
): Generator<string> {
  yield* inputSummary(account.inputs, paint, verbose);
  for (const card of account.cards) {
    yield* cardLines(card, paint);
    for (const { card: id, condition } of account.run.lifted) {
      if (id === card.id) yield `  look-back lifted: ${visible(condition)}`;
    }
    if (card.funnel !== undefined) yield* funnelLines(card.funnel);
  }
  if (account.run.redacted === true) yield "redacted: tokens stand for accounts, hosts and addresses";
  if (account.allow !== undefined) yield* allowLines(account.allow, paint);
  if (account.triage !== undefined) yield* triageLines(account.triage);
}

/** More inputs than this are not listed one by one, unless there is something to say of one. */
const LISTED = 24;

/** What was read: one line an input, then what all of them come to. */
export function* inputSummary(
  inputs: readonly InputAccount[],
  paint: Style,
  verbose = false,
): Generator<string> {
  const remarkable = (input: InputAccount): boolean => !input.examined || input.rows.rejected > 0;
  const listed = verbose || inputs.length <= LISTED ? inputs : inputs.filter(remarkable);
  for (const input of listed) yield* inputLines(input, paint);
  yield totals(inputs);
}

function totals(inputs: readonly InputAccount[]): string {
  const files = (some: readonly InputAccount[]): number => new Set(some.map((input) => input.path)).size;
  const sum = (count: keyof InputAccount["rows"]): string =>
    `${inputs.reduce((total, input) => total + input.rows[count], 0)} ${count}`;
  const rows = [sum("read"), sum("imported"), sum("rejected"), sum("duplicate")].join(", ");
  const unexamined = files(inputs.filter((input) => !input.examined));
  return `${files(inputs)} ${files(inputs) === 1 ? "file" : "files"}, ${unexamined} not examined; rows: ${rows}`;
}

function* inputLines(input: InputAccount, paint: Style): Generator<string> {
  const { rows } = input;
  const counts = [
    `${rows.read} read`,
    `${rows.imported} imported`,
    ...(rows.rejected > 0 ? [`${rows.rejected} rejected`] : []),
    ...(rows.duplicate > 0 ? [`${rows.duplicate} duplicate`] : []),
  ].join(", ");
  const span =
    input.firstEvent === null || input.lastEvent === null
      ? ""
      : `, ${seconds(input.firstEvent)} to ${seconds(input.lastEvent)}`;
  const what = input.examined
    ? `${input.format}, ${input.table ?? "no table"}, ${counts}${span}`
    : paint.verdict("cannot-tell", "not examined");
  yield `${visible(input.path)}: ${what}`;
  for (const note of input.notes) yield `  ${visible(note)}`;
}

function* cardLines(card: CardAccount, paint: Style): Generator<string> {
  const found = card.findings === 1 ? "1 finding" : `${card.findings} findings`;
  yield `${paint.verdict(card.verdict)} ${paint.level(card.level)} ${visible(card.id)}: ${found}`;
  for (const reason of card.reasons) yield `  ${visible(reason)}`;
}

/** A time to the second, which is enough for the span of a file. */
function seconds(ticks: bigint): string {
  return `${formatDatetime(ticks).slice(0, 19)}Z`;
}
