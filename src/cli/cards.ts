import { Command, Option } from "commander";
import type { Card } from "../detect/card.js";
import type { SelectedCard } from "../detect/select-cards.js";
import { lintCommand, testCommand } from "./cards-check.js";
import { EXIT, type ExitCode } from "./exit-code.js";

const EXAMPLES = `
Examples:
  coldhunt cards list
  coldhunt cards show 0xFF-0546-Process_Injection_Initiated_By_MMC-Win`;

interface CardsOptions {
  readonly format: "text" | "json";
}

/** `coldhunt cards list | show <id> | lint | test`. */
export function cardsCommand(): Command {
  const format = (): Option =>
    new Option("--format <name>", "text or json").choices(["text", "json"]).default("text");
  const list = new Command("list")
    .description("List the cards that come with the program, or those of files and folders.")
    .argument("[path...]", "card files or folders")
    .addOption(format())
    .action(async (paths: string[], options: CardsOptions) => {
      const { selectCards } = await import("../detect/select-cards.js");
      const { cardLine } = await import("./card-page.js");
      process.exitCode = await show(await selectCards(paths), options, cardLine);
    });
  const one = new Command("show")
    .description("Show what a card says, and its query.")
    .argument("<card>", "id of a card, or a card file")
    .addOption(format())
    .action(async (name: string, options: CardsOptions) => {
      const { cardsNamed } = await import("../detect/select-cards.js");
      const { cardPage } = await import("./card-page.js");
      process.exitCode = await show(await cardsNamed(name), options, cardPage);
    });
  return new Command("cards")
    .summary("list the detection cards, or show one")
    .description("The detection cards: what they look for, and how.")
    .addCommand(list)
    .addCommand(one)
    .addCommand(lintCommand())
    .addCommand(testCommand())
    .addHelpText("after", EXAMPLES);
}

async function show(
  selected: readonly SelectedCard[],
  options: CardsOptions,
  text: (card: Card) => string,
): Promise<ExitCode> {
  const { writeStdout } = await import("./write-out.js");
  const { renderCardError } = await import("./report-errors.js");
  const cards = selected.flatMap((one) => (one.kind === "card" ? [one.card] : []));
  await writeStdout(options.format === "json" ? [await cardsJson(cards)] : cards.map((card) => text(card)));
  for (const one of selected) {
    if (one.kind === "unreadable") process.stderr.write(`${renderCardError(one.card, one.error)}\n`);
  }
  return selected.some((one) => one.kind === "unreadable") ? EXIT.card : EXIT.ok;
}

async function cardsJson(cards: readonly Card[]): Promise<string> {
  const { cardsDocument } = await import("./card-page.js");
  return cardsDocument(cards);
}
