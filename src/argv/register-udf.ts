import type { DuckDBConnection } from "@duckdb/node-api";
import { commandLineToArgv } from "./command-line-to-argv.js";

/**
 * Registers the SQL function `kql_argv_udf(line VARCHAR) -> VARCHAR[]`: `commandLineToArgv`, with NULL for NULL.
 * It is known to every connection of that database until the database is closed.
 */
export async function registerArgvUdf(connection: DuckDBConnection): Promise<void> {
  const duckdb = await import("@duckdb/node-api");
  const listOf = remembered((line) => new duckdb.DuckDBListValue(commandLineToArgv(line)));
  const udf = duckdb.DuckDBScalarFunction.create({
    name: "kql_argv_udf",
    parameterTypes: [duckdb.DuckDBVarCharType.instance],
    returnType: new duckdb.DuckDBListType(duckdb.DuckDBVarCharType.instance),
    mainFunction: (_info, input, lists) => {
      const lines = input.getColumnVector(0);
      if (!(lines instanceof duckdb.DuckDBVarCharVector) || !(lists instanceof duckdb.DuckDBListVector))
        throw new Error("bug: kql_argv_udf is called with other types than it declares");
      for (let row = 0; row < lines.itemCount; row++) {
        const line = lines.getItem(row);
        lists.setItem(row, line === null ? null : listOf(line));
      }
      lists.flush();
    },
  });
  connection.registerScalarFunction(udf);
}

/** How much text the results of `remembered` may be kept for: UTF-16 units. */
const REMEMBERED_UNITS = 4_000_000;

/** The same pure function, keeping its latest results: command lines repeat. */
function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const results = new Map<string, Value>();
  let units = 0;
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (units > REMEMBERED_UNITS) {
      results.clear();
      units = 0;
    }
    const value = compute(text);
    results.set(text, value);
    units += text.length;
    return value;
  };
}
