import { macro } from "../../fragment/fragment.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";

/** The arguments of a Windows command line, split as CommandLineToArgvW does. */
export const parseCommandLine: ScalarFunction = {
  name: "parse_command_line",
  reference: "kusto/query/parse-command-line-function",
  signatures: [
    signature({
      params: ["string", "string"],
      returns: "dynamic",
      repeats: [0],
      sql: everywhere((line, parser) =>
        typeof parser.literal === "string" && parser.literal.toLowerCase() === "windows"
          ? macro("kql_parse_command_line", line)
          : refuse('only the parser type "windows" is known', 'write "windows"'),
      ),
    }),
  ],
};
