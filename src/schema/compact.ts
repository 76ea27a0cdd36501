import type { Column, KqlType } from "../plan/types.js";

/** Words of a text, in order. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Columns written as `Name` (a string) or `Name:type`, separated by blanks. */
export function columns(text: string): Column[] {
  return words(text).map((word) => {
    const [name = "", type = "string"] = word.split(":");
    return { name, type: type as KqlType };
  });
}

/** Tables of a family, by name, from the short form of `columns`. */
export function tables(family: Readonly<Record<string, string>>): [string, Column[]][] {
  return Object.entries(family).map(([name, text]) => [name, columns(text)]);
}
