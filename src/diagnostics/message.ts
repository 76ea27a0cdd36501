/** What a thrown value says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The first line of a text: the engine's messages go on with hints and the statement. */
export function firstLineOf(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
