let closed = false;

/** A reader that has seen enough (`| head`) is no failure: what is left unwritten is dropped. */
export function quietOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // what cannot be said cannot be said that it cannot be said
      if (error.code !== "EPIPE" && stream === process.stdout) throw error;
      closed ||= stream === process.stdout;
    });
  }
}

/** Text, written as UTF-8, or bytes. */
export type Chunk = string | Uint8Array;

/** Writes to standard output as fast as its reader takes it. */
export async function writeStdout(chunks: AsyncIterable<Chunk> | Iterable<Chunk>): Promise<void> {
  for await (const chunk of blocks(chunks)) {
    if (closed) return;
    if (!process.stdout.write(chunk)) await drained();
  }
}

/** Writes text for a reader: on a terminal its lines are broken at blanks to fit. */
export async function writeText(chunks: AsyncIterable<Chunk> | Iterable<Chunk>): Promise<void> {
  await writeStdout(process.stdout.isTTY ? broken(chunks, terminalWidth(process.stdout)) : chunks);
}

/** Width of a terminal that does not tell. */
const TERMINAL_WIDTH = 80;

/** A terminal that does not know its size says 0. */
export function terminalWidth(stream: NodeJS.WriteStream): number {
  return stream.columns || TERMINAL_WIDTH;
}

async function* broken(chunks: AsyncIterable<Chunk> | Iterable<Chunk>, width: number): AsyncGenerator<Chunk> {
  const { wrapped } = await import("../report/wrapped.js");
  let open = "";
  for await (const chunk of chunks) {
    if (typeof chunk !== "string") {
      yield chunk;
      continue;
    }
    const lines = `${open}${chunk}`.split("\n");
    open = lines.pop() ?? "";
    if (lines.length > 0) yield `${lines.flatMap((line) => wrapped(line, width)).join("\n")}\n`;
  }
  if (open !== "") yield wrapped(open, width).join("\n");
}

/** Once the reader has taken what was written, or has gone. */
function drained(): Promise<void> {
  return new Promise((resolve) => {
    const events = ["drain", "error", "close"];
    const done = (): void => {
      for (const event of events) process.stdout.off(event, done);
      resolve();
    };
    for (const event of events) process.stdout.on(event, done);
  });
}

const BLOCK = 64 * 1024;

/** The same text in fewer, larger pieces; bytes as they come. */
export async function* blocks(chunks: AsyncIterable<Chunk> | Iterable<Chunk>): AsyncGenerator<Chunk> {
  let block = "";
  for await (const chunk of chunks) {
    const isText = typeof chunk === "string";
    if (isText) block += chunk;
    if (block.length >= BLOCK || (!isText && block !== "")) {
      yield block;
      block = "";
    }
    if (!isText) yield chunk;
  }
  if (block !== "") yield block;
}
