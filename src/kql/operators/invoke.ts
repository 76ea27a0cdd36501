import { lowerFileProfile } from "../file-profile.js";
import { unsupported } from "../refusal.js";
import { spanIn } from "../scope.js";
import { callLookup, callTabular, lookupFunction, userFunction } from "../user-function.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `invoke f(...)`: a function of one's own with the rows as its first argument. */
export const invoke: LowerOperator = (node, input, scope) => {
  const call = node.child("Function");
  const name = call.child("Name").name;
  const called = userFunction(scope, name);
  if (called === undefined && name === "FileProfile")
    return lowerFileProfile(node, call, inputOf(node, input), scope);
  const lookup = called === undefined ? lookupFunction(name) : undefined;
  if (lookup !== undefined) return callLookup(call, lookup, scope, inputOf(node, input));
  if (called === undefined)
    throw unsupported(spanIn(scope.context, call), `the function '${name}' is not translated`);
  return callTabular(call, called, scope, inputOf(node, input));
};
