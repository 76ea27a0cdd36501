import { callOf, columnRef, filter, literal } from "../../../plan/build.js";
import type { JoinKey, JoinOutput, Relation } from "../../../plan/relation.js";
import type { Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindCall } from "../../bind-call.js";
import { unsupported } from "../../refusal.js";
import { over, refuseUnlisted, spanIn } from "../../scope.js";
import { lowerTabular } from "../../tabular.js";
import type { LowerPlugin } from "../evaluate.js";
import { columnOf, isTrue, lookedUp, lookupOutputs } from "./lookup-rows.js";

/** `ipv4_lookup(table, address, network [, keys ...] [, return_unmatched])`. */
export const ipv4Lookup = addressLookup("ipv4_lookup", "ipv4_is_in_range", "left");
/**
 * `ipv6_lookup(table, address, network [, return_unmatched])`; both printed outputs of it have the table's columns
 * first. https://learn.microsoft.com/kusto/query/ipv6-lookup-plugin
 */
export const ipv6Lookup = addressLookup("ipv6_lookup", "ipv6_is_in_range", "right");

/**
 * The rows with those of a second table whose network has their address; with `return_unmatched` the others too.
 * Where several networks have the address it is not published which of them the engine takes, and how it compares an
 * address that is a network itself: the query stops. https://learn.microsoft.com/kusto/query/ipv4-lookup-plugin
 */
function addressLookup(name: string, inRange: string, first: JoinOutput["side"]): LowerPlugin {
  return (node, input, scope) => {
    const span = spanIn(scope.context, node);
    const [tableNode, addressNode, networkNode, ...rest] = node
      .child("FunctionCall")
      .child("ArgumentList")
      .list("Expressions")
      .map((arg) => (arg.kind === "SimpleNamedExpression" ? arg.child("Expression") : arg));
    if (tableNode === undefined || addressNode === undefined || networkNode === undefined)
      throw unsupported(span, `${name}() takes a table and two columns`);
    const right = lowerTabular(tableNode, over(scope, undefined));
    refuseUnlisted(node, input, scope);
    refuseUnlisted(node, right, scope);
    const address = columnOf(addressNode, input, scope);
    const network = columnOf(networkNode, right, scope);
    const on = rest
      .filter((arg) => arg.kind === "NameReference")
      .map((arg): JoinKey => ({ left: columnOf(arg, input, scope), right: columnOf(arg, right, scope) }));
    const flag = rest.find((arg) => arg.kind !== "NameReference");
    const outputs = lookupOutputs(input, right, new Set(on.map((key) => nameOf(key.right))), span).sort(
      (a, b) => Number(b.side === first) - Number(a.side === first),
    );

    return lookedUp({
      name,
      rows: withoutPrefix(input, address, name),
      table: right,
      on,
      outputs,
      key: network,
      isMatch: (range) =>
        bindCall(inRange, [
          columnRef({ name: address.name, type: "string" }),
          columnRef({ name: range.name, type: "string" }),
        ]),
      several: "several networks have one address",
      keepsUnmatched: flag !== undefined && isTrue(flag, scope),
      span,
    });
  };
}

/** An address with a prefix stops the query. */
function withoutPrefix(rows: Relation, address: Column, name: string): Relation {
  const prefixed = bindCall("contains", [columnRef({ ...address, type: "string" }), literal("string", "/")]);
  const message = literal("string", `${name}: an address is a network itself`);
  return filter(rows, callOf("refuse_when", "bool", [prefixed, message]));
}

function nameOf(value: Scalar): string {
  return value.kind === "column" ? value.name : "";
}
