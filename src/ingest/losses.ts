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
];

/** Notes on losses that the values of some records show. */
export function lossNotes(samples: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const texts = samples.flatMap((sample) => Object.values(sample));
  return LOSSES.flatMap(({ trace, note }) => (texts.some((text) => trace.test(text)) ? [note] : []));
}
