/** Which step of a card's query let one given event go. */
import type { Explanation, Loss, NamedValue, Passed, Reason } from "../case/explanation.js";
import { quoteName } from "../fragment/quote.js";
import { relationSql } from "../plan-sql.js";
import { columnRef, extend, visible } from "../plan/build.js";
import { keptSide } from "../plan/build-join.js";
import { conjunctsOf } from "../plan/conjuncts.js";
import { countedRelation, funnelOf, isVolatile } from "../plan/funnel.js";
import type { Filter, Join, Relation } from "../plan/relation.js";
import type { Item, LiteralValue, Scalar } from "../plan/scalar.js";
import { INGESTION_COLUMN, SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column } from "../plan/types.js";
import { allRelations, descend, inputsOf, spanOf } from "../plan/walk.js";
import { wordsOf } from "../plan/words.js";
import type { Compiled } from "../compile.js";
import { allRows, spanCondition, type Evidence } from "./evidence.js";
import { literalValueOf } from "./query.js";

/** An event by its input and record. */
export interface EventRow {
  readonly table: string;
  readonly input: number;
  readonly row: number;
}

/**
 * Follows an event through a plan that was compiled with provenance. From here on the tables of the session name no
 * other rows, so that no cap on the rows of a group leaves this one out.
 */
export async function explain(
  evidence: Evidence,
  { plan, text }: Pick<Compiled, "plan" | "text">,
  event: EventRow,
): Promise<Explanation> {
  const tables = tablesOf(allRelations(plan));
  if (!tables.includes(event.table)) return { kind: "not-read", tables };
  if (!(await isInSpan(evidence, event))) return { kind: "outside-span" };
  if (isVolatile(plan)) return { kind: "chance" };
  await nameOnly(evidence, event);
  const tracer = new Tracer(evidence, text, BigInt(event.input) * ROW_SPACE + BigInt(event.row));
  if (await tracer.holds(plan)) return { kind: "found", passed: await tracer.passed(plan) };
  const losses = await tracer.losses(plan);
  return losses.length === 0 ? { kind: "looked-up" } : { kind: "lost", losses };
}

const ROW_SPACE = 1n << 40n;

/** Of the rows the event becomes, so many are looked at. */
const SHOWN = 3;

function tablesOf(relations: readonly Relation[]): readonly string[] {
  return [...new Set(relations.flatMap((part) => (part.kind === "scan" ? [part.table] : [])))].sort();
}

/** Whether the cards see the event at all. */
async function isInSpan(evidence: Evidence, { table, input, row }: EventRow): Promise<boolean> {
  const condition = spanCondition(evidence.held.get(table) ?? [], evidence.span);
  if (condition === undefined) return true;
  const [found] = await evidence.session.arrays(
    `SELECT count(*) FROM ${allRows(evidence, table)}
     WHERE coldhunt_input = ${input} AND coldhunt_row = ${row} AND ${condition}`,
  );
  return found?.[0] !== 0n;
}

async function nameOnly(evidence: Evidence, { input, row }: EventRow): Promise<void> {
  for (const [table, columns] of evidence.held)
    await evidence.session.run(`
      CREATE OR REPLACE TEMP VIEW ${quoteName(table)} AS
      SELECT * REPLACE (CASE WHEN coldhunt_input = ${input} AND coldhunt_row = ${row} THEN coldhunt_input END AS coldhunt_input)
      FROM ${allRows(evidence, table)} WHERE ${spanCondition(columns, evidence.span) ?? "true"}`);
}

class Tracer {
  private readonly evidence: Evidence;
  private readonly source: string;
  private readonly event: bigint;
  private readonly known = new Map<Relation, boolean>();

  constructor(evidence: Evidence, source: string, event: bigint) {
    this.evidence = evidence;
    this.source = source;
    this.event = event;
  }

  /** Whether a row of the relation comes from the event. */
  async holds(relation: Relation): Promise<boolean> {
    const at = countedRelation(relation);
    const known = this.known.get(at);
    if (known !== undefined) return known;
    const holds = (await this.rowsOf(at, [], 1)).length > 0;
    this.known.set(at, holds);
    return holds;
  }

