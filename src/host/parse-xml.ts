import { readXml, XmlSyntaxError, type XmlElement } from "./xml.js";

/** The longest text that is read, in bytes. */
const MOST_BYTES = 1_048_576;

/**
 * The JSON of a document: an element is null, its text, or a bag of its attributes (`@name`), its text (`#text`) and
 * its elements; those of one name are an array. Null where the text is no well-formed document or too long.
 * https://learn.microsoft.com/kusto/query/parse-xml-function
 */
export function parseXml(text: string): string | null {
  if (Buffer.byteLength(text) > MOST_BYTES) return null;
  try {
    const root = readXml(text);
    return `{${JSON.stringify(root.name)}:${jsonOf(root)}}`;
  } catch (error) {
    if (error instanceof XmlSyntaxError) return null;
    throw error;
  }
}

function jsonOf(element: XmlElement): string {
  const text = textOf(element);
  const elements = element.content.filter((part) => typeof part !== "string");
  if (element.attributes.length === 0 && elements.length === 0) return JSON.stringify(text);
  const members = new Map<string, string[]>();
  for (const [name, value] of element.attributes) members.set(`@${name}`, [JSON.stringify(value)]);
  if (text !== null) members.set("#text", [JSON.stringify(text)]);
  for (const child of elements) {
    const same = members.get(child.name);
    if (same === undefined) members.set(child.name, [jsonOf(child)]);
    else same.push(jsonOf(child));
  }
  const pairs = [...members].map(([name, values]) => {
    const [only = "null", ...others] = values;
    return `${JSON.stringify(name)}:${others.length === 0 ? only : `[${values.join(",")}]`}`;
  });
  return `{${pairs.join(",")}}`;
}

/** The text of an element without the blanks around it; null where there is none. */
function textOf(element: XmlElement): string | null {
  const texts = element.content
    .filter((part) => typeof part === "string")
    .map((part) => part.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""))
    .filter((part) => part !== "");
  const [only = null, ...others] = texts;
  if (others.length > 0)
    throw new Error(
      `parse_xml: the element '${element.name}' has text in several pieces, which is not documented`,
    );
  return only;
}
