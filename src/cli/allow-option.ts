import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Option } from "commander";
import type { AllowFile } from "../detect/allow/allow-file.js";
import { UsageError } from "../diagnostics/error.js";
import { messageOf } from "../diagnostics/message.js";

/** Where `allow add` puts entries, and what a run notices and does not take by itself. */
export const ALLOW_FILE = "allow.yml";

/** `--allow`, for `scan` and `hunt`. */
export function allowOption(): Option {
  return new Option(
    "--allow <file>",
    "a file of findings that are no matter here; they are counted and listed",
  );
}

/**
 * Reads an allow file. One that nobody named is never used, as it might have come with the evidence: standing in the
 * working folder, it is only mentioned.
 */
export async function readAllow(path: string | undefined, quiet: boolean): Promise<AllowFile | undefined> {
  if (path === undefined) {
    if (!quiet && existsSync(ALLOW_FILE))
      process.stderr.write(
        `note: ${ALLOW_FILE} stands here and is not used; --allow ${ALLOW_FILE} uses it\n`,
      );
    return undefined;
  }
  const { parseAllowFile } = await import("../detect/allow/allow-file.js");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new UsageError("USAGE", `the allow file '${path}' cannot be read: ${messageOf(cause)}`, { cause });
  }
  return parseAllowFile(text, path);
}
