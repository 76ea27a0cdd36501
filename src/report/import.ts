import type { InputRecord } from "../case/input.js";
import { inputJson, jsonText, type Json } from "./json-text.js";
import { inputSummary } from "./summary.js";
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

/** What was read, for a reader. */
export function* renderImportTable(inputs: readonly InputRecord[], paint: Style): Generator<string> {
  for (const line of inputSummary(inputs, paint)) yield `${line}\n`;
}
