/** A function that SQL cannot compute: of texts, numbers as texts and dynamics as JSON text, none of which is null. */
export interface HostFunction {
  readonly parameters: readonly string[];
  /** What the text that comes out is cast to. */
  readonly returns: "VARCHAR" | "JSON" | "DOUBLE" | "BOOLEAN";
  // an argument for each parameter is given
  readonly compute: (...texts: [string, string, string]) => string | null;
}
