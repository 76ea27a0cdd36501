import { agentPatterns, type Target } from "./patterns.js";

/** How much of a user agent is looked at, in UTF-16 units: servers take no longer header, and time grows with it. */
const MOST_UNITS = 4096;
/** How many user agents are remembered: few are distinct, and a hunt over millions of rows meets the same ones. */
const MOST_REMEMBERED = 10_000;
/** The longest one remembered, in UTF-16 units: longer ones are rare, and many of them would fill the memory. */
const LONGEST_REMEMBERED = 512;

/** The name in the bag of what is found, and its parts. */
const PARTS: Readonly<Record<Target, { readonly name: string; readonly parts: readonly string[] }>> = {
  browser: { name: "Browser", parts: ["Family", "MajorVersion", "MinorVersion", "Patch"] },
  os: { name: "OperatingSystem", parts: ["Family", "MajorVersion", "MinorVersion", "Patch", "PatchMinor"] },
  device: { name: "Device", parts: ["Family", "Brand", "Model"] },
};

const remembered: Readonly<Record<Target, Map<string, string>>> = {
  browser: new Map(),
  os: new Map(),
  device: new Map(),
};

/**
 * The JSON of a bag of what a user agent tells of its browser, operating system and device, those of them that are
 * asked for (`browser,os,device`). What no pattern knows is `Other`, a part that is not told is "".
 * https://learn.microsoft.com/kusto/query/parse-user-agent-function
 */
export function parseUserAgent(agent: string, targets: string): string {
  const members = (Object.keys(PARTS) as Target[])
    .filter((target) => targets.split(",").includes(target))
    .map((target) => `${JSON.stringify(PARTS[target].name)}:${found(agent.slice(0, MOST_UNITS), target)}`);
  return `{${members.join(",")}}`;
}

/** The JSON of the parts of one target. */
function found(agent: string, target: Target): string {
  const known = remembered[target];
  const before = known.get(agent);
  if (before !== undefined) return before;
  const values = valuesOf(agent, target);
  const parts = PARTS[target].parts.map((name, index) => [name, values[index] ?? ""] as const);
  const json = JSON.stringify(Object.fromEntries(parts));
  if (known.size >= MOST_REMEMBERED) known.clear();
  if (agent.length <= LONGEST_REMEMBERED) known.set(agent, json);
  return json;
}

/** By the rules of uap-core: https://github.com/ua-parser/uap-core/blob/master/docs/specification.md */
function valuesOf(agent: string, target: Target): readonly (string | undefined)[] {
  for (const { regex, templates } of agentPatterns(target)) {
    const match = regex.exec(agent);
    if (match === null) continue;
    return templates.map((template, index) => {
      if (template !== undefined)
        return template.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "").trim();
      if (target !== "device") return match[index + 1];
      // a device's brand has no group of its own, and its model is the first
      return index === 1 ? undefined : match[1]?.trim();
    });
  }
  return ["Other"];
}
