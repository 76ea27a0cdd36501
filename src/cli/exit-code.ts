/** Exit codes. Where several apply, the one named first here wins. */
export const EXIT = {
  /** Stopped by the user. */
  interrupted: 130,
  /** The command line is wrong; nothing was done. */
  usage: 2,
  /** Evidence is missing, cannot be read, or is not what it was. */
  evidence: 3,
  /** A card did not compile. */
  card: 4,
  /** A finding of the level of `--fail-on` or above. */
  failOn: 1,
  /** Something was not examined: a file, a row, or a card that cannot tell. */
  partial: 5,
  ok: 0,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The code of a run to which all these apply. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return Object.values(EXIT).find((code) => codes.includes(code)) ?? EXIT.ok;
}
