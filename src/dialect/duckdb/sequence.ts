import { quoteName } from "../../fragment/quote.js";
import { ORDER_COLUMN } from "../../plan/order.js";
import type { Sequence, SequenceStep } from "../../plan/relation.js";
import type { Scalar } from "../../plan/scalar.js";
import { stateColumnsIn, stateOf } from "../../plan/sequence.js";
import type { Column, KqlType } from "../../plan/types.js";
import { descend } from "../../plan/walk.js";
import { physicalNames } from "../physical-names.js";
import { DUCKDB_TYPES } from "../../fragment/duckdb-types.js";
import type { Source } from "../steps/source.js";
import type { DuckdbRelationPrinter } from "./recursive-step.js";

/** A state column: what a step's state holds of the record that it or a step before it matched. */
interface StateColumn {
  /** 0-based step whose record it is. */
  readonly of: number;
  readonly column: string;
  readonly type: KqlType;
  readonly index: number;
}

/**
 * One recursion a row: its result is the states of all steps after the row, and what the row matched. The steps are
 * tried from the last to the first in nested selects, each of which sees the states as the later steps left them.
 */
export function printSequence(sequence: Sequence, printer: DuckdbRelationPrinter): Source {
  return new SequencePrinter(sequence, printer).print();
}

const INDEX = "coldhunt_i";

class SequencePrinter {
  private readonly sequence: Sequence;
  private readonly printer: DuckdbRelationPrinter;
  private readonly input: Source;
  private readonly state: readonly StateColumn[];
  private readonly initials: readonly string[];
  private from = "";

  constructor(sequence: Sequence, printer: DuckdbRelationPrinter) {
    this.sequence = sequence;
    this.printer = printer;
    this.input = printer.sourceOf(sequence.input);
    const scalars = sequence.steps.flatMap((step) => [
      step.condition,
      ...step.assignments.map((item) => item.value),
    ]);
    this.state = stateColumnsIn(scalars).map(({ step, column, type }, index) => ({
      of: sequence.steps.findIndex((candidate) => candidate.name === step),
      column,
      type,
      index,
    }));
    const constants = printer.constants();
    this.initials = sequence.declared.map((item) => typed(constants.print(item.value).text, item.value.type));
  }

  print(): Source {
    const { sequence, printer, input } = this;
    const scalars = printer.scalars(input);
    const partitions = sequence.partitions.map((key) => scalars.print(key).text);
    const by = partitions.length === 0 ? "" : `PARTITION BY ${partitions.join(", ")} `;
    const keys = partitions.map((text, index) => `${text} AS ${key(index)}`);
    const place = `row_number() OVER (${by}ORDER BY ${quoteName(ORDER_COLUMN)}) AS ${INDEX}`;
    const rows = printer.step(
      sequence.input,
      `SELECT *, ${[...keys, place].join(", ")}\nFROM ${input.name}`,
      "numbered",
    );
    const matches = printer.recursiveStep(sequence, (name) => this.recursion(name, rows.name), "scan");
    return printer.step(sequence, this.result(rows.name, matches.name), "scan");
  }

