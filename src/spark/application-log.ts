/** What stands in the log of an application by the mark before it: from the one line to the next, and "" before all. */
export function sectionsOf(log: string, mark: string): Map<string, string> {
  const sections = new Map<string, string>();
  let name = "";
  let lines: string[] = [];
  for (const line of log.split("\n")) {
    if (!line.startsWith(`${mark}:`)) {
      lines.push(line);
      continue;
    }
    sections.set(name, lines.join("\n"));
    name = line.slice(mark.length + 1).trim();
    lines = [];
  }
  return sections.set(name, lines.join("\n"));
}

/** The error class that Spark puts in front of what it says. */
const CLASS = /\[[A-Z][A-Z0-9_.]*\] .*/;
/** Why the cluster let the application go; what follows it in the log is of its last breath. */
const KILLED = /Application has been killed\. Reason: .*/;
/** A line that says nothing of a fault: of the logger, of a stack, of the shell's own. */
const IDLE =
  /^(\s*$|\s+at |\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d|Setting default log level|To adjust logging|WARNING: Using incubator|Using Spark's default|Spark master:|Time taken|Response code|Spark Web UI|\s*\.\.\. \d+ more)/;

/** What went wrong, in one line, out of what Spark printed: its own error class if there is one. */
export function faultOf(text: string): string {
  const lines = text.split("\n");
  const classed = lines.map((line) => CLASS.exec(line)?.[0]).find((line) => line !== undefined);
  const killed = lines.map((line) => KILLED.exec(line)?.[0]).find((line) => line !== undefined);
  const caused = lines
    .filter((line) => /^(Caused by|Exception in thread|[\w.]+(Exception|Error):)/.test(line))
    .at(-1);
  const said = lines.find((line) => !IDLE.test(line));
  const logged = lines.find((line) => /^\S+ \S+ ERROR /.test(line));
  return (classed ?? killed ?? caused ?? said ?? logged ?? "it gave no reason").trim().slice(0, 500);
}
