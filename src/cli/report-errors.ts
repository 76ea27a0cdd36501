import { QueryError, type ColdhuntError } from "../diagnostics/error.js";
import { renderError, type ErrorSource } from "../diagnostics/frame.js";
import { offsetInFile, type Card } from "../detect/card.js";

/** The file that the faults of a card's query are shown in. */
export function sourceOf(card: Card): ErrorSource {
  return {
    path: card.path,
    text: card.fileText,
    offsetOf: (offset) => offsetInFile(card.query, offset),
  };
}

/** All the faults an error stands for, one under the other. */
export function renderFaults(error: ColdhuntError, source: ErrorSource): string {
  const all = error instanceof QueryError ? error.diagnostics : [error];
  return all.map((one) => renderError(one, source)).join("\n");
}

/** All the faults of a card, one under the other. */
export function renderCardError(card: Card, error: ColdhuntError): string {
  const stack = error.code === "CARD-FAILED" && error.cause instanceof Error ? [error.cause.stack ?? ""] : [];
  return [renderFaults(error, sourceOf(card)), ...stack].join("\n");
}
