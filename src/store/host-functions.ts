import type { DuckDBConnection } from "@duckdb/node-api";

/** Registers the function behind a macro, where there is one; the macro that calls it. NULL gives NULL. */
export async function registerHostFunction(
  connection: DuckDBConnection,
  macro: string,
): Promise<string | undefined> {
  // few cards need any of them
  const { HOST_FUNCTIONS } = await import("../host/index.js");
  const host = HOST_FUNCTIONS.get(macro);
  if (host === undefined) return undefined;
  const duckdb = await import("@duckdb/node-api");
  connection.registerScalarFunction(
    duckdb.DuckDBScalarFunction.create({
      name: `${macro}_udf`,
      parameterTypes: host.parameters.map(() => duckdb.DuckDBVarCharType.instance),
      returnType: duckdb.DuckDBVarCharType.instance,
      mainFunction: (_info, input, output) => {
        const columns = host.parameters.map((_, index) => input.getColumnVector(index));
        for (let row = 0; row < input.rowCount; row++) {
          const texts = columns
            .map((column) => column.getItem(row))
            .filter((text) => typeof text === "string");
          const [first = "", second = "", third = ""] = texts;
          output.setItem(row, texts.length < columns.length ? null : host.compute(first, second, third));
        }
        output.flush();
      },
    }),
  );
  const call = `${macro}_udf(${host.parameters.map((name) => `CAST(${name} AS VARCHAR)`).join(", ")})`;
  const value = host.returns === "VARCHAR" ? call : `CAST(${call} AS ${host.returns})`;
  return `CREATE OR REPLACE TEMP MACRO ${macro}(${host.parameters.join(", ")}) AS ${value}`;
}
