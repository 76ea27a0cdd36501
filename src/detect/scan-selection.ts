import type { Selection, TableSelection } from "../case/selection.js";
import { FILE_PROFILE_TABLE, KNOWN_TABLES } from "../schema/stand-ins.js";
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

/**
 * The rows that cards can need by their filters; undefined where the whole evidence is needed. A card that does not
 * compile yet needs nothing: columns of the exports may make it compile later, and then it is not covered.
 */
export async function selectionFor(
  cards: readonly SelectedCard[],
  window: "all" | "card",
  watchlists: ReadonlyMap<string, readonly string[]>,
): Promise<ScanSelection | undefined> {
  const conditions = new Map<string, Set<string> | "all">();
  const columns = new Map<string, Set<string>>();
  const macros = new Set<string>();
  for (const one of cards) {
    const compiled = await compiledBeforehand(one, window, watchlists);
    if (compiled === "open") return undefined;
    if (compiled === undefined) continue;
    // it is answered from tables that the card does not name
    if (compiled.tables.includes(FILE_PROFILE_TABLE)) return undefined;
    for (const [table, names] of compiled.filterColumns) addTo(columns, table, names);
    for (const candidate of compiled.candidates) {
      const known = conditions.get(candidate.table) ?? new Set();
      if (candidate.condition === undefined || known === "all") conditions.set(candidate.table, "all");
      else conditions.set(candidate.table, known.add(candidate.condition));
      addTo(columns, candidate.table, candidate.columns);
      for (const macro of candidate.macros) macros.add(macro);
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

/** A card before anything is read; "open" where its columns are to be found in the rows. */
async function compiledBeforehand(
  one: SelectedCard,
  window: "all" | "card",
  watchlists: ReadonlyMap<string, readonly string[]>,
): Promise<CompiledCard | "open" | undefined> {
  if (one.kind === "unreadable") return undefined;
  const rows = { asked: false };
  // without it the card would be compiled, and kept for later runs, as if there were no rows
  const discover = (): Promise<never> => {
    rows.asked = true;
    return Promise.reject(new Error("no rows are read yet"));
  };
  try {
    return await compileCard(one.card, KNOWN_TABLES, window, discover, watchlists);
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
