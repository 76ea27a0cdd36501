import { readFile } from "node:fs/promises";
import type { Drafted } from "../detect/allow/draft.js";
import { EvidenceError, UsageError } from "../diagnostics/error.js";
import { messageOf } from "../diagnostics/message.js";
import type { Column } from "../plan/types.js";

/** The document of a run, as far as it is read again; times are texts in it and are left out. */
interface RunDocument {
  readonly schema: "coldhunt/scan/1";
  readonly cards: readonly {
    readonly id: string;
    readonly columns: readonly Column[];
    readonly computed: readonly string[];
  }[];
  readonly findings: readonly {
    readonly id: string;
    readonly card: string;
    readonly event: Readonly<Record<string, unknown>>;
  }[];
}

/** The finding of an id in the JSON document of a run, with its card. */
export async function findingOfRun(
  path: string,
  id: string,
): Promise<{ readonly finding: Drafted; readonly card: { readonly computed: readonly string[] } }> {
  const { cards, findings } = await readRun(path);
  const found = findings.find((one) => one.id === id);
  const card = cards.find((one) => one.id === found?.card);
  if (found === undefined || card === undefined)
    throw new EvidenceError("EVIDENCE-MISSING", `'${path}' has no finding '${id}'`);
  const values = card.columns.map(({ name, type }) => textOf(found.event[name], type));
  return { finding: { id, card: card.id, columns: card.columns, values }, card };
}

/** What the report wrote as text is text; a dynamic value is its JSON. */
function textOf(value: unknown, type: Column["type"]): string | null {
  if (value === null || value === undefined) return null;
  if (type === "dynamic") return JSON.stringify(value);
  return (type === "string" || type === "guid") && typeof value === "string" ? value : null;
}

async function readRun(path: string): Promise<RunDocument> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw unusable(path, messageOf(cause), cause);
  }
  if (!isRun(document)) throw unusable(path, "it is of another kind, or of an earlier version");
  return document;
}

function unusable(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError("USAGE", `'${path}' is no JSON document of a run: ${why}`, {
    hint: "scan and hunt write one with -o <file>.json",
    cause,
  });
}

function isRun(document: unknown): document is RunDocument {
  const { schema, cards, findings } = (document ?? {}) as Partial<RunDocument>;
  return (
    schema === "coldhunt/scan/1" &&
    Array.isArray(findings) &&
    Array.isArray(cards) &&
    cards.every((card: Partial<RunDocument["cards"][number]>) => Array.isArray(card.columns))
  );
}