  /** The steps that let it go: those that hold nothing of it while one of their inputs does. */
  async losses(relation: Relation): Promise<readonly Loss[]> {
    const at = countedRelation(relation);
    if (await this.holds(at)) return [];
    const losses: Loss[] = [];
    for (const [index, input] of inputsOf(at).entries()) {
      if (await this.holds(input))
        losses.push({
          passed: await this.passed(input),
          step: this.wordsFor(at),
          reasons: await this.reasons(at, input, index),
        });
      else losses.push(...(await this.losses(input)));
    }
    return losses;
  }

  /** The steps the event came through to a relation that holds it. */
  async passed(relation: Relation): Promise<readonly Passed[]> {
    const at = countedRelation(relation);
    for (const input of inputsOf(at)) {
      if (!(await this.holds(input))) continue;
      const before = await this.passed(input);
      const inside = sameWords(at, countedRelation(input));
      return [
        ...(inside ? before.slice(0, -1) : before),
        { step: this.wordsFor(at), ...(at.kind === "aggregate" ? { group: await this.groupOf(at) } : {}) },
      ];
    }
    return [{ step: this.wordsFor(at) }];
  }

  private wordsFor(at: Relation): string {
    return wordsOf(this.source, at.span) ?? (at.kind === "scan" ? at.table : at.kind);
  }

  private async groupOf(at: Extract<Relation, { kind: "aggregate" }>): Promise<Passed["group"]> {
    const shown = visible(at.columns).slice(0, 12);
    const [row] = await this.rowsOf(at, [...shown.map(columnItem), COUNT], 1);
    return row === undefined
      ? undefined
      : { values: valuesOf(shown, row), rows: Number(row[shown.length] ?? 0) };
  }

  private async reasons(at: Relation, input: Relation, index: number): Promise<readonly Reason[]> {
    switch (at.kind) {
      case "filter":
        return this.filterReasons(at);
      case "join":
        return this.joinReasons(at, index === 0 ? "left" : "right");
      case "limit":
        return [
          {
            text: `of ${await this.count(input)} rows it is none of the ${await this.count(at)} taken`,
            values: [],
          },
        ];
      case "unnest": {
        const columns = at.items.map((item): Column => ({ name: item.name, type: item.value.type }));
        const [row] = await this.rowsOf(input, at.items, 1);
        return [
          { text: "there is nothing to expand", values: row === undefined ? [] : valuesOf(columns, row) },
        ];
      }
      case "sequence":
        return [{ text: "no step of the scan matches it", values: [] }];
      default:
        return [{ text: "no row of the result comes from it", values: [] }];
    }
  }

  /** The conditions that did not hold, with what the columns they use held. */
  private async filterReasons(at: Filter): Promise<readonly Reason[]> {
    const conditions = conjunctsOf(at.predicate);
    const rows = await this.rowsOf(
      at.input,
      conditions.map((value, place) => ({ name: `c${place}`, value })),
      SHOWN,
    );
    const reasons = new Map<string, Reason>();
    for (const [place, condition] of conditions.entries()) {
      if (rows.every((row) => row[place] === true)) continue;
      const columns = columnsIn(condition, at.input);
      const found = await this.rowsOf(
        at.input,
        [...columns.map(columnItem), { name: "c", value: condition }],
        SHOWN,
      );
      for (const row of found) {
        const held = row[columns.length];
        if (held === true) continue;
        const text = `${this.wordsOfCondition(condition)} ${held === false ? "is false" : "is null, which counts as false"}`;
        const values = valuesOf(columns, row);
        reasons.set(JSON.stringify([text, values.map(({ value }) => String(value))]), { text, values });
      }
    }
    return [...reasons.values()];
  }

  private wordsOfCondition(condition: Scalar): string {
    return (
      wordsOf(this.source, spanOf(condition)) ??
      (condition.kind === "column" ? condition.name : "the condition")
    );
  }

