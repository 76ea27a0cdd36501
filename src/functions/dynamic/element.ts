import {
  call,
  integerLiteral,
  macro,
  notNull,
  NULL,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import {
  everywhere,
  openSignature,
  refuse,
  signature,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";
import { nullIfJsonNull } from "./json.js";

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

type Extract = (value: Fragment, path: string) => Fragment;

const asJson: Extract = (value, path) => nullIfJsonNull(call("json_extract", value, stringLiteral(path)));
const asText: Extract = (value, path) =>
  notNull(call("coalesce", call("json_extract_string", value, stringLiteral(path)), stringLiteral("")));

/** The steps one after the other, as few paths as they fit in; the last one in the form that is wanted. */
function render(
  value: Fragment | undefined,
  selectors: readonly Fragment[],
  extract: Extract,
): Fragment | Refusal {
  const paths: string[] = [];
  let open = false;
  for (const selector of selectors) {
    const step = stepOf(selector);
    if (step === undefined) {
      if (typeof selector.literal !== "string") return refuse("a selector of this kind");
      paths.push(pointerTo(selector.literal));
    } else if (open) {
      paths.push((paths.pop() ?? "$") + step);
    } else {
      paths.push(`$${step}`);
    }
    open = step !== undefined;
  }
  const last = paths.pop();
  if (value === undefined || last === undefined) return refuse("an element of nothing");
  const inner = paths.reduce((whole, path) => call("json_extract", whole, stringLiteral(path)), value);
  return extract(inner, last);
}

/** In Spark each step is a call. */
function sparkSteps(
  value: Fragment | undefined,
  selectors: readonly Fragment[],
  returns: "dynamic" | "string",
): Fragment | Refusal {
  let whole = value;
  for (const { literal } of selectors) {
    if (whole === undefined) break;
    if (typeof literal === "string") whole = macro("kql_element", whole, sparkText(literal));
    else if (typeof literal === "bigint") whole = macro("kql_element_at", whole, integerLiteral(literal));
    else return refuse("a selector of this kind");
  }
  if (whole === undefined) return refuse("an element of nothing");
  return returns === "dynamic" ? whole : notNull(call("coalesce", macro("kql_text", whole), sparkText("")));
}

function steps(name: string, returns: "dynamic" | "string", extract: Extract): ScalarFunction {
  return {
    name,
    reference: "",
    signatures: [
      openSignature({
        params: ["dynamic", "any"],
        rest: "any",
        returns,
        sql: {
          duckdb: (value, ...selectors) => render(value, selectors, extract),
          spark: (value, ...selectors) => sparkSteps(value, selectors, returns),
        },
      }),
      // text that the query parses as JSON for this alone
      openSignature({
        params: ["string", "any"],
        rest: "any",
        returns,
        repeats: [0],
        sql: {
          duckdb: (text, ...selectors) => render(macro("kql_json_text", text), selectors, extract),
          spark: (text = NULL, ...selectors) => sparkSteps(macro("kql_parse_json", text), selectors, returns),
        },
      }),
    ],
  };
}

/** `d.name`, `d["name"]`, `d[0]`, `d[-1]`, several steps at once; null where there is no such element. */
export const element = steps("element", "dynamic", asJson);

/** `tostring()` of an element. Not a function of KQL. */
export const elementText = steps("element_text", "string", asText);

/** `d[x]` with a selector that is only known while the query runs. */
export const elementBy: ScalarFunction = {
  name: "element_by",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic", "string"],
      returns: "dynamic",
      sql: everywhere((value, name) => macro("kql_element", value, name)),
    }),
    signature({
      params: ["dynamic", "long"],
      returns: "dynamic",
      sql: everywhere((value, place) => macro("kql_element_at", value, place)),
    }),
    signature({
      params: ["dynamic", "dynamic"],
      returns: "dynamic",
      sql: everywhere((value, selector) => macro("kql_element_by", value, selector)),
    }),
  ],
};
