/** The scalar types of KQL, by the names its documents use. */
export type KqlType =
  | "bool"
  | "int"
  | "long"
  | "real"
  | "decimal"
  | "datetime"
  | "timespan"
  | "string"
  | "guid"
  | "dynamic"
  | Sketch;

/**
 * What `hll()` and `tdigest()` make. To KQL it is a dynamic, in a form that is the engine's own: here nothing but the
 * functions made for it takes it, and no result shows it.
 */
export type Sketch = "hll" | "tdigest";

/** Whether values of the type have a form that no result may show. */
export function isSketch(type: KqlType): type is Sketch {
  return type === "hll" || type === "tdigest";
}

/** A column of a relation: its KQL name (case matters) and type. */
export interface Column {
  readonly name: string;
  readonly type: KqlType;
  /** Carried along but not part of the KQL result: ingestion time, provenance. */
  readonly hidden?: true;
}

/** Hidden column: what `ingestion_time()` gives, in ticks. */
export const INGESTION_COLUMN = "coldhunt_ingestion";
/** Hidden column: the evidence rows a result row comes from, as a list of `input * 2^40 + row`. */
export const SOURCES_COLUMN = "coldhunt_sources";
/** Hidden column: how many evidence rows a result row comes from; the list itself is capped. */
export const SOURCE_COUNT_COLUMN = "coldhunt_source_count";
