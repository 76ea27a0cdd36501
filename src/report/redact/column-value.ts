/** What a value of a column that names someone looks like. */

/** A longer one is a text about something, not a name. */
export const LONGEST_NAME = 256;

/** The twelve digits of a hardware address, however they are set apart; undefined where it is none. */
export function macDigits(text: string): string | undefined {
  const digits = text.replace(/[^0-9a-f]/gi, "").toLowerCase();
  return digits.length === 12 ? digits : undefined;
}

/** The host that an address without a scheme begins with, else "". */
export function leadingHost(url: string): string {
  return /^[\p{L}\p{N}_.-]+(?=[:/?]|$)/u.exec(url)?.[0] ?? "";
}
