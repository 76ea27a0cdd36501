import { displayWidth, fitted } from "../report/display-width.js";
import { visible } from "../diagnostics/visible.js";

/** Says on standard error what is being done, where it takes longer than a second. */
export interface Progress {
  readonly update: (text: string) => void;
  /** A line that stays, whether or not there is progress to show. */
  readonly note: (text: string) => void;
  /** Takes the line away; the terminal is free for other text. */
  readonly stop: () => void;
}

const FIRST_MS = 1_000;
/** In a log a line every ten seconds is enough. */
const LOG_MS = 10_000;
const TERMINAL_MS = 200;

/** Back to the beginning of the line, which is emptied. */
const CLEAR = "\r\u001b[K";

/** What one line of the terminal holds: a longer one could not be taken away again. */
function cut(line: string): string {
  const width = (process.stderr.columns || 80) - 1;
  return displayWidth(line) <= width ? line : fitted(line, width);
}

export function startProgress(options: { readonly quiet: boolean }): Progress {
  const note = (text: string): void => void process.stderr.write(`${visible(text)}\n`);
  if (options.quiet) return { update: () => undefined, note, stop: () => undefined };
  const terminal = process.stderr.isTTY;
  const started = Date.now();
  let text = "";
  let shown = false;
  const show = (): void => {
    if (text === "") return;
    const seconds = Math.round((Date.now() - started) / 1000);
    const line = `${visible(text)} (${seconds} s)`;
    process.stderr.write(terminal ? `${CLEAR}${cut(line)}` : `${line}\n`);
    shown = true;
  };
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    repeat = setInterval(show, terminal ? TERMINAL_MS : LOG_MS);
    repeat.unref();
  }, FIRST_MS);
  first.unref();
  return {
    update: (next) => {
      text = next;
    },
    note: (line) => {
      if (shown && terminal) process.stderr.write(CLEAR);
      note(line);
    },
    stop: () => {
      clearTimeout(first);
      clearInterval(repeat);
      if (shown && terminal) process.stderr.write(CLEAR);
      shown = false;
    },
  };
}
