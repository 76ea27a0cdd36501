import { EvidenceError } from "../diagnostics/error.js";
import { textLines } from "./text-lines.js";

/** Some command lines of a batch, and what is wrong with the line of the file after them. */
interface CommandLineBlock {
  readonly lines: readonly string[];
  readonly fault?: EvidenceError;
}

/** The `cmd` of each line of a JSON Lines file (`-`: standard input), in order, block by block; empty lines are skipped. */
export async function* commandLineBlocks(path: string): AsyncGenerator<CommandLineBlock> {
  let number = 0;
  for await (const texts of textLines(path)) {
    const lines: string[] = [];
    for (const text of texts) {
      number++;
      if (text.trim() === "") continue;
      const cmd = commandLineOf(text);
      if (cmd === undefined) {
        const message = `${path}:${number} is no JSON object with a text cmd`;
        yield { lines, fault: new EvidenceError("EVIDENCE-SHAPE", message) };
        return;
      }
      lines.push(cmd);
    }
    yield { lines };
  }
}

function commandLineOf(text: string): string | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { cmd } = (record ?? {}) as { cmd?: unknown };
  return typeof cmd === "string" ? cmd : undefined;
}
