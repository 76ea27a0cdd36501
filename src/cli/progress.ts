import { visible } from "../diagnostics/visible.js";

/** Says on standard error what is being done, where it takes longer than a second. */
export interface Progress {
  readonly update: (text: string) => void;
  /** Takes the line away; the terminal is free for other text. */
  readonly stop: () => void;
}

const FIRST_MS = 1_000;
/** In a log a line every ten seconds is enough. */
const LOG_MS = 10_000;
const TERMINAL_MS = 200;

export function startProgress(options: { readonly quiet: boolean }): Progress {
  if (options.quiet) return { update: () => undefined, stop: () => undefined };
  const terminal = process.stderr.isTTY;
  const started = Date.now();
  let text = "";
  let shown = false;
  const show = (): void => {
    if (text === "") return;
    const seconds = Math.round((Date.now() - started) / 1000);
    const line = `${visible(text)} (${seconds} s)`;
    process.stderr.write(terminal ? `\r\u001b[K${line.slice(0, process.stderr.columns - 1)}` : `${line}\n`);
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
    stop: () => {
      clearTimeout(first);
      clearInterval(repeat);
      if (shown && terminal) process.stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}
