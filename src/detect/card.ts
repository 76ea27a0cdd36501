import type { AttackTag, Level } from "../case/finding.js";

/** An event source a card names: a row of its "Utilized Data Sources". */
export interface DataSource {
  readonly provider: string;
  /** Event id; for Defender tables the ActionType. */
  readonly event: string;
  readonly component: string;
}

/** What a card says in prose, "" where it says nothing. */
export interface CardText {
  readonly description: string;
  readonly detection: string;
  readonly considerations: string;
  readonly falsePositives: string;
  readonly responseActions: string;
  readonly blindSpots: string;
}

/** A query cut out of a card file. */
export interface CardQuery {
  /** KQL with the line ends of the file. */
  readonly text: string;
  /** For each line of the text the offset in the file where it begins, so that errors point into the file. */
  readonly lineOffsets: readonly number[];
}

/** A detection: one query and what its author says about it. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly levelSource: "card" | "default";
  readonly attack: readonly AttackTag[];
  readonly platforms: readonly string[];
  readonly dataSources: readonly DataSource[];
  /** The ActionTypes among the data sources. */
  readonly actionTypes: readonly string[];
  readonly text: CardText;
  readonly references: readonly string[];
  readonly query: CardQuery;
  /** The file it stands in, as it was named, and that file's text. */
  readonly path: string;
  readonly fileText: string;
}

/** The offset in the card's file of an offset in its query. */
export function offsetInFile(query: CardQuery, offset: number): number {
  const before = query.text.slice(0, offset);
  const line = before.split("\n").length - 1;
  const column = offset - (before.lastIndexOf("\n") + 1);
  const start = query.lineOffsets[line] ?? query.lineOffsets.at(-1);
  if (start === undefined) throw new Error("bug: a query without lines");
  return start + column;
}

const LEVEL_WORDS: Readonly<Record<string, Level>> = {
  informational: "informational",
  information: "informational",
  info: "informational",
  low: "low",
  medium: "medium",
  moderate: "medium",
  high: "high",
  critical: "critical",
};

/** The level a card states; medium by default. */
export function levelOf(stated: string | undefined): Pick<Card, "level" | "levelSource"> {
  const level = LEVEL_WORDS[(stated ?? "").trim().toLowerCase()];
  return level === undefined ? { level: "medium", levelSource: "default" } : { level, levelSource: "card" };
}

export const NO_TEXT: CardText = {
  description: "",
  detection: "",
  considerations: "",
  falsePositives: "",
  responseActions: "",
  blindSpots: "",
};
