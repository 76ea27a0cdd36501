import { Command, Option } from "commander";
import { ColdhuntError, UsageError } from "../diagnostics/error.js";
import type { Card } from "../detect/card.js";
import type { SelectedCard } from "../detect/select-cards.js";
import type { Dialect } from "../functions/signature.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { sourceOption } from "./source-option.js";
import { parseTimeOption } from "./time-option.js";

const EXAMPLES = `
Examples:
  coldhunt translate 0xFF-0546-Process_Injection_Initiated_By_MMC-Win > mmc.sql && duckdb acme.duckdb < mmc.sql
  coldhunt translate my-card.md --dialect spark --source DeviceEvents=parquet:s3a://lake/events/ > my-card.sql
  echo 'DeviceEvents | take 5' | coldhunt translate -`;

interface RawTranslateOptions {
  readonly dialect: Dialect;
  readonly window: "all" | "card";
  readonly source: readonly string[];
  readonly now?: string;
}

/** `coldhunt translate <card id | file | ->`: the SQL, ready to run. */
export function translateCommand(): Command {
  return new Command("translate")
    .summary("print a card or a KQL query as SQL")
    .description(
      "Print the SQL of a card or query, with all it needs: for a stock DuckDB shell, or for spark-sql -f.",
    )
    .argument("<card>", "id of a card, a card file, or - for KQL on standard input")
    .addOption(
      new Option("--window <which>", "all: lift look-backs that are only a schedule; card: keep them")
        .choices(["all", "card"])
        .default("all"),
    )
    .addOption(
      new Option("--dialect <name>", "duckdb (default), or spark: a script with views over its sources")
        .choices(["duckdb", "spark"])
        .default("duckdb"),
    )
    .addOption(sourceOption())
    .option("--now <time>", "what now() is in a script for Spark: the time it runs by default")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, options: RawTranslateOptions) => {
      process.exitCode = await translate(name, await translatorOf(options));
    });
}

type Translator = (card: Card) => Promise<string>;

async function translatorOf({ dialect, window, source, now }: RawTranslateOptions): Promise<Translator> {
  const translators: Readonly<Record<Dialect, () => Promise<Translator>>> = {
    duckdb: async () => {
      for (const [option, given] of [
        ["--source", source.length > 0],
        ["--now", now !== undefined],
      ] as const)
        if (given) throw new UsageError("USAGE", `${option} is for --dialect spark`);
      const { translateCard } = await import("../detect/translate.js");
      return (card) => translateCard(card, window);
    },
    spark: async () => {
      const { translateToSpark } = await import("../detect/translate-spark.js");
      const { readSources } = await import("../spark/source.js");
      const sources = await readSources(source);
      const clock = now === undefined ? undefined : parseTimeOption("--now", now);
      return (card) => translateToSpark(card, { window, sources, now: clock });
    },
  };
  return translators[dialect]();
}

async function translate(name: string, translator: Translator): Promise<ExitCode> {
  const { renderCardError } = await import("./report-errors.js");
  const { writeStdout } = await import("./write-out.js");
  let code: ExitCode = EXIT.ok;
  for (const one of await cardsOf(name)) {
    try {
      if (one.kind === "unreadable") throw one.error;
      await writeStdout([await translator(one.card)]);
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
