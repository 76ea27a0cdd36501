import { compile } from "../compile.js";
import { QueryError, type ColdhuntError } from "../diagnostics/error.js";
import { lineAndColumn } from "../diagnostics/span.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";
import { offsetInFile, type Card } from "./card.js";

/** Whether a card's query can be run as it is, and what stands against it. */
export interface LintResult {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  /** `invalid`: Microsoft's own analyser rejects the query. */
  readonly status: "exact" | "approximate" | "refused" | "invalid";
  readonly tables: readonly string[];
  readonly approximations: readonly string[];
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
  } | null;
}

/** A file that holds no query that can be read. */
export function lintUnreadable(card: Card, error: ColdhuntError): LintResult {
  const { code, message } = error;
  const about = { path: card.path, id: card.id, title: card.title };
  return {
    ...about,
    status: "invalid",
    tables: [],
    approximations: [],
    error: { code, message, line: 1, column: 1 },
  };
}

/** Compiles a card's query against the schema of the Defender tables. */
export async function lintCard(card: Card): Promise<LintResult> {
  const about = { path: card.path, id: card.id, title: card.title };
  try {
    const compiled = await compile(card.query.text, {
      tables: KNOWN_TABLES,
      dialect: "duckdb",
      window: "all",
    });
    const { tables, approximations } = compiled;
    return {
      ...about,
      status: approximations.length > 0 ? "approximate" : "exact",
      tables,
      approximations,
      error: null,
    };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { line, column } = lineAndColumn(card.fileText, offsetInFile(card.query, error.span?.start ?? 0));
    return {
      ...about,
      status: error.code === "KQL-UNSUPPORTED" ? "refused" : "invalid",
      tables: [],
      approximations: [],
      error: { code: error.code, message: error.message, line, column },
    };
  }
}
