import { graph, xdr } from "./api.js";
import { csv } from "./csv.js";
import type { Form, FormOptions } from "./form.js";
import { jsonArray, jsonLines } from "./json.js";
import { streaming } from "./streaming.js";

/** The text forms; Parquet is written by DuckDB from the first of them. */
export const TEXT_FORMS = {
  csv,
  jsonl: jsonLines,
  json: jsonArray,
  graph,
  xdr,
  streaming,
} as const satisfies Record<string, (options: FormOptions) => Form>;

export type TextForm = keyof typeof TEXT_FORMS;
export type FormName = TextForm | "parquet";

export const FORM_NAMES = [
  ...(Object.keys(TEXT_FORMS) as TextForm[]),
  "parquet",
] as const satisfies FormName[];

export function isFormName(text: string): text is FormName {
  return FORM_NAMES.some((name) => name === text);
}
