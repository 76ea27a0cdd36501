import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

/** What is looked for in a user agent. */
export type Target = "browser" | "os" | "device";

/** A pattern with what it makes of its groups: a template for each part, `$1` to `$9` standing for groups. */
export interface AgentPattern {
  readonly regex: RegExp;
  readonly templates: readonly (string | undefined)[];
}

/** A list of uap-core's file and the names in it of the templates of each part. */
const LISTS: Readonly<Record<Target, { readonly list: string; readonly templates: readonly string[] }>> = {
  browser: {
    list: "user_agent_parsers",
    templates: ["family_replacement", "v1_replacement", "v2_replacement", "v3_replacement"],
  },
  os: {
    list: "os_parsers",
    templates: [
      "os_replacement",
      "os_v1_replacement",
      "os_v2_replacement",
      "os_v3_replacement",
      "os_v4_replacement",
    ],
  },
  device: {
    list: "device_parsers",
    templates: ["device_replacement", "brand_replacement", "model_replacement"],
  },
};

type PatternFile = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

const require = createRequire(import.meta.url);

let loaded: Readonly<Record<Target, readonly AgentPattern[]>> | undefined;

/** The patterns of uap-core in their order: the first that matches tells. Read once, when a query first needs them. */
export function agentPatterns(target: Target): readonly AgentPattern[] {
  loaded ??= readPatterns();
  return loaded[target];
}

function readPatterns(): Readonly<Record<Target, readonly AgentPattern[]>> {
  const path = require.resolve("uap-core/regexes.yaml");
  const file = parse(readFileSync(path, "utf8")) as PatternFile;
  const patternsOf = (target: Target): readonly AgentPattern[] => {
    const { list, templates } = LISTS[target];
    return (file[list] ?? []).map((entry) => ({
      regex: new RegExp(entry["regex"] ?? "", entry["regex_flag"] ?? ""),
      templates: templates.map((name) => entry[name]),
    }));
  };
  return { browser: patternsOf("browser"), os: patternsOf("os"), device: patternsOf("device") };
}
