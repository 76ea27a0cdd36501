import type { CardAccount, FunnelStep, RunAccount, ScanAccount } from "../case/finding.js";
import { allowJson } from "./allow.js";
import { formatDatetime } from "../plan/time.js";
import { triageJson } from "./triage.js";
import { findingJson, inputJson, jsonText, type Json } from "./json-text.js";

/** The JSON document of a scan or hunt (schema coldhunt/scan/1), one finding a line. */
export async function* renderJson(account: ScanAccount): AsyncGenerator<string> {
  yield `{"schema":"coldhunt/scan/1","account":"scan",\n"run":${jsonText(runJson(account.run))},\n"inputs":[`;
  yield* list(account.inputs.map((input) => jsonText(inputJson(input))));
  yield `],\n"cards":[`;
  yield* list(account.cards.map((card) => jsonText(cardJson(card))));
  yield `],\n"findings":[`;
  let first = true;
  for await (const finding of account.findings()) {
    yield `${first ? "\n" : ",\n"}${jsonText(findingJson(finding))}`;
    first = false;
  }
  yield first ? "]" : "\n]";
  if (account.allow !== undefined) yield `,\n"allow":${jsonText(allowJson(account.allow))}`;
  if (account.triage !== undefined) yield `,\n"triage":${jsonText(triageJson(account.triage))}`;
  yield "}\n";
}

/** One finding a line, as in the JSON document. */
export async function* renderJsonl(account: ScanAccount): AsyncGenerator<string> {
  for await (const finding of account.findings()) yield `${jsonText(findingJson(finding))}\n`;
}

function* list(items: readonly string[]): Generator<string> {
  if (items.length > 0) yield `\n${items.join(",\n")}\n`;
}

function runJson(run: RunAccount): Json {
  return {
    version: run.version,
    [run.engine.name]: run.engine.version,
    argv: run.argv,
    now: formatDatetime(run.now),
    window: run.window,
    from: run.from === null ? null : formatDatetime(run.from),
    to: run.to === null ? null : formatDatetime(run.to),
    ...(run.redacted === true ? { redacted: true } : {}),
    lifted: run.lifted.map(({ card, condition }) => ({ card, condition })),
  };
}

function cardJson(card: CardAccount): Json {
  return {
    id: card.id,
    title: card.title,
    level: card.level,
    levelSource: card.levelSource,
    attack: card.attack.map(({ tactic, tacticName, technique, name }) => ({
      tactic,
      tacticName,
      technique,
      name,
    })),
    verdict: card.verdict,
    reasons: card.reasons,
    findings: card.findings,
    columns: card.columns.map(({ name, type }) => ({ name, type })),
    computed: card.computed,
    ...(card.funnel === undefined ? {} : { funnel: card.funnel.map(stepJson) }),
  };
}

function stepJson({ label, rows, branches }: FunnelStep): Json {
  return {
    label,
    rows,
    ...(branches.length === 0
      ? {}
      : { branches: branches.map((one) => ({ label: one.label, steps: one.steps.map(stepJson) })) }),
  };
}
