import {
  Bool,
  Field,
  Float64,
  Int64,
  List,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampNanosecond,
  Utf8,
  type Builder,
  type Data,
  type DataType,
} from "apache-arrow";
import type { Finding, ScanAccount } from "../case/finding.js";
import { flatColumns, flatValues, type FlatColumn, type Form } from "./flat.js";

/** Findings a record batch: a builder holds each text on its own until its batch is done. */
const BATCH = 2_000;

const TYPES: Readonly<Record<Form, () => DataType>> = {
  text: () => new Utf8(),
  bool: () => new Bool(),
  whole: () => new Int64(),
  real: () => new Float64(),
  time: () => new TimestampNanosecond("UTC"),
  texts: () => listOf(new Utf8()),
};

/** An Arrow IPC file (Feather 2): the union of the columns of all cards, one finding a row. */
export async function* renderArrow(account: ScanAccount): AsyncGenerator<Uint8Array> {
  const columns = await flatColumns(account);
  const schema = schemaOf(columns);
  const file = new ArrowFile();
  let batch: Finding[] = [];
  let written = false;
  for await (const finding of account.findings()) {
    batch.push(finding);
    if (batch.length < BATCH) continue;
    file.write(recordBatch(batch, columns, schema));
    yield* file.drain();
    batch = [];
    written = true;
  }
  if (batch.length > 0 || !written) file.write(recordBatch(batch, columns, schema));
  // the footer; the queue ends behind it
  file.finish();
  yield* file.rest();
}

/** A file whose bytes are taken as they come: the queue of the library's writer has no end to it. */
class ArrowFile extends RecordBatchFileWriter {
  private readonly bytes = this[Symbol.asyncIterator]();
  private taken = 0;

  /** What was written since the last time. */
  async *drain(): AsyncGenerator<Uint8Array> {
    while (this.taken < this._position) {
      const next = await this.bytes.next();
      if (next.done === true) throw new Error("bug: the writer's bytes end before those it wrote");
      this.taken += next.value.byteLength;
      yield next.value;
    }
  }

  /** All up to the end of a file that is finished. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (let next = await this.bytes.next(); next.done !== true; next = await this.bytes.next())
      yield next.value;
  }
}

function schemaOf(columns: readonly FlatColumn[]): Schema {
  const source = new Struct([new Field("path", new Utf8()), new Field("row", new Int64())]);
  return new Schema([
    ...["id", "card", "level"].map((name) => new Field(name, new Utf8(), false)),
    ...columns.map(({ name, form }) => new Field(name, TYPES[form](), true)),
    new Field("sources", listOf(source), false),
    new Field("source_count", new Int64(), false),
  ]);
}

function listOf(type: DataType): List {
  return new List(new Field("item", type, true));
}

/** The library's builder of timestamps takes milliseconds: nanoseconds are built as whole numbers. */
function builtAs(type: DataType): DataType {
  return type instanceof TimestampNanosecond ? new Int64() : type;
}

function typed(data: Data, type: unknown): Data {
  if (!(type instanceof TimestampNanosecond)) return data;
  const { length, nullCount, nullBitmap } = data;
  return makeData({ type, length, nullCount, nullBitmap, data: data.values as BigInt64Array });
}

function recordBatch(
  findings: readonly Finding[],
  columns: readonly FlatColumn[],
  schema: Schema,
): RecordBatch {
  const builders: Builder[] = schema.fields.map(({ type }) =>
    makeBuilder({ type: builtAs(type as DataType), nullValues: [null] }),
  );
  for (const finding of findings) {
    const sources = finding.sources.map(({ path, row }) => ({ path, row: BigInt(row) }));
    const row = [
      finding.id,
      finding.card,
      finding.level,
      ...flatValues(finding, columns),
      sources,
      BigInt(finding.sourceCount),
    ];
    for (const [at, builder] of builders.entries()) builder.append(row[at]);
  }
  const children = builders.map((builder, at) =>
    typed(builder.finish().flush() as Data, schema.fields[at]?.type),
  );
  const struct = makeData({
    type: new Struct(schema.fields),
    length: findings.length,
    nullCount: 0,
    children,
  });
  return new RecordBatch(schema, struct);
}
