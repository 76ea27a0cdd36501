/** A SELECT with steps before it, in the order they are computed. */
export interface Step {
  readonly name: string;
  readonly body: string;
  readonly note: string | undefined;
  /** Stored, or never; the engine stores a step that is read several times where nothing is said. */
  readonly materialized: boolean | "never";
  /** The body names the step itself. */
  readonly recursive?: boolean | undefined;
}

/** The text of a statement: one WITH entry a step, the last step selected. */
export function statementOf(steps: readonly Step[], final: string): string {
  if (steps.length === 0) return final;
  const entries = steps.map((step) => {
    const note = step.note === undefined ? "" : `-- ${step.note}\n`;
    const materialized =
      step.materialized === "never" ? " NOT MATERIALIZED" : step.materialized ? " MATERIALIZED" : "";
    return `${note}${step.name} AS${materialized} (\n${indent(step.body)}\n)`;
  });
  const recursive = steps.some((step) => step.recursive === true) ? " RECURSIVE" : "";
  return `WITH${recursive}\n${entries.join(",\n")}\n${final}`;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
