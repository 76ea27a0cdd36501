const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The arguments of a Windows command line, program name first, exactly as CommandLineToArgvW splits it.
 *
 * Two inputs have no answer in the API's own terms, and have one here:
 * - the empty line gives no arguments. The API answers with the path of the running program, which says nothing
 *   of the line; a list that is merely empty keeps `[0]` null, its length 0, and differs from the line " ", whose
 *   program name is there and empty;
 * - U+0000 ends the line, because the API reads a zero-terminated string.
 */
export function commandLineToArgv(line: string): string[] {
  const zero = line.indexOf("\0");
  const text = zero < 0 ? line : line.slice(0, zero);
  if (text === "") return [];
  const argv: string[] = [];
  let at = readProgramName(text, argv);
  while ((at = skipBlanks(text, at)) < text.length) at = readArgument(text, at, argv);
  return argv;
}

/** Appends argv[0], where backslashes are ordinary characters, and returns where the rest begins. */
function readProgramName(text: string, argv: string[]): number {
  if (text.charCodeAt(0) === QUOTE) {
    const closing = text.indexOf('"', 1);
    argv.push(closing < 0 ? text.slice(1) : text.slice(1, closing));
    return closing < 0 ? text.length : closing + 1;
  }
  let end = 0;
  // every control character ends it, not only the blanks that separate arguments
  while (end < text.length && text.charCodeAt(end) > SPACE) end++;
  argv.push(text.slice(0, end));
  return end + 1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let unit = text.charCodeAt(at); unit === SPACE || unit === TAB; unit = text.charCodeAt(at)) at++;
  return at;
}

/** Appends the argument that starts at `from` and returns where it ended. */
function readArgument(text: string, from: number, argv: string[]): number {
  let argument = "";
  let quoted = false;
  let start = from; // of the stretch that is not yet in `argument`
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const backslashes = backslashesBefore(text, at, start);
      // half of them stay; an odd one makes the quote a character
      argument += text.slice(start, at - ((backslashes + 1) >> 1));
      start = at;
      if (backslashes % 2 === 1) continue;
      start++;
      if (quoted && text.charCodeAt(start) === QUOTE) {
        // a doubled quote is a character and ends quoting: the second one is kept as the start of what follows
        at++;
      }
      quoted = !quoted;
    } else if (!quoted && (unit === SPACE || unit === TAB)) break;
  }
  argv.push(argument === "" ? text.slice(start, at) : argument + text.slice(start, at));
  return at;
}

/** The length of the run of backslashes that ends before `at`, not reaching below `start`. */
function backslashesBefore(text: string, at: number, start: number): number {
  let first = at;
  while (first > start && text.charCodeAt(first - 1) === BACKSLASH) first--;
  return at - first;
}