  /** Every row with what it matched: the last step first, as the engine gives them. */
  private result(rows: string, matches: string): string {
    const { sequence } = this;
    const names = physicalNames(sequence.columns);
    const declared = new Map(sequence.declared.map((item, index) => [item.name, index]));
    const list = sequence.columns.map((column) => {
      const name = quoteName(names.get(column.name) ?? column.name);
      const assigned = declared.get(column.name);
      if (assigned !== undefined) return `m.${value(assigned)} AS ${name}`;
      if (column.name === sequence.matchId) return `m.coldhunt_id AS ${name}`;
      return `r.${quoteName(this.input.names.get(column.name) ?? column.name)} AS ${name}`;
    });
    const given = (step: number, condition: string): string =>
      `SELECT ${[INDEX, ...this.keys(), `${step} AS coldhunt_step`, ...sequence.declared.map((_, at) => `${valueOf(step, at)} AS ${value(at)}`), `${idOf(step)} AS coldhunt_id`].join(", ")} FROM ${matches} WHERE ${condition}`;
    const parts = sequence.steps.flatMap(({ output }, step) => {
      if (output === "none") return [];
      // a sequence that leaves a step never comes back to it: its matches there are one series
      const series = [...this.keys(), idOf(step)].join(", ");
      const last = ` QUALIFY row_number() OVER (PARTITION BY ${series} ORDER BY ${INDEX} DESC) = 1`;
      return [given(step, hit(step)) + (output === "last" ? last : "")];
    });
    const on = [
      `r.${INDEX} = m.${INDEX}`,
      ...this.keys().map((name) => `r.${name} IS NOT DISTINCT FROM m.${name}`),
    ];
    return `SELECT ${list.join(", ")}\nFROM ${rows} AS r JOIN (\n${(parts.length === 0 ? [given(0, "false")] : parts).join("\nUNION ALL\n")}\n) AS m ON ${on.join(" AND ")}\nORDER BY r.${quoteName(ORDER_COLUMN)}, m.coldhunt_step DESC`;
  }

  private keys(): string[] {
    return this.sequence.partitions.map((_, index) => key(index));
  }

  private recursion(name: string, rows: string): string {
    const { sequence } = this;
    const keys = this.keys();
    const columns = this.carried();
    const start = [
      `0::BIGINT AS ${INDEX}`,
      ...keys,
      "0::BIGINT AS coldhunt_next",
      ...columns.map((column) => `${column.initial} AS ${column.name}`),
    ];
    const seed =
      keys.length === 0
        ? `SELECT ${start.join(", ")}`
        : `SELECT ${start.join(", ")} FROM (SELECT DISTINCT ${keys.join(", ")} FROM ${rows})`;
    const states = columns.filter((column) => column.isState).map((column) => `s.${column.name}`);
    const read = this.columnsRead().map((column) => `r.${quoteName(this.input.names.get(column) ?? column)}`);
    const on = [
      `r.${INDEX} = s.${INDEX} + 1`,
      ...keys.map((one) => `r.${one} IS NOT DISTINCT FROM s.${one}`),
    ];
    this.from = `SELECT ${[`r.${INDEX}`, ...keys.map((one) => `s.${one}`), "s.coldhunt_next", ...states, ...read].join(", ")} FROM ${name} AS s JOIN ${rows} AS r ON ${on.join(" AND ")}`;
    for (let step = sequence.steps.length - 1; step >= 0; step--) this.tryStep(step);
    const end = [INDEX, ...keys, "coldhunt_next", ...columns.map((column) => column.name)];
    return `${seed}\nUNION ALL\nSELECT ${end.join(", ")}\nFROM (${this.from})`;
  }

  /** The columns that the recursion carries from row to row, and those that tell what the row matched. */
  private carried(): { name: string; initial: string; isState: boolean }[] {
    return this.sequence.steps.flatMap((_, step) => [
      { name: active(step), initial: "false", isState: true },
      { name: idIn(step), initial: "NULL::BIGINT", isState: true },
      ...this.statesOf(step).map((column) => ({
        name: stateIn(step, column),
        initial: this.empty(column),
        isState: true,
      })),
      { name: hit(step), initial: "false", isState: false },
      { name: idOf(step), initial: "NULL::BIGINT", isState: false },
      ...this.sequence.declared.map((_column, at) => ({
        name: valueOf(step, at),
        initial: this.initials[at] ?? "NULL",
        isState: false,
      })),
    ]);
  }

  /** The state of a step holds the records of all steps up to it. */
  private statesOf(step: number): readonly StateColumn[] {
    return this.state.filter((column) => column.of <= step);
  }

  /** What a column of a state is where nothing was matched yet. */
  private empty(column: StateColumn): string {
    const declared = this.sequence.declared.findIndex((item) => item.name === column.column);
    const initial = this.initials[declared];
    return initial ?? typed(column.type === "string" ? "''" : "NULL", column.type);
  }

