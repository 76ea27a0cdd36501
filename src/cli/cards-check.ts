import { Command, Option } from "commander";
import { UsageError } from "../diagnostics/error.js";
import type { SelectedCard } from "../detect/select-cards.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { parseTimeOption } from "./time-option.js";

/** `coldhunt cards lint <path...>`: which queries run as they are. */
export function lintCommand(): Command {
  return new Command("lint")
    .description("Say for each query whether it runs exactly, approximately or not at all, and why.")
    .argument("[path...]", "card files or folders (default: the cards that come with the program)")
    .addOption(new Option("--format <name>", "text or jsonl").choices(["text", "jsonl"]).default("text"))
    .action(async (paths: string[], options: { format: "text" | "jsonl" }) => {
      process.exitCode = await lint(paths, options.format);
    });
}

async function lint(paths: readonly string[], format: "text" | "jsonl"): Promise<ExitCode> {
  const { allCards } = await import("../detect/select-cards.js");
  const { lintCard, lintUnreadable } = await import("../detect/lint.js");
  const { writeStdout } = await import("./write-out.js");
  const { jsonText } = await import("../report/json-text.js");
  const { visible } = await import("../diagnostics/visible.js");
  let refused = false;
  for (const selected of await allCards(paths)) {
    const result =
      selected.kind === "card"
        ? await lintCard(selected.card)
        : lintUnreadable(selected.card, selected.error);
    refused ||= result.error !== null;
    const why =
      result.error === null
        ? result.approximations.join("; ")
        : `${result.error.code} ${result.error.message}`;
    const place = result.error === null ? "" : `:${result.error.line}:${result.error.column}`;
    const text = `${result.status.padEnd(12)}${visible(result.path)}${place} ${visible(result.id)}${why === "" ? "" : `: ${visible(why)}`}`;
    await writeStdout([
      `${format === "jsonl" ? jsonText({ ...result, error: result.error === null ? null : { ...result.error } }) : text}\n`,
    ]);
  }
  return refused ? EXIT.card : EXIT.ok;
}

/** `coldhunt cards test <path...>`: the cards' own fixtures. */
export function testCommand(): Command {
  return new Command("test")
    .description(
      "Run cards over the rows of their fixtures (name.md: name.test.yml) and compare what they find.",
    )
    .argument("[path...]", "card files or folders (default: the cards that come with the program)")
    .addOption(new Option("--format <name>", "text or junit").choices(["text", "junit"]).default("text"))
    .action(async (paths: string[], options: { format: "text" | "junit" }) => {
      process.exitCode = await test(paths, options.format);
    });
}

async function test(paths: readonly string[], format: "text" | "junit"): Promise<ExitCode> {
  const { selectCards } = await import("../detect/select-cards.js");
  const { junitXml } = await import("../report/junit.js");
  const { writeStdout } = await import("./write-out.js");
  const { visible } = await import("../diagnostics/visible.js");
  const results = (await Promise.all((await selectCards(paths)).map(runFixtures))).flat();
  if (results.length === 0)
    throw new UsageError("USAGE", "no card of these has fixtures (name.test.yml beside name.md)");
  const failed = results.filter((result) => result.failure !== undefined);
  if (format === "junit") {
    await writeStdout([junitXml(results.map(({ card, name, failure }) => ({ suite: card, name, failure })))]);
  } else {
    for (const { card, name, failure } of results) {
      await writeStdout([
        visible(
          `${failure === undefined ? "ok  " : "FAIL"} ${card}: ${name}${failure === undefined ? "" : `: ${failure}`}`,
        ) + "\n",
      ]);
    }
    await writeStdout([`${results.length - failed.length} passed, ${failed.length} failed\n`]);
  }
  return failed.length > 0 ? EXIT.failOn : EXIT.ok;
}

async function runFixtures(selected: SelectedCard) {
  const { fixturePath, readFixtures } = await import("../detect/card-fixture.js");
  const { testCard } = await import("../detect/test-card.js");
  const { importPaths } = await import("../ingest/import.js");
  const { jsonText, jsonValue } = await import("../report/json-text.js");
  const path = fixturePath(selected.card.path);
  if (path === undefined) return [];
  if (selected.kind === "unreadable")
    return [{ card: selected.card.id, name: path, failure: selected.error.message }];
  const results = [];
  for (const fixture of await readFixtures(path)) {
    const now = fixture.now === undefined ? "end-of-data" : parseTimeOption(`'now' in ${path}`, fixture.now);
    results.push(
      await testCard(
        selected.card,
        fixture,
        now,
        async (session, tables) => {
          await importPaths(session, [], { tables, strict: true });
        },
        (finding, column) => {
          const at = finding.columns.findIndex((one) => one.name === column);
          const type = finding.columns[at]?.type;
          return type === undefined ? undefined : jsonText(jsonValue(finding.values[at] ?? null, type));
        },
      ),
    );
  }
  return results;
}
