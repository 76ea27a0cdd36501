import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { headFor, type CsvHead, type HeadlessCsv } from "./csv-head.js";
import { probe } from "./probe.js";

/** Files of a folder that are looked at for a head. */
const MAX_SIBLINGS = 200;

/**
 * A head for a file without one: the columns the user named, or those of a file beside it with as many fields. An
 * export in many files may have its head in the first one only.
 */
export async function findHead(
  path: string,
  text: string,
  headless: HeadlessCsv,
  columns: readonly string[] | undefined,
): Promise<CsvHead | undefined> {
  if (columns !== undefined) return headFor(text, headless, columns, "--columns");
  const names = (await readdir(dirname(path))).filter((name) => name !== basename(path)).sort();
  for (const name of names.slice(0, MAX_SIBLINGS)) {
    const sibling = await probe(join(dirname(path), name));
    if (sibling.kind !== "csv" || sibling.head.delimiter !== headless.delimiter) continue;
    const head = headFor(text, headless, sibling.head.names, `the head of ${name}`);
    if (head !== undefined) return head;
  }
  return undefined;
}
