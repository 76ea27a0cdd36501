import { call, compose, macro, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import { SPARK_NO_SOURCES } from "../../fragment/spark.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

/* A group's evidence rows are the first thousand of them in the order of the evidence, so that two runs agree. */
const CAP = 1000;

/*
 * Spark has no aggregate that holds a bounded number of values, and a list of all would hold a group of any size in one
 * machine's memory: there the first and the last evidence row stand for a group, and the others are counted.
 */
function endsOf(list: Fragment): Fragment {
  const ends = `array_distinct(concat(min(${list.text}), max(${list.text})))`;
  return notNull(compose([list], `coalesce(${ends}, ${SPARK_NO_SOURCES})`));
}

function summed(part: Fragment): Fragment {
  return notNull(compose([part], `CAST(coalesce(sum(${part.text}), 0) AS BIGINT)`));
}

function all(list: Fragment): Fragment {
  return call("flatten", call("list", list));
}

/** The evidence rows of a group's members, each once. */
const sources: ScalarFunction = {
  name: "coldhunt_sources",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: { duckdb: (list) => macro("kql_sources", all(list)), spark: endsOf },
    }),
  ],
};

/** How many evidence rows stand behind a group: counted where the list is whole, else the sum over its members. */
const sourceCount: ScalarFunction = {
  name: "coldhunt_source_count",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic", "long"],
      returns: "long",
      sql: {
        duckdb: (list, part) =>
          notNull(
            compose(
              [list, part],
              `CAST(CASE WHEN coalesce(sum(${part.text}), 0) <= ${CAP} THEN len(list_distinct(coalesce(${all(list).text}, []))) ELSE sum(${part.text}) END AS BIGINT)`,
            ),
          ),
        spark: (_, part) => summed(part),
      },
    }),
  ],
};

/** The same where each member is one evidence row of its own: no list of all need be held. */
const rowSources: ScalarFunction = {
  name: "coldhunt_row_sources",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: {
        duckdb: (list) =>
          notNull(
            call("coalesce", compose([list], `min(${list.text}[1], ${CAP})`), raw("CAST([] AS BIGINT[])")),
          ),
        spark: endsOf,
      },
    }),
  ],
};

const rowCount: ScalarFunction = {
  name: "coldhunt_row_count",
  reference: "",
  signatures: [
    signature({
      params: ["long"],
      returns: "long",
      sql: everywhere(summed),
    }),
  ],
};

export const provenance: readonly ScalarFunction[] = [sources, sourceCount, rowSources, rowCount];
