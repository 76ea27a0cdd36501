import { describe, expect, it } from "vitest";
import { lineAndColumn } from "../diagnostics/span.js";
import { decode, parseCards } from "./card-file.js";
import { offsetInFile } from "./card.js";

const RULE = `id: 11111111-2222-3333-4444-555555555555
name: Some rule
description: |
  'Words.'
severity: Low
tactics:
  - DefenseEvasion
  - PrivilegeEscalation
relevantTechniques:
  - T1055
query: |
  let x = 1;

  DeviceEvents
    | where ActionType == "a: b"
version: 1.0.0
`;

describe("a rule in Sentinel's form", () => {
  it.each(["\n", "\r\n"])("gives its metadata and its query (%j)", async (end) => {
    const text = RULE.replaceAll("\n", end);
    const [card] = await parseCards(text, "rules/some.yaml");
    if (card === undefined) throw new Error("no card");
    expect(card).toMatchObject({
      id: "11111111-2222-3333-4444-555555555555",
      title: "Some rule",
      level: "low",
    });
    expect(card.attack).toEqual([
      { tactic: "TA0005", tacticName: "Defense Evasion", technique: "", name: "" },
      { tactic: "TA0004", tacticName: "Privilege Escalation", technique: "", name: "" },
      { tactic: "", tacticName: "", technique: "T1055", name: "" },
    ]);
    expect(card.query.text).toBe('let x = 1;\n\nDeviceEvents\n  | where ActionType == "a: b"\n');
    const offset = offsetInFile(card.query, card.query.text.indexOf("where"));
    expect(lineAndColumn(text, offset)).toEqual({ line: 15, column: 7 });
  });

  it("with a query on one line points into it", async () => {
    const text = `name: x\nquery: "DeviceEvents | take 1"\n`;
    const [card] = await parseCards(text, "x.yml");
    if (card === undefined) throw new Error("no card");
    expect(card.id).toBe("x");
    expect(text.slice(offsetInFile(card.query, card.query.text.indexOf("take")))).toBe('take 1"\n');
  });

  it.each(["name: x\n", "query: [1]\n", "query: ''\n", "a: b: c\n", "- x\n"])(
    "without a query is refused: %j",
    async (text) => {
      await expect(parseCards(text, "x.yml")).rejects.toMatchObject({ code: "CARD-FORMAT" });
    },
  );
});

describe("the period of a Sentinel hunt", () => {
  const ruleOf = (query: string): string => `name: Some hunt\nquery: |\n  ${query}\n`;

  it("is a day up to now, and every offset holds", async () => {
    const text = ruleOf(
      "let s = todatetime('{{StartTimeISO}}'); let e = datetime({{EndTimeISO}}); DeviceEvents | take 1",
    );
    const [card] = await parseCards(text, "hunt.yaml");
    if (card === undefined) throw new Error("no card");
    expect(card.query.text.replace(/ +/g, " ")).toBe(
      "let s = ago(1d) ; let e = now() ; DeviceEvents | take 1\n",
    );
    expect(text.slice(offsetInFile(card.query, card.query.text.indexOf("take")))).toBe("take 1\n");
  });

  it("is all that is filled in: another placeholder is refused by name", async () => {
    await expect(
      parseCards(ruleOf("DeviceEvents | where DeviceName == '{{Host}}'"), "hunt.yaml"),
    ).rejects.toThrow("'{{Host}}' in the place of a value");
  });
});

describe("a bare query", () => {
  it("is a card named for its file", async () => {
    const [card] = await parseCards("DeviceEvents\r\n| take 1", "some/my-hunt.kql");
    expect(card).toMatchObject({ id: "my-hunt", level: "medium", levelSource: "default" });
    expect(card?.query.text).toBe("DeviceEvents\r\n| take 1");
  });
});

describe("the bytes of a card", () => {
  it.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffé")],
    ["UTF-16 LE", Buffer.from("\ufeffé", "utf16le")],
    ["UTF-16 BE", Buffer.from("\ufeffé", "utf16le").swap16()],
  ])("may be %s", (_, bytes) => {
    expect(decode(bytes)).toBe("é");
  });

  it("that are no text are refused", () => {
    expect(() => decode(Buffer.from([0x41, 0xff, 0x42]))).toThrow(/not valid UTF-8/);
  });
});
