import { call, macro, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { openSignature, refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";
import { nullIfJsonNull } from "./json.js";

const REFERENCE = "kusto/query/scalar-data-types/dynamic";

/** One step of a JSON path; names are data, so they are always quoted. */
function stepOf(selector: Fragment): string | undefined {
  if (typeof selector.literal === "bigint") {
    return selector.literal < 0n ? `[#${selector.literal}]` : `[${selector.literal}]`;
  }
  // a path cannot hold "" and takes * for a wildcard even between quotes
  if (typeof selector.literal !== "string" || selector.literal === "" || /["\\*]/.test(selector.literal))
    return undefined;
  return `."${selector.literal}"`;
}

/** A step that no path can hold: a JSON pointer takes every name, but a number would index an array. */
function pointerTo(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function render(value: Fragment | undefined, selectors: readonly Fragment[]): Fragment | Refusal {
  if (value === undefined) return refuse("an element of nothing");
  let whole = value;
  let path = "$";
  const flush = (): void => {
    if (path !== "$") whole = call("json_extract", whole, stringLiteral(path));
    path = "$";
  };
  for (const selector of selectors) {
    const step = stepOf(selector);
    if (step !== undefined) {
      path += step;
      continue;
    }
    if (typeof selector.literal !== "string") return refuse(`a selector of this kind`);
    flush();
    whole = call("json_extract", whole, stringLiteral(pointerTo(selector.literal)));
  }
  flush();
  return nullIfJsonNull(whole);
}

/** `d.name`, `d["name"]`, `d[0]`, `d[-1]`, several steps at once; null where there is no such element. */
export const element: ScalarFunction = {
  name: "element",
  reference: REFERENCE,
  signatures: [
    openSignature({
      params: ["dynamic", "any"],
      rest: "any",
      returns: "dynamic",
      sql: { duckdb: (value, ...selectors) => render(value, selectors) },
    }),
  ],
};

/** `d[x]` with a selector that is only known while the query runs. */
export const elementBy: ScalarFunction = {
  name: "element_by",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["dynamic", "string"],
      returns: "dynamic",
      sql: { duckdb: (value, name) => macro("kql_element", value, name) },
    }),
    signature({
      params: ["dynamic", "long"],
      returns: "dynamic",
      sql: { duckdb: (value, place) => macro("kql_element_at", value, place) },
    }),
    signature({
      params: ["dynamic", "dynamic"],
      returns: "dynamic",
      sql: { duckdb: (value, selector) => macro("kql_element_by", value, selector) },
    }),
  ],
};
