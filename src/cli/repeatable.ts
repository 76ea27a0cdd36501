/** For options that may be given several times: all their values, in order. */
export function repeatable(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
