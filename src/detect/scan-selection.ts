import type { Selection, TableSelection } from "../case/selection.js";
import { FILE_PROFILE_TABLE, KNOWN_TABLES } from "../schema/stand-ins.js";
import type { AllowFile } from "./allow/allow-file.js";
import { entriesFor } from "./allow/apply.js";
import { conditionAtMarks, withoutRows } from "./allow/at-marks.js";
import { filterPlace } from "./allow/marks.js";
import type { Card } from "./card.js";
import { compileCard } from "./compile-card.js";
import type { CompiledCard } from "./compiled-card.js";
import type { SelectedCard } from "./select-cards.js";

/** Which rows of an export cards can need, before any is read. */
export interface ScanSelection {
  readonly tables: Selection;
  /** Macros that its conditions call. */
  readonly macros: readonly string[];
  /** Whether a card, compiled against the columns that were found in the end, needs no more than that. */
  covers(compiled: CompiledCard): boolean;
}

/** What the cards of a scan are compiled by, and what is taken out of their findings. */
export interface ScanCards {
  readonly window: "all" | "card";
  readonly watchlists: ReadonlyMap<string, readonly string[]>;
  /** An allow file, and the time that its entries are judged by. */
  readonly allow?: { readonly file: AllowFile; readonly wallClock: bigint } | undefined;
}

/**
 * The rows that cards can need by their filters; undefined where the whole evidence is needed. A card that does not
 * compile yet needs nothing: columns of the exports may make it compile later, and then it is not covered.
 */
export async function selectionFor(
  cards: readonly SelectedCard[],
  scan: ScanCards,
): Promise<ScanSelection | undefined> {
  const conditions = new Map<string, Set<string> | "all">();
  const columns = new Map<string, Set<string>>();
  const macros = new Set<string>();
  for (const one of cards) {
    if (one.kind === "unreadable") continue;
    for (const compiled of await queriesOf(one.card, scan)) {
      // a table that is answered for from others, which the card does not name
      if (compiled === "open" || compiled.tables.includes(FILE_PROFILE_TABLE)) return undefined;
      for (const [table, names] of compiled.filterColumns) addTo(columns, table, names);
      for (const candidate of compiled.candidates) {
        const known = conditions.get(candidate.table) ?? new Set();
        if (candidate.condition === undefined || known === "all") conditions.set(candidate.table, "all");
        else conditions.set(candidate.table, known.add(candidate.condition));
        addTo(columns, candidate.table, candidate.columns);
        for (const macro of candidate.macros) macros.add(macro);
      }
    }
  }
  const tables = new Map<string, TableSelection>();
  for (const [table, found] of conditions)
    tables.set(table, {
      condition: found === "all" ? undefined : [...found].map((text) => `(${text})`).join(" OR "),
      columns: [...(columns.get(table) ?? [])].sort(),
    });
  return {
    tables,
    macros: [...macros].sort(),
    covers: (compiled) =>
      !compiled.tables.includes(FILE_PROFILE_TABLE) &&
      compiled.candidates.every(({ table, condition }) => {
        const found = conditions.get(table);
        return found === "all" || (condition !== undefined && found?.has(condition) === true);
      }) &&
      [...compiled.filterColumns].every(([table, names]) =>
        names.every((name) => conditions.get(table) === "all" || columns.get(table)?.has(name) === true),
      ),
  };
}

/** A card as it is run: as it is written, and with what an allow file takes out at its marks. */
async function queriesOf(card: Card, scan: ScanCards): Promise<(CompiledCard | "open")[]> {
  const whole = await compiledBeforehand(card, scan);
  const at = filterPlace(card.query.text);
  if (whole === undefined) return [];
  if (whole === "open" || at === undefined || scan.allow === undefined) return [whole];
  const taken: string[] = [];
  const queries: (CompiledCard | "open")[] = [whole];
  for (const entry of entriesFor(scan.allow.file, card.id, scan.allow.wallClock)) {
    const condition = conditionAtMarks(entry, whole, whole.columns);
    if (condition === undefined) continue;
    const alone = await compiledBeforehand(withoutRows(card, at, [condition]), scan);
    if (alone === undefined) continue;
    taken.push(condition);
    queries.push(alone);
  }
  const together =
    taken.length > 1 ? await compiledBeforehand(withoutRows(card, at, taken), scan) : undefined;
  return together === undefined ? queries : [...queries, together];
}

/** A card before anything is read; "open" where its columns are to be found in the rows. */
async function compiledBeforehand(
  card: Card,
  { window, watchlists }: ScanCards,
): Promise<CompiledCard | "open" | undefined> {
  const rows = { asked: false };
  // without it the card would be compiled, and kept for later runs, as if there were no rows
  const discover = (): Promise<never> => {
    rows.asked = true;
    return Promise.reject(new Error("no rows are read yet"));
  };
  try {
    return await compileCard(card, {
      ...{ tables: KNOWN_TABLES, window, watchlists, discover },
      // its rows are not asked for before any file is read
      filled: () => false,
    });
  } catch {
    // said of the card when it is run
    return rows.asked ? "open" : undefined;
  }
}

function addTo(columns: Map<string, Set<string>>, table: string, names: readonly string[]): void {
  const known = columns.get(table) ?? new Set();
  for (const name of names) known.add(name);
  columns.set(table, known);
}

/** A card turned out to need rows that were passed over: the scan has to begin again with all of them. */
export class NeedsWholeEvidence extends Error {
  constructor(card: string) {
    super(`the card ${card} needs rows that were passed over`);
    this.name = "NeedsWholeEvidence";
  }
}
