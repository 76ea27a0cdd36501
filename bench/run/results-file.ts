import { existsSync, readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../RESULTS.md", import.meta.url);
const SECTIONS = ["Cases", "Scaling"] as const;

/** Puts a section of RESULTS.md in the place of the one of that name; the other one stays. */
export function writeSection(name: (typeof SECTIONS)[number], text: string): void {
  const sections = new Map<string, string>();
  if (existsSync(FILE)) {
    for (const part of readFileSync(FILE, "utf8").split(/^## /m).slice(1)) {
      const end = part.indexOf("\n");
      sections.set(part.slice(0, end), part.slice(end + 1).trim());
    }
  }
  sections.set(name, text.trim());
  const body = SECTIONS.flatMap((one) => {
    const section = sections.get(one);
    return section === undefined ? [] : [`## ${one}\n\n${section}\n`];
  });
  writeFileSync(FILE, `# Results\n\n${body.join("\n")}`);
}
