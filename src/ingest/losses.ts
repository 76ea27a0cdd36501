/** The first byte of a letter's two in UTF-8, and the second, as Windows-1252 or Latin-1 has them. */
const TWICE = /[\u00C2-\u00DF][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|\u00E2\u20AC/;

/** What tools on the way did to values, as far as the first records show: no reader can mend it. */
const LOSSES: readonly { readonly trace: RegExp; readonly note: string }[] = [
  {
    // what Export-Csv of Windows PowerShell makes of the registered sign
    trace: /Microsoft\? Windows\?/,
    note: "characters beyond ASCII were lost before this file was written: they are '?' in it",
  },
  {
    trace:
      /^System\.(?:(?:Object|String)\[\]|Collections\.(?:Hashtable|ArrayList|Generic\.\w+`\d\[.*\])|Management\.Automation\.PSCustomObject)$/,
    note: "objects were lost before this file was written: the names of their types stand in it",
  },
  {
    trace: /^@\{\w+=/,
    note: "objects were written as '@{name=value}' before this file was written: they are no JSON",
  },
  {
    // Excel has 15 digits of a number, and shows fewer
    trace: /^-?\d[.,]\d+E\+\d{2}$/,
    note: "digits of long numbers were lost before this file was written: they stand as in '1,23E+17' in it",
  },
  {
    trace: TWICE,
    note: "letters were encoded twice before this file was written: they stand as in '\u00C3\u00BC' in it",
  },
];

/** Notes on losses that the values of some records show. */
export function lossNotes(samples: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const texts = samples.flatMap((sample) => Object.values(sample));
  return LOSSES.flatMap(({ trace, note }) => (texts.some((text) => trace.test(text)) ? [note] : []));
}
