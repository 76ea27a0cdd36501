import { infix, macro, Precedence, raw } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { everywhere, signature, type ScalarFunction, type Signature } from "../signature.js";
import { NO_GAMMA } from "./elementary.js";

const ONE = raw("1e0", { nullable: false });

function named(name: string, signature: Signature): ScalarFunction {
  return { name, reference: page(name), signatures: [signature] };
}

/** The error function, the beta distribution and Welch's test. */
export const distributions: readonly ScalarFunction[] = [
  named(
    "erf",
    signature({
      params: ["real"],
      returns: "real",
      sql: everywhere((value) => macro("kql_erf", value)),
      repeats: "all",
    }),
  ),
  named(
    "erfc",
    signature({
      params: ["real"],
      returns: "real",
      sql: everywhere((value) => infix(ONE, "-", macro("kql_erf", value), Precedence.Additive)),
      repeats: "all",
      approximate: "erfc() is 1 - erf(): far from 0 its small values lose digits",
    }),
  ),
  named(
    "beta_pdf",
    signature({
      params: ["real", "real", "real"],
      returns: "real",
      sql: { duckdb: (x, alpha, beta) => macro("kql_beta_pdf", x, alpha, beta), spark: NO_GAMMA },
      repeats: "all",
    }),
  ),
  named(
    "beta_cdf",
    signature({
      params: ["real", "real", "real"],
      returns: "real",
      sql: { duckdb: (x, alpha, beta) => macro("kql_beta_cdf", x, alpha, beta), spark: NO_GAMMA },
      repeats: "all",
    }),
  ),
  named(
    "beta_inv",
    signature({
      params: ["real", "real", "real"],
      returns: "real",
      sql: { duckdb: (p, alpha, beta) => macro("kql_beta_inv", p, alpha, beta), spark: NO_GAMMA },
      repeats: "all",
    }),
  ),
  named(
    "welch_test",
    signature({
      params: ["real", "real", "real", "real", "real", "real"],
      returns: "real",
      sql: { duckdb: (...samples) => macro("kql_welch_test", ...samples), spark: NO_GAMMA },
      repeats: "all",
    }),
  ),
];
