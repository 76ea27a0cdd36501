import type { KqlType } from "../plan/types.js";
import { page } from "./page.js";
import { openSignature, refuse, type ScalarFunction } from "./signature.js";

interface RefusedFunction {
  readonly name: string;
  readonly reason: string;
  readonly hint?: string | undefined;
  readonly returns?: KqlType;
  readonly reference?: string;
}

/** A function that has no form in any dialect, whatever its arguments, for this reason. */
export function refusedFunction(spec: RefusedFunction): ScalarFunction {
  const { name, reason, hint, returns = "dynamic", reference = page(name) } = spec;
  const sql = { duckdb: refuse(reason, hint) };
  return { name, reference, signatures: [openSignature({ params: [], rest: "any", returns, sql })] };
}
