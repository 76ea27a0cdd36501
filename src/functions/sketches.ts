import { call, macro, type Fragment } from "../fragment/fragment.js";
import { page } from "./page.js";
import { openSignature, signature, type ScalarFunction } from "./signature.js";

function joined(lists: readonly Fragment[]): Fragment {
  return lists
    .map((list) => macro("kql_sketch", list))
    .reduce((one, another) => call("list_concat", one, another));
}

/** Of the different values in sketches that texts of several types are in nothing is known. */
const dcountHll: ScalarFunction = {
  name: "dcount_hll",
  reference: page("dcount_hll"),
  signatures: [
    signature({
      params: ["hll"],
      returns: "long",
      repeats: "all",
      sql: { duckdb: (sketch) => macro("kql_hll_count", sketch) },
    }),
  ],
};

const hllMerge: ScalarFunction = {
  name: "hll_merge",
  reference: page("hll_merge"),
  signatures: [
    openSignature({
      params: ["hll", "hll"],
      rest: "hll",
      returns: "hll",
      sql: { duckdb: (...sketches) => call("list_distinct", joined(sketches)) },
    }),
  ],
};

/** What several sketches have in common. Not a function of KQL. */
const hllIntersection: ScalarFunction = {
  name: "hll_intersection",
  reference: "",
  signatures: [
    signature({
      params: ["hll", "hll"],
      returns: "hll",
      sql: { duckdb: (one, other) => call("list_intersect", one, other) },
    }),
  ],
};

const tdigestMerge: ScalarFunction = {
  name: "merge_tdigest",
  aliases: ["tdigest_merge"],
  reference: page("merge_tdigest"),
  signatures: [
    openSignature({
      params: ["tdigest"],
      rest: "tdigest",
      returns: "tdigest",
      sql: { duckdb: (...digests) => joined(digests) },
    }),
  ],
};

function rank(name: string, form: string): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["tdigest", "real"],
        returns: "real",
        sql: { duckdb: (digest, value) => macro(form, digest, value) },
      }),
    ],
  };
}

/** The value at a percentage by the nearest rank, as `percentile()` has it. */
const percentileTdigest: ScalarFunction = {
  name: "percentile_tdigest",
  reference: page("percentile_tdigest"),
  signatures: [
    signature({
      params: ["tdigest", "real"],
      returns: "real",
      sql: { duckdb: (digest, percent) => macro("kql_tdigest_percentile", digest, percent) },
    }),
  ],
};

/** Functions of what `hll()` and `tdigest()` make. */
export const sketchFunctions: readonly ScalarFunction[] = [
  dcountHll,
  hllMerge,
  hllIntersection,
  tdigestMerge,
  rank("rank_tdigest", "kql_tdigest_rank"),
  rank("percentrank_tdigest", "kql_tdigest_percentrank"),
  percentileTdigest,
];
