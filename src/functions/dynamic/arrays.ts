import {
  call,
  caseWhen,
  compose,
  infix,
  integerLiteral,
  macro,
  NULL,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { page } from "../page.js";
import { everywhere, openSignature, signature, type ScalarFunction } from "../signature.js";
import { asDynamic, elements, listOf, sparkLists } from "./json.js";

/** The number of elements; null for what is no array. */
export const arrayLength: ScalarFunction = {
  name: "array_length",
  aliases: ["arraylength"],
  reference: "kusto/query/array-length-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "long",
      repeats: [0],
      sql: {
        duckdb: (array) =>
          caseWhen(
            [
              [
                infix(call("json_type", array), "=", stringLiteral("ARRAY"), Precedence.Comparison),
                compose([array], `CAST(json_array_length(${array.text}) AS BIGINT)`),
              ],
            ],
            NULL,
          ),
        spark: (array) =>
          compose([array], `CAST(json_array_length(${array.text}) AS BIGINT)`, { nullable: true }),
      },
    }),
  ],
};

/** The elements of all arrays; what is no array is left out. */
export const arrayConcat: ScalarFunction = {
  name: "array_concat",
  aliases: ["array_append"],
  reference: "kusto/query/array-concat-function",
  signatures: [
    openSignature({
      params: ["dynamic"],
      rest: "dynamic",
      returns: "dynamic",
      sql: {
        duckdb: (...arrays) => {
          const [first, ...others] = arrays.map(elements);
          if (first === undefined) return NULL;
          // list_concat passes over NULL lists
          return asDynamic(others.reduce((left, right) => call("list_concat", left, right), first));
        },
        spark: (...arrays) => macro("kql_array_concat", sparkLists(arrays)),
      },
    }),
  ],
};

export const arraySlice: ScalarFunction = {
  name: "array_slice",
  reference: "kusto/query/array-slice-function",
  signatures: [
    signature({
      params: ["dynamic", "long", "long"],
      returns: "dynamic",
      sql: everywhere((array, first, last) => macro("kql_array_slice", array, first, last)),
    }),
  ],
};

export const arraySplit: ScalarFunction = {
  name: "array_split",
  reference: "kusto/query/array-split-function",
  signatures: [
    signature({
      params: ["dynamic", "long"],
      returns: "dynamic",
      sql: {
        duckdb: (array, place) => macro("kql_array_split", array, compose([place], `[${place.text}]`)),
        spark: (array, place) => macro("kql_array_split", array, compose([place], `array(${place.text})`)),
      },
    }),
    signature({
      params: ["dynamic", "dynamic"],
      returns: "dynamic",
      sql: everywhere((array, places) => macro("kql_array_split", array, macro("kql_places", places))),
    }),
  ],
};

/** The 0-based place of an item, -1 where it is not. */
export const arrayIndexOf: ScalarFunction = {
  name: "array_index_of",
  reference: "kusto/query/array-index-of-function",
  signatures: [
    openSignature({
      params: ["dynamic", "value", "long", "long", "long"],
      optional: 3,
      returns: "long",
      sql: everywhere((...args) => {
        const [array = NULL, item = NULL, first, length, occurrence] = args;
        return macro(
          "kql_array_index_of",
          array,
          item,
          first ?? integerLiteral(0),
          length ?? integerLiteral(-1),
          occurrence ?? integerLiteral(1),
        );
      }),
    }),
  ],
};

function moved(
  name: string,
  reference: string,
  move: (array: Fragment, count: Fragment, filler: Fragment | undefined) => Fragment,
  withFiller: boolean,
): ScalarFunction {
  return {
    name,
    reference,
    signatures: [
      openSignature({
        params: withFiller ? ["dynamic", "long", "value"] : ["dynamic", "long"],
        optional: withFiller ? 1 : 0,
        returns: "dynamic",
        repeats: [0],
        sql: everywhere((array = NULL, count = NULL, filler) => move(array, count, filler)),
      }),
    ],
  };
}

function negative(count: Fragment): Fragment {
  return typeof count.literal === "bigint"
    ? integerLiteral(-count.literal)
    : infix(integerLiteral(0), "-", count, Precedence.Additive);
}

function shift(array: Fragment, count: Fragment, filler: Fragment | undefined): Fragment {
  return macro("kql_array_shift", array, count, filler ?? macro("kql_array_filler", array));
}