  private columnsRead(): string[] {
    const declared = new Set(this.sequence.declared.map((item) => item.name));
    const names = new Set(this.state.map((column) => column.column));
    for (const step of this.sequence.steps) {
      for (const scalar of [step.condition, ...step.assignments.map((item) => item.value)]) {
        for (const part of descend(scalar))
          if (part.kind === "column" && stateOf(part.name) === undefined) names.add(part.name);
      }
    }
    return [...names].filter((name) => !declared.has(name));
  }

  /** The row against one step: first over the state of the step before it, then over its own. */
  private tryStep(at: number): void {
    const step = this.sequence.steps[at];
    if (step === undefined) throw new Error("bug: no such step");
    const promoted = promotes(at);
    const matched = repeats(at);
    if (at === 0) this.wrap([`false AS ${promoted}`]);
    else
      this.condition(
        step,
        (column) => (column.of < at ? stateIn(at - 1, column) : this.empty(column)),
        `${active(at - 1)} AND`,
        promoted,
      );
    const own = at === 0 ? "" : `${active(at)} AND `;
    this.condition(
      step,
      (column) => (column.of <= at ? stateIn(at, column) : this.empty(column)),
      `NOT ${promoted} AND ${own}`,
      matched,
    );
    const seen = (column: StateColumn): string => {
      if (column.of > at) return this.empty(column);
      const before = column.of < at && at > 0 ? stateIn(at - 1, column) : this.empty(column);
      return `CASE WHEN ${promoted} THEN ${before} ELSE ${stateIn(at, column)} END`;
    };
    this.wrap(this.statesOf(at).map((column) => `${seen(column)} AS ${seenBy(at, column)}`));
    this.assign(step, at);
    this.wrap([`${promoted} OR ${matched} AS ${hit(at)}`, `${this.newId(at)} AS ${idOf(at)}`]);
    this.update(at);
  }

  private newId(at: number): string {
    const first = at === 0;
    const before = first ? "NULL" : idIn(at - 1);
    const repeated = first ? `CASE WHEN ${active(0)} THEN ${idIn(0)} ELSE coldhunt_next END` : idIn(at);
    return `CASE WHEN ${promotes(at)} THEN ${before} WHEN ${repeats(at)} THEN ${repeated} ELSE NULL END`;
  }

  private update(at: number): void {
    const changes = [
      `${active(at)} OR ${hit(at)} AS ${active(at)}`,
      `CASE WHEN ${hit(at)} THEN ${idOf(at)} ELSE ${idIn(at)} END AS ${idIn(at)}`,
      ...this.statesOf(at).map((column) => {
        const value = column.of < at ? seenBy(at, column) : this.recordValue(at, column.column);
        return `CASE WHEN ${hit(at)} THEN ${value} ELSE ${stateIn(at, column)} END AS ${stateIn(at, column)}`;
      }),
    ];
    if (at === 0) {
      changes.push(
        `coldhunt_next + CASE WHEN ${hit(0)} AND NOT ${active(0)} THEN 1 ELSE 0 END AS coldhunt_next`,
      );
    } else {
      changes.push(
        `${active(at - 1)} AND NOT ${promotes(at)} AS ${active(at - 1)}`,
        ...this.statesOf(at - 1).map(
          (column) =>
            `CASE WHEN ${promotes(at)} THEN ${this.empty(column)} ELSE ${stateIn(at - 1, column)} END AS ${stateIn(at - 1, column)}`,
        ),
      );
    }
    this.from = `SELECT * REPLACE (${changes.join(", ")}) FROM (${this.from})`;
  }

  /** A column of the row as the step leaves it: assigned, or as it came. */
  private recordValue(at: number, column: string): string {
    const declared = this.sequence.declared.findIndex((item) => item.name === column);
    return declared >= 0 ? valueOf(at, declared) : quoteName(this.input.names.get(column) ?? column);
  }

