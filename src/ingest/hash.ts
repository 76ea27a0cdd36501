import { createHash } from "node:crypto";
import { fileParts } from "./file-parts.js";

/** SHA-256 of the bytes of a file as they are stored, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of fileParts(path)) hash.update(part);
  return hash.digest("hex");
}