export const arrayMoves: readonly ScalarFunction[] = [
  moved(
    "array_rotate_left",
    "kusto/query/array-rotate-left-function",
    (array, count) => macro("kql_array_rotate", array, count),
    false,
  ),
  moved(
    "array_rotate_right",
    "kusto/query/array-rotate-right-function",
    (array, count) => macro("kql_array_rotate", array, negative(count)),
    false,
  ),
  moved("array_shift_left", "kusto/query/array-shift-left-function", shift, true),
  moved(
    "array_shift_right",
    "kusto/query/array-shift-right-function",
    (array, count, filler) => shift(array, negative(count), filler),
    true,
  ),
];

export const arrayReverse: ScalarFunction = {
  name: "array_reverse",
  reference: "kusto/query/array-reverse-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: {
        duckdb: (array) => asDynamic(call("list_reverse", elements(array))),
        spark: (array) => macro("kql_array", call("reverse", macro("kql_list", array))),
      },
    }),
  ],
};

/** The sum as a real; null where an element is no number. */
export const arraySum: ScalarFunction = {
  name: "array_sum",
  reference: "kusto/query/array-sum-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "real",
      sql: everywhere((array) => macro("kql_array_sum", array)),
    }),
  ],
};

/** `iff` element by element. */
export const arrayIff: ScalarFunction = {
  name: "array_iff",
  aliases: ["array_iif"],
  reference: "kusto/query/array-iff-function",
  signatures: [
    signature({
      params: ["dynamic", "value", "value"],
      returns: "dynamic",
      sql: everywhere((conditions, yes, no) => macro("kql_array_iff", conditions, yes, no)),
      repeats: [1, 2],
    }),
  ],
};

/** An array in the order that sorts the leader; for `array_sort_asc` and `array_sort_desc` of several arrays. */
export const arraySorted: ScalarFunction = {
  name: "array_sort_asc",
  aliases: ["array_sort_desc"],
  reference: "kusto/query/array-sort-asc-function",
  signatures: [
    signature({
      params: ["dynamic", "dynamic", "bool", "bool"],
      returns: "dynamic",
      sql: {
        duckdb: (array, leader, descending, nullsLast) =>
          macro("kql_array_sorted", array, leader, descending, nullsLast),
        spark: (array, leader, descending, nullsLast) =>
          macro("kql_array_sorted", array, leader, descending, nullsLast),
      },
    }),
  ],
};

function setFunction(
  name: string,
  render: (arrays: readonly Fragment[], list: typeof listOf) => Fragment,
): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      openSignature({
        params: ["dynamic", "dynamic"],
        rest: "dynamic",
        returns: "dynamic",
        repeats: [0],
        sql: {
          duckdb: (...arrays) => render(arrays, listOf),
          spark: (...arrays) => render(arrays, sparkLists),
        },
      }),
    ],
  };
}

/** Distinct elements in the order they are first met. */
export const setFunctions: readonly ScalarFunction[] = [
  setFunction("set_union", (arrays, list) => macro("kql_set_union", list(arrays))),
  setFunction("set_intersect", ([first = NULL, ...others], list) =>
    macro("kql_set_intersect", first, list(others)),
  ),
  setFunction("set_difference", ([first = NULL, ...others], list) =>
    macro("kql_set_difference", first, list(others)),
  ),
];

/** Whether two arrays have the same elements, however often and in whatever order. */
export const setEquals: ScalarFunction = {
  name: "set_equals",
  reference: "kusto/query/set-equals-function",
  signatures: [
    signature({
      params: ["dynamic", "dynamic"],
      returns: "bool",
      sql: everywhere((first, second) => macro("kql_set_equals", first, second)),
    }),
  ],
};

export const setHasElement: ScalarFunction = {
  name: "set_has_element",
  reference: "kusto/query/set-has-element-function",
  signatures: [
    signature({
      params: ["dynamic", "value"],
      returns: "bool",
      sql: everywhere((array, item) => macro("kql_set_has_element", array, item)),
      repeats: [1],
    }),
  ],
};

export const jaccardIndex: ScalarFunction = {
  name: "jaccard_index",
  reference: "kusto/query/jaccard-index-function",
  signatures: [
    signature({
      params: ["dynamic", "dynamic"],
      returns: "real",
      sql: everywhere((first, second) => macro("kql_jaccard_index", first, second)),
    }),
  ],
};