  private assign(step: SequenceStep, at: number): void {
    const { declared } = this.sequence;
    const texts = declared.map((item, index) => {
      const assignment = step.assignments.find((candidate) => candidate.name === item.name);
      return {
        value: assignment?.value,
        initial: this.initials[index] ?? "NULL",
        name: valueOf(at, index),
        type: item.value.type,
      };
    });
    const resolve = (column: StateColumn): string =>
      column.of <= at ? seenBy(at, column) : this.empty(column);
    this.select(
      texts.flatMap((text) => (text.value === undefined ? [] : [text.value])),
      resolve,
      (printed) => {
        const given = [...printed];
        return texts.map(
          (text) =>
            `${text.value === undefined ? text.initial : typed(given.shift() ?? "NULL", text.type)} AS ${text.name}`,
        );
      },
    );
  }

  private condition(
    step: SequenceStep,
    resolve: (column: StateColumn) => string,
    before: string,
    name: string,
  ): void {
    this.select([step.condition], resolve, ([text]) => [
      `${before} coalesce(${text ?? "false"}, false) AS ${name}`,
    ]);
  }

  /** Adds columns computed from scalars over the row and the states, `resolve` saying where a state column stands. */
  private select(
    scalars: readonly Scalar[],
    resolve: (column: StateColumn) => string,
    list: (texts: readonly string[]) => string[],
  ): void {
    const { sequence, input, printer } = this;
    const names = new Map(input.names);
    const columns: Column[] = [...input.columns];
    const given: string[] = [];
    const add = (name: string, text: string): void => {
      const sqlName = `coldhunt_g${given.length}`;
      names.set(name, sqlName);
      given.push(`${text} AS ${sqlName}`);
    };
    sequence.declared.forEach((item, index) => {
      add(item.name, this.initials[index] ?? "NULL");
    });
    for (const column of this.state)
      add(`${sequence.steps[column.of]?.name ?? ""}\0${column.column}`, resolve(column));
    const scalarsPrinter = printer.scalars({ name: "", columns, names });
    const texts = scalars.map((scalar) => scalarsPrinter.print(scalar).text);
    this.wrap(given);
    const bound = scalarsPrinter.bound;
    const deepest = Math.max(-1, ...bound.map((one) => one.depth));
    for (let depth = 0; depth <= deepest; depth++)
      this.wrap(
        bound.filter((one) => one.depth === depth).map((one) => `${one.text} AS ${quoteName(one.name)}`),
      );
    const gone = [
      ...given.map((_, index) => `coldhunt_g${index}`),
      ...bound.map((one) => quoteName(one.name)),
    ];
    const star = gone.length === 0 ? "*" : `* EXCLUDE (${gone.join(", ")})`;
    this.from = `SELECT ${[star, ...list(texts)].join(", ")} FROM (${this.from})`;
  }

  private wrap(list: readonly string[]): void {
    if (list.length > 0) this.from = `SELECT *, ${list.join(", ")} FROM (${this.from})`;
  }
}

function typed(text: string, type: KqlType): string {
  return `CAST(${text} AS ${DUCKDB_TYPES[type]})`;
}

const key = (index: number): string => `coldhunt_p${index}`;
const active = (step: number): string => `coldhunt_a${step}`;
const idIn = (step: number): string => `coldhunt_m${step}`;
const stateIn = (step: number, column: StateColumn): string => `coldhunt_s${step}_${column.index}`;
const seenBy = (step: number, column: StateColumn): string => `coldhunt_x${step}_${column.index}`;
const promotes = (step: number): string => `coldhunt_c${step}`;
const repeats = (step: number): string => `coldhunt_r${step}`;
const hit = (step: number): string => `coldhunt_h${step}`;
const idOf = (step: number): string => `coldhunt_w${step}`;
const value = (declared: number): string => `coldhunt_v_${declared}`;
const valueOf = (step: number, declared: number): string => `coldhunt_v${step}_${declared}`;
