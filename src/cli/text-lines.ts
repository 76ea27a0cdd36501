import { createReadStream } from "node:fs";
import { EvidenceError } from "../diagnostics/error.js";

/**
 * The lines of a UTF-8 file, as many at a time as a read gives. Only LF ends a line: node's readline would also
 * end it at U+2028, which may stand in JSON text.
 */
export async function* textLines(path: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    const input = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
    for await (const bytes of input) {
      const lines = (rest + decoder.decode(bytes as Buffer, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield lines;
    }
    rest += decoder.decode();
  } catch (error) {
    throw unreadable(path, error);
  }
  if (rest !== "") yield [rest];
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOENT") return new EvidenceError("EVIDENCE-MISSING", `${path} does not exist`);
  const message =
    error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
      ? `${path} is not UTF-8 text`
      : `${path} cannot be read: ${error.message}`;
  return new EvidenceError("EVIDENCE-UNREADABLE", message, { cause: error });
}
