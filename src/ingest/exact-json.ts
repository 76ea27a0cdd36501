/** JSON text to values, but whole numbers that a JavaScript number may not hold exactly stay texts. */
export function parseExact(text: string): unknown {
  const safe = /\d{16}/.test(text)
    ? text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (part) =>
        part.startsWith('"') ? part : `"${part}"`,
      )
    : text;
  return JSON.parse(safe);
}

/** The object that a text of JSON is; undefined where it is none. */
export function exactObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = parseExact(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value of JSON is an object. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
