/** A plan as text: one numbered line a relation, inputs first, for reading and for comparing. */
import type { Aggregate, Relation, SortKey, StepOutput } from "./relation.js";
import type { Item, Scalar } from "./scalar.js";
import { stateOf } from "./sequence.js";
import { formatDatetime, formatTimespan } from "./time.js";
import type { Column } from "./types.js";
import { inputsOf, scalarsOf, descend } from "./walk.js";

/** How a step of a sequence is written that gives not all of its records. */
const OUTPUTS: Readonly<Record<StepOutput, string>> = { all: "", last: " last", none: " silent" };

/** The relations of a plan, each once, after those it reads; `#n` stands for the one with that number. */
export function planText(root: Relation): string {
  const numbers = new Map<Relation, number>();
  const lines: string[] = [];
  const visit = (relation: Relation): number => {
    const known = numbers.get(relation);
    if (known !== undefined) return known;
    for (const input of inputsOf(relation)) visit(input);
    for (const scalar of scalarsOf(relation)) {
      for (const part of descend(scalar)) {
        if (part.kind === "toscalar" || part.kind === "in-relation") visit(part.relation);
      }
    }
    const number = numbers.size + 1;
    numbers.set(relation, number);
    const text = new TextPrinter((other) => `#${numbers.get(other) ?? "?"}`).relation(relation);
    lines.push(`#${number} ${text.join("\n    ")}\n    -> ${relation.columns.map(columnText).join(", ")}`);
    return number;
  };
  visit(root);
  return `${lines.join("\n")}\n`;
}

function columnText(column: Column): string {
  return `${column.name} ${column.type}${column.hidden === true ? " (hidden)" : ""}`;
}

class TextPrinter {
  private readonly name: (relation: Relation) => string;

  constructor(name: (relation: Relation) => string) {
    this.name = name;
  }

  /** The first line names the relation and its inputs, the others its parts. */
  relation(relation: Relation): string[] {
    const head = [relation.kind, ...inputsOf(relation).map(this.name)].join(" ");
    switch (relation.kind) {
      case "scan":
        return [`${head} ${relation.table}`];
      case "values":
        return [head, ...relation.rows.map((row) => row.map((cell) => this.scalar(cell)).join(", "))];
      case "range":
        return [
          `${head} from ${this.scalar(relation.from)} to ${this.scalar(relation.to)} step ${this.scalar(relation.step)}`,
        ];
      case "filter":
        return [head, this.scalar(relation.predicate)];
      case "extend":
      case "project":
      case "window":
        return [head, ...this.items(relation.items)];
      case "aggregate":
        return [head + (relation.inOrder === true ? " in order" : ""), ...this.aggregate(relation)];
      case "sort":
        return [head + (relation.stable === true ? " stable" : ""), ...this.keys(relation.keys)];
      case "limit":
        return [
          `${head} to ${this.scalar(relation.count)}`,
          ...(relation.per === undefined
            ? []
            : [
                `per ${relation.per.keys.map((key) => this.scalar(key)).join(", ")}`,
                ...this.keys(relation.per.order),
              ]),
        ];
      case "join":
        return [
          `${head} ${relation.joinKind}${relation.preferred === undefined ? "" : ` by ${relation.preferred}`}`,
          ...relation.on.map((key) => `on ${this.scalar(key.left)} = ${this.scalar(key.right)}`),
          ...relation.outputs.map((output) => `${output.name} = ${output.side}.${output.from}`),
        ];
      case "union":
        return [
          head,
          ...relation.members.map(
            (member) =>
              `${this.name(member.relation)}: ${member.values.map((value) => this.scalar(value)).join(", ")}`,
          ),
        ];
      case "unnest":
        return [
          head,
          ...relation.items.map(
            (item) => `${item.name} ${item.type} = each ${item.bags} of ${this.scalar(item.value)}`,
          ),
        ];
      case "make-series":
        return [
          `${head} on ${relation.axis.name} from ${this.scalar(relation.from)} to ${this.scalar(relation.to)} step ${this.scalar(relation.step)}`,
          ...relation.items.map((item) => `${item.name} default ${this.scalar(item.default)}`),
        ];
      case "sequence":
        return [
          head,
          ...relation.declared.map((item) => `declare ${item.name} = ${this.scalar(item.value)}`),
          ...relation.steps.flatMap((step) => [
            `step ${step.name}${OUTPUTS[step.output]}: ${this.scalar(step.condition)}`,
            ...this.items(step.assignments).map((line) => `  ${line}`),
          ]),
        ];
      case "shared":
        return [`${head} as ${relation.name}${relation.materialized ? " once" : ""}`];
    }
  }

  private items(items: readonly Item[]): string[] {
    return items.map((item) => `${item.name} = ${this.scalar(item.value)}`);
  }

  private keys(keys: readonly SortKey[]): string[] {
    return keys.map(
      (key) =>
        `${this.scalar(key.value)} ${key.descending ? "descending" : "ascending"}, nulls ${key.nullsFirst ? "first" : "last"}`,
    );
  }

  private aggregate(relation: Aggregate): string[] {
    return [
      ...relation.keys.map((item) => `by ${item.name} = ${this.scalar(item.value)}`),
      ...this.items(relation.items),
      ...relation.rows.map((row) => {
        const by = row.by === undefined ? "" : ` ${this.scalar(row.by)}`;
        return `row of ${row.order}${by}: ${this.items(row.picks).join(", ")}`;
      }),
    ];
  }

  private scalar(scalar: Scalar): string {
    switch (scalar.kind) {
      case "literal":
        return literalText(scalar.value, scalar.type);
      case "column": {
        const state = stateOf(scalar.name);
        return state === undefined ? scalar.name : `${state.step}.${state.column}`;
      }
      case "call":
      case "aggregate":
      case "window":
        return `${scalar.name}(${scalar.args.map((arg) => this.scalar(arg)).join(", ")})`;
      case "toscalar":
        return `first of ${this.name(scalar.relation)}`;
      case "in-relation":
        return `${this.scalar(scalar.value)} ${scalar.operator} ${this.name(scalar.relation)}`;
    }
  }
}

function literalText(value: string | number | bigint | boolean | null, type: Column["type"]): string {
  if (value === null) return `null ${type}`;
  if (typeof value === "bigint" && type === "datetime") return formatDatetime(value);
  if (typeof value === "bigint" && type === "timespan") return formatTimespan(value);
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
