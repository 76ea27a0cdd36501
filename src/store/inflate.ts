import type { DuckDBConnection } from "@duckdb/node-api";
import { gunzipSync, inflateSync } from "node:zlib";

/** A megabyte is the most a KQL string holds; a compressed one may not take the memory of many. */
const MOST_BYTES = 16_000_000;

/** The SQL function that stands behind the macro `kql_inflate` where the program runs the query, and that macro. */
export async function registerInflate(connection: DuckDBConnection): Promise<string> {
  const duckdb = await import("@duckdb/node-api");
  connection.registerScalarFunction(
    duckdb.DuckDBScalarFunction.create({
      name: "kql_inflate_udf",
      parameterTypes: [duckdb.DuckDBVarCharType.instance, duckdb.DuckDBVarCharType.instance],
      returnType: duckdb.DuckDBVarCharType.instance,
      mainFunction: (_info, input, output) => {
        const texts = input.getColumnVector(0);
        const formats = input.getColumnVector(1);
        for (let row = 0; row < texts.itemCount; row++) {
          output.setItem(row, inflateText(texts.getItem(row), formats.getItem(row)));
        }
        output.flush();
      },
    }),
  );
  return "CREATE OR REPLACE TEMP MACRO kql_inflate(text, format) AS kql_inflate_udf(text, format)";
}

/** The compressed text; empty where it is no base64, no data of that format, or no UTF-8. */
export function inflateText(base64: unknown, format: unknown): string {
  if (typeof base64 !== "string" || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0)
    return "";
  const bytes = Buffer.from(base64, "base64");
  try {
    const plain = format === "gzip" ? gunzip(bytes) : inflateSync(bytes, { maxOutputLength: MOST_BYTES });
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return "";
  }
}

/** gzip data with the plain header only, as the engine takes it: no name, no comment. */
function gunzip(bytes: Buffer): Buffer {
  const [, , , flags] = bytes;
  if (flags !== 0) throw new TypeError("a gzip header with further fields");
  return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
}
