import type { CardAccount, Finding, ScanAccount } from "../../case/finding.js";
import { cellText } from "../cell-text.js";
import { commandLineToArgv } from "../../argv/command-line-to-argv.js";
import { nameShown, scriptJson, shown } from "./markup.js";
import { ACTION, DEVICE } from "./survey.js";

/** Findings a script element. */
const CHUNK = 1000;
/** Most arguments of a command line that are shown. */
const ARGUMENTS = 200;

/** Columns that say what a finding is about, after those its card computes. */
const TELLING = [
  "ProcessCommandLine",
  "InitiatingProcessCommandLine",
  "FileName",
  "FolderPath",
  "RemoteUrl",
  "RemoteIP",
  "AccountUpn",
  "AccountName",
  "Title",
];

/** What the page knows of cards and files; rows name them by their place in these lists. */
export function metaJson(account: ScanAccount): string {
  return scriptJson({
    cards: account.cards.map(cardMeta),
    paths: account.inputs.map(({ path }) => nameShown(path)),
  });
}

function cardMeta(card: CardAccount) {
  const names = card.columns.map(({ name }) => name);
  const places = (wanted: readonly string[]): number[] =>
    wanted.map((name) => names.indexOf(name)).filter((at) => at >= 0);
  const times = card.columns.filter(({ type }) => type === "datetime").map(({ name }) => name);
  return {
    id: nameShown(card.id),
    title: nameShown(card.title),
    columns: names.map(nameShown),
    time: places(["Timestamp", "TimeGenerated", ...times]),
    device: places(DEVICE),
    action: places(ACTION),
    what: places([...card.computed.filter((name) => !times.includes(name)).toReversed(), ...TELLING]),
  };
}

/** The findings as JSON texts of up to 1000 each: texts once (`t`), arguments of command lines (`a`), rows (`r`). */
export async function* rowChunks(account: ScanAccount): AsyncGenerator<string> {
  const cards = new Map(account.cards.map(({ id }, at) => [id, at]));
  const paths = new Map(account.inputs.map(({ path }, at) => [path, at]));
  let chunk = new Chunk();
  for await (const finding of account.findings()) {
    chunk.add(finding, cards, paths);
    if (chunk.rows.length < CHUNK) continue;
    yield chunk.json();
    chunk = new Chunk();
  }
  if (chunk.rows.length > 0) yield chunk.json();
}

class Chunk {
  readonly rows: unknown[] = [];
  private readonly texts: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly argv: Record<number, number[]> = {};

  constructor() {
    this.place("");
  }

  add(finding: Finding, cards: ReadonlyMap<string, number>, paths: ReadonlyMap<string, number>): void {
    const values = finding.columns.map(({ name, type }, at) => {
      const text = cellText(finding.values[at] ?? null, type);
      const place = this.place(text);
      if (name.endsWith("CommandLine") && text !== "" && !(place in this.argv))
        this.argv[place] = this.arguments(text);
      return place;
    });
    const sources = finding.sources.flatMap(({ path, row }) => [paths.get(path) ?? -1, row]);
    const level = this.place(finding.level);
    this.rows.push([cards.get(finding.card) ?? -1, finding.id, level, values, sources, finding.sourceCount]);
  }

  private arguments(line: string): number[] {
    const argv = commandLineToArgv(line);
    const cut = argv.length > ARGUMENTS ? [`… [${argv.length - ARGUMENTS} more]`] : [];
    return [...argv.slice(0, ARGUMENTS), ...cut].map((argument) => this.place(argument));
  }

  private place(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const place = this.texts.push(shown(text)) - 1;
    this.places.set(text, place);
    return place;
  }

  json(): string {
    return scriptJson({ t: this.texts, a: this.argv, r: this.rows });
  }
}
