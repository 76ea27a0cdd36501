/** The flags of an expression that change what its parts mean. */
export interface Flags {
  readonly anyCase: boolean;
  readonly dotAll: boolean;
  /** `^` and `$` stand for the ends of lines. */
  readonly lines: boolean;
  /** `a*` takes as little as it can, `a*?` as much. */
  readonly lazy: boolean;
  readonly verbose: boolean;
}

const LETTERS: Readonly<Record<keyof Flags, string>> = {
  anyCase: "i",
  dotAll: "s",
  lines: "m",
  lazy: "U",
  verbose: "x",
};

export const NO_FLAGS: Flags = { anyCase: false, dotAll: false, lines: false, lazy: false, verbose: false };

/** The flags inside `(?on-off:`. */
export function changedFlags(outer: Flags, on: string, off: string): Flags {
  const isOn = (flag: keyof Flags): boolean =>
    !off.includes(LETTERS[flag]) && (on.includes(LETTERS[flag]) || outer[flag]);
  return {
    anyCase: isOn("anyCase"),
    dotAll: isOn("dotAll"),
    lines: isOn("lines"),
    lazy: isOn("lazy"),
    verbose: isOn("verbose"),
  };
}
