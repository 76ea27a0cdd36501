import type { Explanation, NamedValue, Passed } from "../case/explanation.js";
import { visible } from "../diagnostics/visible.js";
import { cellText } from "./cell-text.js";
import { jsonValue, type Json } from "./json-text.js";
import { LONGEST } from "./shortened.js";

/** The explanation for a reader: a line a step, and under the one that let the event go the reasons. */
export function explanationLines(explanation: Explanation, findings: readonly string[]): readonly string[] {
  switch (explanation.kind) {
    case "found":
      return [
        ...explanation.passed.map(passedLine),
        findings.length > 0
          ? `in the result: ${findings.length === 1 ? "finding" : "findings"} ${findings.join(", ")}`
          : "in the result, in a finding of more rows than its list holds",
      ];
    case "lost":
      return explanation.losses.flatMap((loss, at) => [
        ...(explanation.losses.length > 1 ? [`way ${at + 1} of ${explanation.losses.length}`] : []),
        ...loss.passed.map(passedLine),
        `lost    ${visible(loss.step)}`,
        ...loss.reasons.flatMap(({ text, values }) => [
          `          ${visible(text)}`,
          ...values.map((value) => `            ${valueText(value)}`),
        ]),
      ]);
    case "not-read":
      return [
        `the card does not read the table of this event; it reads ${explanation.tables.join(", ") || "none"}`,
      ];
    case "looked-up":
      return [
        "the card only looks values up in the table of this event: no row of its result can come from it",
      ];
    case "outside-span":
      return ["it is outside the span of --from and --to, so that the card does not see it"];
    case "chance":
      return ["the query draws random numbers: another run keeps other rows"];
  }
}

function passedLine({ step, group }: Passed): string {
  const into =
    group === undefined
      ? ""
      : `: into the group ${group.values.map(valueText).join(", ")} of ${group.rows} rows`;
  return `passed  ${visible(step)}${into}`;
}

function valueText({ name, type, value }: NamedValue): string {
  if (value === null) return `${visible(name)} is null`;
  const text = cellText(value, type);
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
  return `${visible(name)} = ${type === "string" ? JSON.stringify(visible(cut)) : visible(cut)}`;
}

/** The explanation as a part of a JSON document. */
export function explanationJson(explanation: Explanation): Readonly<Record<string, Json>> {
  switch (explanation.kind) {
    case "found":
      return { result: "found", passed: explanation.passed.map(passedJson) };
    case "lost":
      return {
        result: "lost",
        losses: explanation.losses.map(({ passed, step, reasons }) => ({
          passed: passed.map(passedJson),
          step,
          reasons: reasons.map(({ text, values }) => ({ text, values: valuesJson(values) })),
        })),
      };
    case "not-read":
      return { result: "not-read", tables: explanation.tables };
    case "looked-up":
    case "outside-span":
    case "chance":
      return { result: explanation.kind };
  }
}

function passedJson({ step, group }: Passed): Json {
  return {
    step,
    ...(group === undefined ? {} : { group: { values: valuesJson(group.values), rows: group.rows } }),
  };
}

function valuesJson(values: readonly NamedValue[]): Json {
  return Object.fromEntries(values.map(({ name, type, value }) => [name, jsonValue(value, type)]));
}
