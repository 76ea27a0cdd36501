import { call, compose, notNull, raw } from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

/** All rows, nulls too. */
export const count: ScalarFunction = {
  name: "count",
  reference: "kusto/query/count-aggregation-function",
  signatures: [
    openSignature({
      params: [],
      rest: "any",
      returns: "long",
      sql: { duckdb: () => raw("count(*)", { nullable: false }) },
    }),
  ],
};

/** The rows for which the predicate is true. */
export const countif: ScalarFunction = {
  name: "countif",
  reference: "kusto/query/countif-aggregation-function",
  signatures: [
    signature({
      params: ["bool"],
      returns: "long",
      sql: {
        duckdb: (predicate) =>
          notNull(compose([predicate], `count(*) FILTER (WHERE ${predicate.text})`, { nullable: false })),
      },
    }),
  ],
};

/** Provenance of a group: the evidence rows of its members, the first thousand of them. */
export const sources: ScalarFunction = {
  name: "coldhunt_sources",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: {
        duckdb: (list) => call("list_slice", call("flatten", call("list", list)), raw("1"), raw("1000")),
      },
    }),
  ],
};

/** How many evidence rows stand behind a group. */
export const sourceCount: ScalarFunction = {
  name: "coldhunt_source_count",
  reference: "",
  signatures: [
    signature({
      params: ["long"],
      returns: "long",
      sql: { duckdb: (part) => compose([part], `CAST(coalesce(sum(${part.text}), 0) AS BIGINT)`) },
    }),
  ],
};
