import { messageOf } from "../diagnostics/message.js";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { UsageError } from "../diagnostics/error.js";

/** One case of a card: rows of its tables, and what the card must find in them. */
export interface CardFixture {
  readonly name: string;
  /** Rows by table: column values as an export has them. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** `now()` of the run; the newest event where it is not given. */
  readonly now: string | undefined;
  /** One entry a finding, in any order: columns with the values they must have. None: the card must find nothing. */
  readonly expect: readonly Readonly<Record<string, unknown>>[];
}

/** Where the fixtures of a card file stand: beside it, `name.md` in `name.test.yml`. */
export function fixturePath(cardPath: string): string | undefined {
  const stem = cardPath.replace(/\.[^.\\/]+$/, "");
  return [`${stem}.test.yml`, `${stem}.test.yaml`].find((path) => existsSync(path));
}

/** The cases of a fixture file: a list under `tests`. */
export async function readFixtures(path: string): Promise<CardFixture[]> {
  let document: unknown;
  try {
    document = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new UsageError("CARD-FORMAT", `${path} is no YAML: ${messageOf(error)}`, { cause: error });
  }
  const tests = isRecord(document) ? document["tests"] : undefined;
  if (!Array.isArray(tests)) throw new UsageError("CARD-FORMAT", `${path} has no list 'tests'`);
  return tests.map((test, index) => fixtureOf(test, `${path}: test ${index + 1}`));
}

function fixtureOf(test: unknown, place: string): CardFixture {
  if (!isRecord(test)) throw new UsageError("CARD-FORMAT", `${place} is no mapping`);
  const { name, tables, now, expect } = test;
  if (!isRecord(tables) || !Object.values(tables).every(isRowList))
    throw new UsageError("CARD-FORMAT", `${place} needs 'tables': for each table a list of rows`);
  if (!isRowList(expect))
    throw new UsageError("CARD-FORMAT", `${place} needs 'expect': a list of findings, [] for none`);
  return {
    name: typeof name === "string" ? name : place,
    tables: tables as CardFixture["tables"],
    now: typeof now === "string" ? now : undefined,
    expect,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRowList(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isRecord);
}
