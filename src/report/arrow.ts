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

/** Findings a record batch. */
const BATCH = 10_000;

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
  const writer = new RecordBatchFileWriter();
  const writing = write(writer, account, columns, schema);
  // what goes wrong is thrown below, when all that was written has been read
  writing.catch(() => undefined);
  for await (const bytes of writer) yield bytes;
  await writing;
}

async function write(
  writer: RecordBatchFileWriter,
  account: ScanAccount,
  columns: readonly FlatColumn[],
  schema: Schema,
): Promise<void> {
  try {
    let batch: Finding[] = [];
    let written = false;
    for await (const finding of account.findings()) {
      batch.push(finding);
      if (batch.length < BATCH) continue;
      writer.write(recordBatch(batch, columns, schema));
      batch = [];
      written = true;
    }
    if (batch.length > 0 || !written) writer.write(recordBatch(batch, columns, schema));
  } finally {
    writer.finish();
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
