import { DEFENDER_TABLES } from "../../src/schema/defender.js";

/** SQL that loads DeviceEvents as an evidence table, in the forms of values the program keeps, several times over. */
export function evidenceTable(source: string, times: number): string {
  const columns = (DEFENDER_TABLES.get("DeviceEvents") ?? []).map(({ name, type }) => {
    if (type === "datetime") return `${ticks(`"${name}"`)} AS "${name}"`;
    if (type === "int") return `"${name}"::BIGINT AS "${name}"`;
    return type === "string" ? `coalesce("${name}", '') AS "${name}"` : `"${name}"`;
  });
  return `
    CREATE TABLE DeviceEvents AS
    SELECT ${columns.join(", ")}, copy::INTEGER AS coldhunt_input, row_number() OVER () AS coldhunt_row,
      ${ticks('"Timestamp"')} AS coldhunt_ingestion
    FROM range(1, ${times + 1}) copies(copy), ${source} events`;
}

function ticks(timestamp: string): string {
  return `epoch_ns(${timestamp}) // 100 + 621355968000000000`;
}
