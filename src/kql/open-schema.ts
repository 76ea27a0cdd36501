import { QueryError } from "../diagnostics/error.js";
import type { Span } from "../diagnostics/span.js";
import type { Relation } from "../plan/relation.js";
import type { Column, KqlType } from "../plan/types.js";

/** How the columns that a plugin gives are found in the data. */
export interface Discovery {
  /** Where in the text the plugin's call ends: a schema may be written there. */
  readonly at: number;
  /** What the plugin is called. */
  readonly plugin: string;
  /** One row of texts for each thing found. */
  readonly rows: Relation;
  /** The schema that rows mean, written as in `: (*, name:type)`. */
  readonly schemaOf: (rows: readonly (readonly unknown[])[]) => OutputSchema;
  /** The type of a column that only the rest of the query tells of. */
  readonly typeOfUnseen: KqlType;
}

/** The columns of a plugin: those of its input first where they are kept. */
export interface OutputSchema {
  readonly keepsInput: boolean;
  readonly columns: readonly Column[];
  /** Whether these are all there are: a name beside them is a fault of the query. */
  readonly complete?: boolean;
}

/** A call of what only the cloud knows, and the file that stands in its place. */
export interface CloudCall {
  readonly span: Span;
  readonly schema: OutputSchema;
  /** KQL that reads the file. */
  readonly written: (schema: OutputSchema) => string;
}

/** KQL that reads columns of the CSV file at an address by the names in its head. */
export function externalFile(address: string, { columns }: OutputSchema): string {
  const list = columns.map(({ name, type }) => `[${JSON.stringify(name)}]:${type}`).join(", ");
  return `(externaldata(${list})[${JSON.stringify(address)}] with (format="csv", header="true"))`;
}

/** A plugin whose columns stand in the data, in a query that does not write them down. */
export class SchemaUnknown extends QueryError {
  readonly discovery: Discovery;

  constructor(discovery: Discovery, span: Span | undefined) {
    super("KQL-UNSUPPORTED", `the columns of '${discovery.plugin}' stand in the data alone`, {
      span,
      hint: "write them down: evaluate ...() : (name:type, ...)",
    });
    this.discovery = discovery;
  }
}
