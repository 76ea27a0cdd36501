/** A string literal of SQL on one line: line ends are escaped, so that a text may be indented without harm. */
export function quoteString(value: string): string {
  if (/[\n\r]/.test(value)) {
    const escaped = value
      .replaceAll("\\", "\\\\")
      .replaceAll("'", "''")
      .replaceAll("\n", "\\n")
      .replaceAll("\r", "\\r");
    return `E'${escaped}'`;
  }
  return `'${value.replaceAll("'", "''")}'`;
}

/** An identifier of SQL, always quoted: KQL names are case-sensitive and may hold anything. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The path of one file for a reader of DuckDB, which would take some characters for a pattern. */
export function quotePath(path: string): string {
  return quoteString(path.replace(/[*?[]/g, "[$&]"));
}

/** The paths of several files, in this order, for a reader of DuckDB. */
export function quotePaths(paths: readonly string[]): string {
  return `[${paths.map(quotePath).join(", ")}]`;
}
