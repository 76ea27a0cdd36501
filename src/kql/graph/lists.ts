import { literal } from "../../plan/build.js";
import type { Scalar } from "../../plan/scalar.js";
import { bindCall } from "../bind-call.js";

/** A list of one value. */
export function listOf(value: Scalar): Scalar {
  return bindCall("pack_array", [value], undefined, "dynamic");
}

/** One list behind the other. */
export function concatenated(before: Scalar, added: Scalar): Scalar {
  return bindCall("array_concat", [before, added], undefined, "dynamic");
}

/** Whether two lists of edges or nodes have one in common. */
export function share(left: Scalar, right: Scalar): Scalar {
  const common = bindCall("set_intersect", [left, right], undefined, "dynamic");
  return bindCall(">", [bindCall("array_length", [common]), literal("long", 0n)]);
}
