import { identityKind, type NamedValue } from "../case/identity.js";
import { quoteName } from "../fragment/quote.js";
import { allRows, type Evidence } from "./evidence.js";

/** Every account, host and address that a column of the evidence names, in or out of the span that was asked for. */
export async function* identitiesIn(evidence: Evidence): AsyncGenerator<NamedValue> {
  for (const [table, columns] of evidence.held) {
    for (const { name, type, present } of columns) {
      if (!present || (type !== "string" && type !== "dynamic" && type !== "guid")) continue;
      if (identityKind(name) === undefined) continue;
      const column = quoteName(name);
      const rows = evidence.session.stream(
        `SELECT DISTINCT ${column}::VARCHAR FROM ${allRows(evidence, table)} WHERE ${column} IS NOT NULL AND ${column}::VARCHAR <> ''`,
      );
      for await (const some of rows) for (const [text] of some) yield { column: name, text: text as string };
    }
  }
}
