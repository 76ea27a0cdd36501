import { call, macro, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { refuse, signature, type ParamType, type Refusal, type ScalarFunction } from "../signature.js";

const TARGETS: readonly unknown[] = ["browser", "os", "device"];

function parsed(agent: Fragment, targets: readonly unknown[]): Fragment | Refusal {
  if (targets.length === 0 || !targets.every((target) => TARGETS.includes(target)))
    return refuse('user agents are looked through for "browser", "os" and "device", named in the query');
  return macro(
    "kql_parse_user_agent",
    call("coalesce", agent, stringLiteral("")),
    stringLiteral(targets.join(",")),
  );
}

function lookingFor(type: ParamType, targetsOf: (lookFor: Fragment) => readonly unknown[]) {
  return signature({
    params: ["text", type],
    returns: "dynamic",
    sql: {
      duckdb: (agent, lookFor) => parsed(agent, targetsOf(lookFor)),
      spark: refuse("user agents are read by a function of coldhunt itself, which Spark has not"),
    },
  });
}

/** The strings of an array that the query names. */
function listOf(lookFor: Fragment): readonly unknown[] {
  const list: unknown = typeof lookFor.literal === "string" ? JSON.parse(lookFor.literal) : undefined;
  return Array.isArray(list) ? list : [list];
}

/** Browser, operating system and device of a user agent, by the patterns of uap-core. */
export const parseUserAgent: ScalarFunction = {
  name: "parse_user_agent",
  reference: page("parse_user_agent"),
  approximate:
    "parse_user_agent() knows user agents by the patterns of uap-core 0.18.0 and looks at their first 4,096 characters; which patterns the engine has is not published",
  signatures: [lookingFor("string", (lookFor) => [lookFor.literal]), lookingFor("dynamic", listOf)],
};
