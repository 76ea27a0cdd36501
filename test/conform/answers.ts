import { readFileSync } from "node:fs";

/** One query with the Kusto engine's own answer. */
export interface Answer {
  readonly id: string;
  readonly kql: string;
  readonly columns?: readonly string[];
  readonly types?: readonly string[];
  readonly rows?: readonly (readonly unknown[])[];
  readonly rows_text?: unknown;
  readonly row_count?: number;
  readonly flags?: readonly string[];
  readonly error?: boolean;
}

/** The answers of a JSON Lines file. */
export function readAnswers(path: string): Answer[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Answer);
}

/** The family of a query: its id without the number. */
export function familyOf(id: string): string {
  return id.replace(/-[^-]*$/, "");
}