  private async joinReasons(at: Join, side: "left" | "right"): Promise<readonly Reason[]> {
    const own = at[side];
    const other = at[side === "left" ? "right" : "left"];
    const kept = keptSide(at.joinKind);
    if (kept !== undefined && kept !== side)
      return [
        { text: `rows of the ${side} side are only looked at: none of them is in the result`, values: [] },
      ];
    const keys = at.on.map((key, place): Item => ({ name: `k${place}`, value: key[side] }));
    const columns = keys.map(({ name, value }): Column => ({
      name: value.kind === "column" ? value.name : name,
      type: value.type,
    }));
    const otherKeys = at.on.map((key, place): Item => ({
      name: `k${place}`,
      value: key[side === "left" ? "right" : "left"],
    }));
    const label = funnelOf(other, this.source).at(-1)?.label ?? "the other side";
    const total = await this.count(other);
    const reasons: Reason[] = [];
    for (const row of await this.rowsOf(own, keys, SHOWN)) {
      const partners = await this.partners(other, otherKeys, row);
      const values = valuesOf(columns, row);
      if (partners === 0)
        reasons.push({
          text: `none of the ${total} rows of the ${side === "left" ? "right" : "left"} side (${label}) has the same key`,
          values,
        });
      else if (kept === side)
        reasons.push({
          text: `${partners} of the ${total} rows of the other side (${label}) have the same key, and only rows without such a partner are kept`,
          values,
        });
      else
        reasons.push({
          text: "another row of the same key stands for it: of its left side this join keeps one row a key",
          values,
        });
    }
    return reasons;
  }

  private async partners(
    other: Relation,
    keys: readonly Item[],
    row: readonly LiteralValue[],
  ): Promise<number> {
    const { from, names } = await this.select(other, keys);
    const conditions = keys.map((_, place) => `${names[place] ?? ""} IS NOT DISTINCT FROM $${place + 1}`);
    const [counted] = await this.evidence.session.arrays(
      `SELECT count(*) FROM (${from}) WHERE ${conditions.join(" AND ") || "true"}`,
      [...row.slice(0, keys.length)],
    );
    return Number(counted?.[0] ?? 0);
  }

  private async count(relation: Relation): Promise<number> {
    const { sql, macros } = relationSql(relation);
    await this.evidence.session.installMacros(macros);
    const [row] = await this.evidence.session.arrays(`SELECT count(*) FROM (${sql})`);
    return Number(row?.[0] ?? 0);
  }

  /** Values over the rows of a relation that come from the event. */
  private async rowsOf(relation: Relation, items: readonly Item[], most: number): Promise<LiteralValue[][]> {
    if (!relation.columns.some((column) => column.name === SOURCES_COLUMN)) return [];
    const { from, names } = await this.select(relation, items);
    const rows = await this.evidence.session.arrays(
      `SELECT ${["1", ...names].join(", ")} FROM (${from}) WHERE list_contains(${SOURCES_COLUMN}, ${this.event}) LIMIT ${most}`,
    );
    return rows.map(([, ...values]) =>
      values.map((value, place) => literalValueOf(value, items[place]?.value.type ?? "string")),
    );
  }

  /** A select of the rows with values added, and the SQL names of these. */
  private async select(
    relation: Relation,
    items: readonly Item[],
  ): Promise<{ from: string; names: readonly string[] }> {
    const named = items.map((item, place): Item => ({ name: `coldhunt_value_${place}`, value: item.value }));
    const { sql, macros } = relationSql(named.length === 0 ? relation : extend(relation, named));
    await this.evidence.session.installMacros(macros);
    return { from: sql, names: named.map(({ name }) => quoteName(name)) };
  }
}

const COUNT: Item = {
  name: SOURCE_COUNT_COLUMN,
  value: { kind: "column", type: "long", name: SOURCE_COUNT_COLUMN },
};

function columnItem(column: Column): Item {
  return { name: column.name, value: columnRef(column) };
}

function valuesOf(columns: readonly Column[], row: readonly LiteralValue[]): readonly NamedValue[] {
  return columns.map(({ name, type }, place) => ({
    name: name === INGESTION_COLUMN ? "ingestion_time()" : name,
    type,
    value: row[place] ?? null,
  }));
}

/** The columns of the input that a condition uses, each once. */
function columnsIn(condition: Scalar, input: Relation): readonly Column[] {
  const names = new Set(
    [...descend(condition)].flatMap((part) => (part.kind === "column" ? [part.name] : [])),
  );
  return input.columns.filter(({ name }) => names.has(name));
}

function sameWords(a: Relation, b: Relation): boolean {
  return a.span !== undefined && a.span.start === b.span?.start && a.span.end === b.span.end;
}
