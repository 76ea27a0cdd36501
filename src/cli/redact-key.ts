import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { UsageError } from "../diagnostics/error.js";
import { messageOf } from "../diagnostics/message.js";

/** Bytes; names are few, and who can guess the secret can try them all. */
const LEAST = 16;

/** The secret that tokens are made by: what a file holds, or one of this run alone. */
export async function redactKey(path: string | undefined): Promise<Uint8Array> {
  if (path === undefined) return randomBytes(32);
  const key = await readFile(path).catch((cause: unknown) => {
    throw new UsageError("USAGE", `the key '${path}' cannot be read: ${messageOf(cause)}`, { cause });
  });
  if (key.length < LEAST)
    throw new UsageError("USAGE", `the key '${path}' has ${key.length} bytes, and ${LEAST} are the least`, {
      hint: "32 random bytes are a good key",
    });
  return key;
}
