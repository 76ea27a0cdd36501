import { Command, Option } from "commander";
import { ColdhuntError } from "../diagnostics/error.js";
import type { SelectedCard } from "../detect/select-cards.js";
import { EXIT, type ExitCode } from "./exit-code.js";

const EXAMPLES = `
Examples:
  coldhunt translate 0xFF-0546-Process_Injection_Initiated_By_MMC-Win > mmc.sql && duckdb acme.duckdb < mmc.sql
  echo 'DeviceEvents | take 5' | coldhunt translate -`;

/** `coldhunt translate <card id | file | ->`: the SQL, ready to run. */
export function translateCommand(): Command {
  return new Command("translate")
    .summary("print a card or a KQL query as DuckDB SQL")
    .description(
      "Print the SQL of a card or query, with the macros it needs: it runs in a stock DuckDB shell.",
    )
    .argument("<card>", "id of a card, a card file, or - for KQL on standard input")
    .addOption(
      new Option("--window <which>", "all: lift look-backs that are only a schedule; card: keep them")
        .choices(["all", "card"])
        .default("all"),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, options: { readonly window: "all" | "card" }) => {
      process.exitCode = await translate(name, options.window);
    });
}

async function translate(name: string, window: "all" | "card"): Promise<ExitCode> {
  const { translateCard } = await import("../detect/translate.js");
  const { renderCardError } = await import("./report-errors.js");
  const { writeStdout } = await import("./write-out.js");
  let code: ExitCode = EXIT.ok;
  for (const one of await cardsOf(name)) {
    try {
      if (one.kind === "unreadable") throw one.error;
      await writeStdout([await translateCard(one.card, window)]);
    } catch (error) {
      if (!(error instanceof ColdhuntError)) throw error;
      process.stderr.write(`${renderCardError(one.card, error)}\n`);
      code = EXIT.card;
    }
  }
  return code;
}

async function cardsOf(name: string): Promise<SelectedCard[]> {
  const { cardsNamed } = await import("../detect/select-cards.js");
  if (name !== "-") return cardsNamed(name);
  const { bareQuery, decode } = await import("../detect/card-file.js");
  const { buffer } = await import("node:stream/consumers");
  return [{ kind: "card", card: bareQuery(decode(await buffer(process.stdin)), "standard input", "query") }];
}
