import type { AllowAccount } from "../../case/allow.js";
import type { CardAccount, Finding, FunnelStep, InputAccount, ScanAccount } from "../../case/finding.js";
import type { NamedValue } from "../../case/identity.js";
import type { LiteralValue } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { Learner } from "./learn.js";
import { Names } from "./names.js";
import { Redactor } from "./redactor.js";
import { redactTriage } from "./triage.js";
import { redactCompleteness } from "./completeness.js";
import { Vocabulary } from "./vocabulary.js";

/** What a redaction goes by. */
export interface RedactOptions {
  /** What the evidence names, in findings or not. */
  readonly identities: AsyncIterable<NamedValue>;
  /** Names of columns that are of the schema, not of data. */
  readonly columns: ReadonlySet<string>;
  /** The same key gives the same tokens. */
  readonly key: Uint8Array;
}

/** An account without names, and what takes them out of other texts of the same run. */
export interface Redaction {
  readonly account: ScanAccount;
  readonly text: (text: string) => string;
}

/**
 * The account with tokens in the place of accounts, hosts and addresses, for a report that is passed on; ids of
 * findings, hashes and counts stay. Reads all findings once before.
 */
export async function redactAccount(account: ScanAccount, options: RedactOptions): Promise<Redaction> {
  const vocabulary = new Vocabulary();
  const learner = new Learner(vocabulary);
  for await (const { column, text } of options.identities) learner.cell(column, text);
  for await (const { columns, values } of account.findings())
    for (const [at, value] of values.entries())
      if (typeof value === "string") learner.cell(columns[at]?.name ?? "", value);
  for (const { path } of account.inputs) learner.text(path);
  const redactor = new Redactor(new Names(vocabulary, learner.domains, options.key), vocabulary);
  return { account: redactedBy(redactor, account, options.columns), text: (text) => redactor.text(text) };
}

function redactedBy(redactor: Redactor, account: ScanAccount, known: ReadonlySet<string>): ScanAccount {
  const text = (one: string): string => redactor.text(one);
  const cards = account.cards.map((card) => redactCard(card, redactor, known));
  const columns = new Map(cards.map(({ id, columns: names }) => [id, names]));
  return {
    run: {
      ...account.run,
      redacted: true,
      argv: account.run.argv.map(text),
      lifted: account.run.lifted.map((one) => ({ card: text(one.card), condition: text(one.condition) })),
    },
    inputs: account.inputs.map((input) => redactInput(input, text)),
    cards,
    findings: async function* () {
      for await (const finding of account.findings()) {
        const card = text(finding.card);
        yield {
          ...finding,
          card,
          columns: columns.get(card) ?? finding.columns,
          values: redactValues(finding, redactor),
          sources: finding.sources.map((one) => redactor.source(one)),
        };
      }
    },
    ...(account.allow === undefined ? {} : { allow: redactAllow(account.allow, text) }),
    ...(account.triage === undefined ? {} : { triage: redactTriage(account.triage, redactor) }),
    ...(account.completeness === undefined
      ? {}
      : { completeness: redactCompleteness(account.completeness, redactor) }),
  };
}

function redactValues({ columns, values }: Finding, redactor: Redactor): LiteralValue[] {
  return values.map((value, at) =>
    typeof value === "string" ? redactor.cell(columns[at]?.name ?? "", value) : value,
  );
}

type Redact = (text: string) => string;

/** The account of an input alone: a record has more, such as where the file stood. */
function redactInput(input: InputAccount, text: Redact): InputAccount {
  const { sha256, bytes, format, table, rows, firstEvent, lastEvent, examined } = input;
  const path = text(input.path);
  return {
    path,
    sha256,
    bytes,
    format,
    table,
    rows,
    firstEvent,
    lastEvent,
    examined,
    notes: input.notes.map(text),
  };
}

function redactCard(card: CardAccount, redactor: Redactor, known: ReadonlySet<string>): CardAccount {
  const text = (one: string): string => redactor.text(one);
  const names = columnNames(card.columns, text, known);
  return {
    ...card,
    id: text(card.id),
    title: text(card.title),
    reasons: card.reasons.map(text),
    references: card.references?.map((one) => redactor.authored(one)),
    columns: card.columns.map((column) => ({ ...column, name: names.get(column.name) ?? "" })),
    computed: card.computed.map((name) => names.get(name) ?? text(name)),
    ...(card.funnel === undefined ? {} : { funnel: card.funnel.map((step) => redactStep(step, text)) }),
  };
}

/** Columns that a query made of data, as `pivot` does, are named by it. */
function columnNames(
  columns: readonly Column[],
  text: Redact,
  known: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    columns.map(({ name }) => {
      const shown = known.has(name) ? name : text(name);
      let free = shown;
      for (let copy = 2; taken.has(free); copy += 1) free = `${shown}_${copy}`;
      taken.add(free);
      return [name, free];
    }),
  );
}

function redactStep(step: FunnelStep, text: Redact): FunnelStep {
  return {
    label: text(step.label),
    rows: step.rows,
    branches: step.branches.map(({ label, steps }) => ({
      label: text(label),
      steps: steps.map((one) => redactStep(one, text)),
    })),
  };
}

function redactAllow(allow: AllowAccount, text: Redact): AllowAccount {
  return {
    path: text(allow.path),
    sha256: allow.sha256,
    entries: allow.entries.map((entry) => ({
      ...entry,
      id: text(entry.id),
      card: text(entry.card),
      match: text(entry.match),
      reason: text(entry.reason),
      author: text(entry.author),
    })),
    suppressed: allow.suppressed.map((one) => ({ ...one, entry: text(one.entry), card: text(one.card) })),
    warnings: allow.warnings.map(text),
  };
}
