import type { InputRecord } from "../case/input.js";
import { inputJson, jsonText, type Json } from "./json-text.js";
import { summaryLines } from "./summary.js";
import type { Style } from "./style.js";

/** The JSON document of an import (schema coldhunt/import/1), one input a line. */
export function* renderImportJson(inputs: readonly InputRecord[]): Generator<string> {
  yield `{"schema":"coldhunt/import/1","inputs":[`;
  if (inputs.length > 0) yield `\n${inputs.map((input) => jsonText(recordJson(input))).join(",\n")}\n`;
  yield "]}\n";
}

function recordJson(input: InputRecord): Json {
  const account = inputJson(input) as Readonly<Record<string, Json>>;
  return {
    ...account,
    ingestion: { ...input.ingestion },
    missingColumns: input.missingColumns,
    unknownColumns: input.unknownColumns,
    renamedColumns: { ...input.renamedColumns },
  };
}

/** A line an input, and what all of them come to. */
export function* renderImportTable(inputs: readonly InputRecord[], paint: Style): Generator<string> {
  for (const line of summaryLines({ inputs, cards: [] }, paint)) yield `${line}\n`;
  const sum = (count: (input: InputRecord) => number) =>
    inputs.reduce((total, input) => total + count(input), 0);
  const files = new Set(inputs.map((input) => input.absolutePath)).size;
  const unexamined = new Set(inputs.filter((input) => !input.examined).map((input) => input.absolutePath))
    .size;
  yield `${files} files, ${unexamined} not examined; rows: ${sum(({ rows }) => rows.read)} read, ${sum(({ rows }) => rows.imported)} imported, ${sum(({ rows }) => rows.rejected)} rejected, ${sum(({ rows }) => rows.duplicate)} duplicate\n`;
}
