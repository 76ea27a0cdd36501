import { quoteName, quoteString } from "../../fragment/quote.js";
import { callOf, gatheredSources } from "../../plan/build.js";
import type { MakeSeries } from "../../plan/relation.js";
import type { Scalar } from "../../plan/scalar.js";
import { SOURCES_COLUMN } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "./source.js";

const SLOT = quoteName("_slot");

/** What tells one engine's words for a series from another's. */
export interface SeriesSyntax {
  /** A row for each whole number from one up to, not including, another. */
  numbers(from: string, end: string): string;
  /** The dynamic values of a group as an array, by the numbers of their places. */
  array(value: string, place: string): string;
  /** The engine's function that stops a query with a message. */
  readonly error: string;
}

/** The reference leaves open whether a longer series is cut or an error. */
const MOST_STEPS = 1_048_576;

/** Every step of every group is written out first, then filled from the rows there are and gathered into arrays. */
export function printMakeSeries(series: MakeSeries, printer: RelationPrinter, syntax: SeriesSyntax): Source {
  const input = printer.sourceOf(series.input);
  const keys = series.keys.map((key) => quoteName(input.names.get(key) ?? key));
  const steps = printer.step(series, stepsText(series, input, keys, printer, syntax), "steps");
  return printer.step(series, gatherText(series, input, steps, keys, printer, syntax), "make_series");
}

function stepsText(
  series: MakeSeries,
  input: Source,
  keys: readonly string[],
  printer: RelationPrinter,
  syntax: SeriesSyntax,
): string {
  const { from, to, step } = series;
  const open = (end: Scalar): boolean => end.kind === "literal" && end.value === null;
  const length = open(to)
    ? undefined
    : printer.constants().print(callOf("series_length", "long", [from, to, step])).text;
  const numbers = limitedNumbers(open(from) ? "_first" : "0", length ?? "_last + 1", syntax);
  if (series.nonempty && keys.length === 0 && length !== undefined && !open(from))
    return `SELECT ${numbers} AS ${SLOT}`;
  const list = [...keys, `min(${SLOT}) AS _first`, `max(${SLOT}) AS _last`].join(", ");
  const by = keys.length === 0 ? "HAVING count(*) > 0" : `GROUP BY ${keys.join(", ")}`;
  return `SELECT ${[...keys, `${numbers} AS ${SLOT}`].join(", ")}\nFROM (SELECT ${list} FROM ${input.name} ${by})`;
}

/** The numbers of the steps; of too many the query stops, before any is written out. */
function limitedNumbers(first: string, end: string, syntax: SeriesSyntax): string {
  const message = quoteString(`make-series: a series of more than ${MOST_STEPS.toLocaleString("en")} steps`);
  const limited = `CASE WHEN ${end} - ${first} > ${MOST_STEPS} THEN ${syntax.error}(${message}) ELSE ${end} END`;
  return syntax.numbers(first, limited);
}

function gatherText(
  series: MakeSeries,
  input: Source,
  steps: Source,
  keys: readonly string[],
  printer: RelationPrinter,
  syntax: SeriesSyntax,
): string {
  const names = physicalNames(series.columns);
  const named = (name: string): string => quoteName(names.get(name) ?? name);
  const constants = printer.constants();
  const gathered = (text: string, name: string): string =>
    `${syntax.array(text, `s.${SLOT}`)} AS ${named(name)}`;
  const items = series.items.map((item) => {
    const value = `v.${quoteName(input.names.get(item.name) ?? item.name)}`;
    const otherwise = constants.print(item.default).text;
    return gathered(`CASE WHEN v.${SLOT} IS NULL THEN ${otherwise} ELSE ${value} END`, item.name);
  });
  const scalars = printer.scalars({ name: "s", columns: [], names: new Map([["_slot", "_slot"]]) }, "s");
  const slot: Scalar = { kind: "column", type: "long", name: "_slot" };
  const place = callOf("series_step", series.axis.type, [series.from, series.step, slot]);
  const axis = gathered(scalars.print(callOf("todynamic_value", "dynamic", [place])).text, series.axis.name);
  const values = printer.scalars(input, "v");
  const isCarried = series.columns.some((column) => column.name === SOURCES_COLUMN);
  const carried = (isCarried ? gatheredSources(series.input) : []).map(
    (item) => `${values.print(item.value).text} AS ${named(item.name)}`,
  );
  const on = [...keys.map((key) => `s.${key} IS NOT DISTINCT FROM v.${key}`), `s.${SLOT} = v.${SLOT}`];
  const groups = keys.map((key) => `s.${key}`);
  const by = groups.length === 0 ? "HAVING count(*) > 0" : `GROUP BY ${groups.join(", ")}`;
  const list = [
    ...series.keys.map((key, index) => `s.${keys[index] ?? ""} AS ${named(key)}`),
    ...items,
    axis,
    ...carried,
  ];
  return `SELECT ${list.join(", ")}\nFROM ${steps.name} AS s LEFT JOIN ${input.name} AS v ON ${on.join(" AND ")}\n${by}`;
}
