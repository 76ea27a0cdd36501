import { describe, expect, it } from "vitest";
import { QueryError } from "../diagnostics/error.js";
import { lineAndColumn } from "../diagnostics/span.js";
import { offsetInFile } from "./card.js";
import { parseMarkdownCard } from "./markdown-card.js";

const CARD = [
  "# A title",
  "",
  "## Metadata",
  "**ID:** T-1",
  "",
  "**OS:** WindowsEndpoint, WindowsServer",
  "",
  "**Severity:** High",
  "",
  "---",
  "## ATT&CK Tags",
  "| Tactic | Technique | Subtechnique | Technique Name |",
  "|---|---|---| --- |",
  "| TA0005 - Defense Evasion | T1218 | 014 | System Binary Proxy Execution - MMC|",
  "| Credential Access | T1003 |  | OS Credential Dumping|",
  "",
  "## Utilized Data Sources",
  "| Log Provider | Event ID | Event Name | ATT&CK Data Source | ATT&CK Data Component|",
  "|---------|---------|----------|---------|---------|",
  "|MicrosoftThreatProtection|MemoryRemoteProtect||Process|Process Access|",
  "|Security|4624||Logon|Logon Session|",
  "---",
  "## False Positives",
  "Some.",
  "",
  "## Detection Blind Spots",
  "Others.",
  "## Suggested Response Actions",
  "* Look.",
  "## References",
  "* https://example.org/a",
  "* see <https://example.org/b>",
  "---",
  "## Detection",
  "",
  "**Language:** Kusto",
  "",
  "**Query:**",
  "```C#",
  "DeviceEvents",
  "# not a heading",
  "| take 1",
  "```",
  "",
  "## Version History",
].join("\n");

const one = (text: string, path = "cards/x.md") => {
  const [card, ...rest] = parseMarkdownCard(text, path, "x");
  expect(rest).toEqual([]);
  if (card === undefined) throw new Error("no card");
  return card;
};

describe("a Markdown card", () => {
  it("gives all it says", () => {
    const card = one(CARD);
    expect(card).toMatchObject({
      id: "T-1",
      title: "A title",
      level: "high",
      levelSource: "card",
      platforms: ["WindowsEndpoint", "WindowsServer"],
      actionTypes: ["MemoryRemoteProtect"],
      references: ["https://example.org/a", "https://example.org/b"],
      text: { falsePositives: "Some.", blindSpots: "Others.", responseActions: "* Look." },
    });
    expect(card.attack).toEqual([
      {
        tactic: "TA0005",
        tacticName: "Defense Evasion",
        technique: "T1218.014",
        name: "System Binary Proxy Execution - MMC",
      },
      {
        tactic: "TA0006",
        tacticName: "Credential Access",
        technique: "T1003",
        name: "OS Credential Dumping",
      },
    ]);
    expect(card.query.text).toBe("DeviceEvents\n# not a heading\n| take 1");
  });

  it("without a level is medium by default", () => {
    const card = one(CARD.replace("**Severity:** High", ""));
    expect([card.level, card.levelSource]).toEqual(["medium", "default"]);
  });

  it.each(["\n", "\r\n"])("keeps the query's place and line ends (%j)", (end) => {
    const text = CARD.replaceAll("\n", end);
    const { query } = one(text);
    expect(query.text).toBe(`DeviceEvents${end}# not a heading${end}| take 1`);
    const offset = offsetInFile(query, query.text.indexOf("take"));
    expect(text.slice(offset, offset + 4)).toBe("take");
    expect(lineAndColumn(text, offset)).toEqual({ line: 42, column: 3 });
  });

  it.each(["```", "```kql", "````kusto", "~~~", "   ```KQL title=x"])("takes the fence %j", (fence) => {
    const close = fence.trim().replace(/[^`~].*/, "");
    const text = CARD.replace("```C#", fence).replace("\n```\n", `\n${close}\n`);
    expect(one(text).query.text).toBe("DeviceEvents\n# not a heading\n| take 1");
  });

  it("takes an indented fence apart and still knows the place", () => {
    const text = "## Detection\n- item\n  ```kql\n  DeviceEvents\n  | take 1\n  ```\n";
    const { query } = one(text);
    expect(query.text).toBe("DeviceEvents\n| take 1");
    expect(text.slice(offsetInFile(query, query.text.indexOf("take")))).toBe("take 1\n  ```\n");
  });

  it("with several queries is several cards; another language is left alone", () => {
    const more =
      "\n**Language:** SPL\n\n**Query:**\n```\nindex=x\n```\n\n**Language:** KQL\n\n**Query:**\n```\nT2\n```\n";
    const cards = parseMarkdownCard(CARD.replace("\n## Version", `${more}\n## Version`), "x.md", "x");
    expect(cards.map((card) => [card.id, card.query.text.slice(0, 12)])).toEqual([
      ["T-1#1", "DeviceEvents"],
      ["T-1#2", "T2"],
    ]);
  });

  it("with a query for each product under a heading of its own is the card for Defender", () => {
    const text =
      "# T\n## Defender XDR\n```KQL\nDeviceEvents\n```\n## Sentinel\n```KQL\nDeviceEvents | where TimeGenerated > ago(1d)\n```\n";
    expect(one(text).query.text).toBe("DeviceEvents");
  });

  it("for Sentinel alone is kept", () => {
    expect(one("# T\n## Sentinel\n```kusto\nDeviceInfo\n```\n").query.text).toBe("DeviceInfo");
  });

  it("leaves out what explains a part of the query, and other languages", () => {
    const text =
      "# T\n```KQL\nlet a = 1; // of it\nlet b = 2;\n```\n```powershell\nGet-Item x\n```\n```json\n{}\n```\n```text\nDeviceInfo | take 1\n```\n";
    expect(one(text).query.text).toBe("DeviceInfo | take 1");
  });

  it("without a query is refused", () => {
    expect(() => parseMarkdownCard("# A page\n\nText.", "x.md", "x")).toThrow(QueryError);
  });

  it("takes a block whose end stands behind its last line", () => {
    expect(one("## Detection\n```kql\nDeviceEvents\n| take 1```\n").query.text).toBe(
      "DeviceEvents\n| take 1",
    );
  });

  it("takes the last block of a text that just ends", () => {
    expect(one("## Detection\n```\nDeviceEvents").query.text).toBe("DeviceEvents");
  });
});
