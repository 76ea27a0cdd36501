import { call, macro, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";

/** One step of a JSON path; names are data, so they are always quoted. */
function stepOf(selector: Fragment): string | undefined {
  if (typeof selector.literal === "bigint") {
    return selector.literal < 0n ? `[#${selector.literal}]` : `[${selector.literal}]`;
  }
  if (typeof selector.literal !== "string" || /["\\*]/.test(selector.literal)) return undefined;
  return `."${selector.literal}"`;
}

function render(value: Fragment | undefined, selectors: readonly Fragment[]): Fragment | Refusal {
  if (value === undefined) return refuse("an element of nothing");
  const steps = selectors.map(stepOf);
  if (steps.every((step) => step !== undefined)) {
    const path = stringLiteral(`$${steps.join("")}`);
    // JSON null is KQL null
    return { ...call("nullif", call("json_extract", value, path), stringLiteral("null")), nullable: true };
  }
  return selectors.reduce((whole, selector) => macro("kql_element", whole, selector), value);
}

/** `d.name`, `d["name"]`, `d[0]`, `d[-1]`, several steps at once; null where there is no such element. */
export const element: ScalarFunction = {
  name: "element",
  reference: "kusto/query/scalar-data-types/dynamic",
  signatures: [
    openSignature({
      params: ["dynamic", "any"],
      rest: "any",
      returns: "dynamic",
      sql: { duckdb: (value, ...selectors) => render(value, selectors) },
    }),
  ],
};
