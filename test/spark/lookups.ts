/** Searches for what stands in a table, for both engines. */
import { literal, SUBJECT } from "./subject.js";

const WORDS = `let W = datatable(w:string)[${["CMD.exe", "istanbul", "İstanbul", "STRASSE", "zz", "cafÉ"].map(literal).join(", ")}];`;
const NONE = "let W = datatable(w:string)[];";
const ARRAYS =
  'let W = datatable(w:dynamic)[dynamic(["CMD.exe", null, "a"]), dynamic("Kelvin"), dynamic(null), dynamic([1])];';

/** Every query. */
export const LOOKUP_QUERIES: readonly string[] = [
  "datatable(d:dynamic)[dynamic(5), dynamic(5.5), dynamic('5'), dynamic(null), dynamic([5]), dynamic(true), dynamic(5.0)] | extend x = d in (5,6), y = d !in (5), z = d in (7)",
  ...[WORDS, NONE, ARRAYS].flatMap((words) =>
    [
      "where s has_any (W)",
      "where s has_all (W)",
      "where s in (W)",
      "where s !in (W)",
      "where s in~ (W)",
      "where s !in~ (W)",
      "extend x = s has_any (W), y = toupper(s) has_any (W)",
    ].map((step) => `${words} ${SUBJECT} | ${step}`),
  ),
];
