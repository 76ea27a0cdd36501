import type { Column } from "../../plan/types.js";
import type { Card } from "../card.js";
import type { CompiledCard } from "../compiled-card.js";
import type { AllowEntry } from "./allow-file.js";
import { conditionOf } from "./condition.js";

/**
 * The condition of an entry for the marks of a card whose result has these columns; undefined where it names others,
 * for at the marks the columns are known by the tables of the card only.
 */
export function conditionAtMarks(
  { match }: Pick<AllowEntry, "match">,
  { filterColumns }: Pick<CompiledCard, "filterColumns">,
  columns: readonly Column[],
): string | undefined {
  if (match.kind === "kql") return match.text;
  const known = new Map<string, Column>(columns.map((column) => [column.name, column]));
  const inTables = [...filterColumns.values()].flat();
  if (match.fields.some(({ name }) => !known.has(name) && !inTables.includes(name))) return undefined;
  const named = match.fields.map(({ name }): Column => known.get(name) ?? { name, type: "dynamic" });
  const condition = conditionOf(match, named);
  return typeof condition === "string" ? condition : undefined;
}

/** A card whose query takes out at an offset the rows that conditions hold for. */
export function withoutRows(card: Card, at: number, conditions: readonly string[]): Card {
  const { text } = card.query;
  const filters = conditions.map((condition) => `| where iff((\n${condition}\n), false, true)\n`).join("");
  const query = `${text.slice(0, at)}${filters}${text.slice(at)}`;
  return { ...card, id: `${card.id}+allow`, query: { ...card.query, text: query } };
}
