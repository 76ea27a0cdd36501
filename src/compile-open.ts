/**
 * Queries whose columns stand in the data (`evaluate bag_unpack`, `pivot`) or in a file that stands in for the cloud:
 * their schemas are found, then written in.
 */
import { QueryError, type ColdhuntError } from "./diagnostics/error.js";
import type { Span } from "./diagnostics/span.js";
import type { CloudCall, Discovery, OutputSchema } from "./kql/open-schema.js";
import type { KqlType } from "./plan/types.js";

/** Finds the schema of a plugin in the data. */
export type Discover = (discovery: Discovery) => Promise<OutputSchema>;

/** A schema to write behind a plugin's call, or a file to write in the place of one. */
interface Found {
  /** Offset in the user's own text. */
  readonly at: number;
  /** The characters from there that the written ones replace. */
  readonly length: number;
  readonly written: (schema: OutputSchema) => string;
  readonly plugin: string;
  readonly typeOfUnseen: KqlType;
  schema: OutputSchema;
  /** Columns of the schema that only the rest of the query tells of. */
  readonly unseen: Set<string>;
}

/** A text with schemas written in, and the way back to the user's own. */
interface Completed {
  readonly text: string;
  readonly original: (offset: number) => number;
}

/**
 * Compiles the text again and again, each time with one more schema written in, until none is missing. Columns that
 * no row has but the query names are empty ones.
 */
export async function compileOpen<T>(
  kql: string,
  compileOnce: (text: string) => Promise<T>,
  discover: Discover | undefined,
  calls: readonly CloudCall[],
): Promise<{ readonly compiled: T; readonly plugins: readonly string[] }> {
  const { SchemaUnknown } = await import("./kql/open-schema.js");
  const found: Found[] = calls.map(({ span, schema, written }) => ({
    at: span.start,
    length: span.end - span.start,
    written,
    plugin: "",
    typeOfUnseen: "string",
    schema,
    unseen: new Set(),
  }));
  for (;;) {
    const completed = complete(kql, found);
    try {
      const compiled = await compileOnce(completed.text);
      return { compiled, plugins: found.slice(calls.length).map((one) => one.plugin) };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      const missing = error.diagnostics.find((one) => one instanceof SchemaUnknown);
      if (missing !== undefined) {
        const { discovery } = missing;
        found.push({
          at: completed.original(discovery.at),
          length: 0,
          written: (schema) => ` : ${schemaText(schema)}`,
          plugin: discovery.plugin,
          typeOfUnseen: discovery.typeOfUnseen,
          schema: discover === undefined ? discovery.schemaOf([]) : await discover(discovery),
          unseen: new Set(),
        });
        continue;
      }
      if (!nameUnseen(error, completed, found)) throw inOriginal(error, completed);
    }
  }
}

/**
 * Adds a column that the query names and no row has, or takes one that was added for a text where a dynamic value
 * cannot stand; false where that is not what is wrong.
 */
function nameUnseen(error: QueryError, completed: Completed, found: readonly Found[]): boolean {
  for (const fault of error.diagnostics) {
    if (fault.span === undefined) continue;
    const name = nameOf(completed.text.slice(fault.span.start, fault.span.end));
    const place = completed.original(fault.span.start);
    const plugin = found.filter((one) => one.at <= place).at(-1);
    if (plugin === undefined || name === undefined || plugin.schema.complete === true) continue;
    const { columns } = plugin.schema;
    const known = columns.find((column) => column.name === name);
    if (known === undefined && fault.code === "KQL-UNKNOWN") {
      plugin.schema = { ...plugin.schema, columns: [...columns, { name, type: plugin.typeOfUnseen }] };
      plugin.unseen.add(name);
      return true;
    }
    if (known?.type !== "dynamic" || !plugin.unseen.has(name) || fault.code !== "KQL-SYNTAX") continue;
    plugin.schema = {
      ...plugin.schema,
      columns: columns.map((column) => (column === known ? { name, type: "string" } : column)),
    };
    return true;
  }
  return false;
}

/** The name that a piece of a query is, bare or in brackets. */
function nameOf(text: string): string | undefined {
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)) return text;
  return /^\[\s*(["'])([^\\]*)\1\s*\]$/.exec(text)?.[2];
}

function complete(kql: string, found: readonly Found[]): Completed {
  const inserts = [...found]
    .sort((left, right) => left.at - right.at)
    .map(({ at, length, schema, written }) => ({ at, length, text: written(schema) }));
  let text = "";
  let from = 0;
  for (const insert of inserts) {
    text += kql.slice(from, insert.at) + insert.text;
    from = insert.at + insert.length;
  }
  text += kql.slice(from);
  return {
    text,
    original: (offset) => {
      let shift = 0;
      for (const insert of inserts) {
        const start = insert.at + shift;
        if (offset <= start) break;
        if (offset < start + insert.text.length) return insert.at;
        shift += insert.text.length - insert.length;
      }
      return offset - shift;
    },
  };
}

function schemaText(schema: OutputSchema): string {
  const columns = schema.columns.map(({ name, type }) => `[${JSON.stringify(name)}]:${type}`);
  return `(${[...(schema.keepsInput ? ["*"] : []), ...columns].join(", ")})`;
}

/** The same faults at their places in the user's own text. */
function inOriginal(error: QueryError, completed: Completed): QueryError {
  const place = (span: Span | undefined): Span | undefined =>
    span && { start: completed.original(span.start), end: completed.original(span.end) };
  const moved = (one: ColdhuntError): QueryError =>
    new QueryError(one.code, one.message, { span: place(one.span), hint: one.hint, cause: one.cause });
  const all = error.diagnostics.map(moved);
  return new QueryError(
    error.code,
    error.message,
    { span: place(error.span), hint: error.hint, cause: error.cause },
    all,
  );
}
