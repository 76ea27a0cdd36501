import { macro } from "../../fragment/fragment.js";
import { refuse, signature, type ScalarFunction } from "../signature.js";

/** The wall clock of a time zone at a moment in UTC. */
export const utcToLocal: ScalarFunction = {
  name: "datetime_utc_to_local",
  reference: "kusto/query/datetime-utc-to-local-function",
  signatures: [
    signature({
      params: ["datetime", "string"],
      returns: "datetime",
      sql: { duckdb: (time, zone) => macro("kql_utc_to_local", time, zone) },
      repeats: "all",
    }),
  ],
};

/** The moment in UTC at which the clocks of a time zone show a time. */
export const localToUtc: ScalarFunction = {
  name: "datetime_local_to_utc",
  reference: "kusto/query/datetime-local-to-utc-function",
  approximate: "a local time that the clocks show twice, when they are set back, is taken as the later one",
  signatures: [
    signature({
      params: ["datetime", "string"],
      returns: "datetime",
      sql: { duckdb: (time, zone) => macro("kql_local_to_utc", time, zone) },
      repeats: "all",
    }),
  ],
};

export const timeZones: ScalarFunction = {
  name: "datetime_list_timezones",
  reference: "kusto/query/datetime-list-timezones-function",
  signatures: [
    signature({
      params: [],
      returns: "dynamic",
      sql: { duckdb: refuse("the list of the engine's time zones is not ours to know") },
    }),
  ],
};
