/**
 * CommandLineToArgvW once more, for tests: not by looking ahead from character to character but by runs. The rest
 * after the program name is cut into runs of backslashes with the run of quotes after them; of a run of `q`
 * unescaped quotes met with `s` = 1 while quoting is on, else 0, (s + q) div 3 quotes stay, and quoting is on
 * afterwards exactly when (s + q) mod 3 is 1.
 */
export function argvByRuns(line: string): string[] {
  const text = line.replace(/\0[^]*/, "");
  if (text === "") return [];
  const name = /^(?:"([^"]*)"?|([^\u0001-\u0020]*)[\u0001-\u0020]?)/.exec(text);
  const argv = [name?.[1] ?? name?.[2] ?? ""];
  let argument: string | undefined;
  let quoting = 0;
  for (const [run, blank, backslashes, quotes] of text
    .slice(name?.[0].length ?? 0)
    .matchAll(/([ \t])|(\\*)("+)|[^]/g)) {
    if (blank !== undefined && quoting === 0) {
      if (argument !== undefined) argv.push(argument);
      argument = undefined;
    } else if (backslashes !== undefined && quotes !== undefined) {
      const escaped = backslashes.length % 2;
      const total = quoting + quotes.length - escaped;
      argument = `${argument ?? ""}${"\\".repeat(Math.floor(backslashes.length / 2))}${'"'.repeat(escaped + Math.floor(total / 3))}`;
      quoting = total % 3 === 1 ? 1 : 0;
    } else {
      argument = `${argument ?? ""}${run}`;
    }
  }
  if (argument !== undefined) argv.push(argument);
  return argv;
}
