/** A string literal of KQL. */
export const literal = (text: string): string => JSON.stringify(text);

/** Letters with several small forms or none, halves of surrogate pairs, quotes, escapes, controls. */
const TEXTS: readonly string[] = [
  "",
  " ",
  "a",
  "cmd.exe /c whoami",
  "CMD.EXE",
  "xcmd.exe",
  "cmd.exe1",
  "cmd",
  "a_cmd_b",
  "straße STRASSE",
  "STRAẞE",
  "İstanbul ISTANBUL istanbul ıstanbul",
  "ΣΊΣΥΦΟΣ σίσυφος",
  "\u212aelvin KELVIN",
  "ſharp sharp",
  "café CAFÉ cafe\u0301",
  "😀cmd😀",
  "𝒜cmd",
  "cmd𝒜 cmd",
  "٣cmd cmd٣",
  'it\'s "quoted" `ticks`',
  "C:\\Windows\\System32\\cmd.exe",
  "$1 $0 \\0 \\1 ${x}",
  "100% [a-z]* (x|y) ^$ {2}",
  "line\nbreak\r\ntab\tend\n",
  "aaaa",
  "abababa",
  "null",
  "ﬁne ŉ ǰ ᾳ ᾼ",
  "µ μ Μ",
];

/** A table with these texts in its column s. */
export const SUBJECT = `datatable(s:string)[${TEXTS.map(literal).join(", ")}]`;
