import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";
import { parseXml } from "./parse-xml.js";

const dynamic = (xml: string): unknown => JSON.parse(parseXml(xml) ?? '"(null)"');

const SYSMON = `<DataItem type="System.XmlData"><EventData xmlns="http://example.test/event">
  <Data Name="ProcessId">3784</Data><Data Name="Image">C:\\Windows\\a &amp; b.exe</Data><Data Name="RuleName" />
</EventData></DataItem>`;

/** The first seven are the table of the KQL reference. */
const VALUES: readonly (readonly [string, unknown])[] = [
  ["<e/>", { e: null }],
  ["<e>text</e>", { e: "text" }],
  ['<e name="value" />', { e: { "@name": "value" } }],
  ['<e name="value">text</e>', { e: { "@name": "value", "#text": "text" } }],
  ["<e> <a>text</a> <b>text</b> </e>", { e: { a: "text", b: "text" } }],
  ["<e> <a>text</a> <a>text</a> </e>", { e: { a: ["text", "text"] } }],
  ["<e> text <a>text</a> </e>", { e: { "#text": "text", a: "text" } }],
  ['<?xml version="1.0" encoding="UTF-8"?>\r\n<d>\n<v>118.0</v></d>\n', { d: { v: "118.0" } }],
  ["<e></e>", { e: null }],
  ["<a><b/><c/><b x=''/></a>", { a: { b: [null, { "@x": "" }], c: null } }],
  ["<!-- - --><ns:e xml:a='1>2'><?go on?><!----></ns:e >\n<!--x-->", { "ns:e": { "@xml:a": "1>2" } }],
  ["<e a='\t\n&#9;'>&lt;&#x1F600;&#65;\r\nx</e>", { e: { "@a": "  \t", "#text": "<😀A\nx" } }],
  ["<__proto__><constructor>x</constructor></__proto__>", JSON.parse('{"__proto__":{"constructor":"x"}}')],
  [
    SYSMON,
    {
      DataItem: {
        "@type": "System.XmlData",
        EventData: {
          "@xmlns": "http://example.test/event",
          Data: [
            { "@Name": "ProcessId", "#text": "3784" },
            { "@Name": "Image", "#text": "C:\\Windows\\a & b.exe" },
            { "@Name": "RuleName" },
          ],
        },
      },
    },
  ],
];

describe("parse_xml", () => {
  it.each(VALUES)("%s", (xml, value) => {
    expect(dynamic(xml)).toEqual(value);
  });

  it.each([
    "",
    "text",
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a/>x",
    "<a b=c/>",
    "<a b='1' b='2'/>",
    "<a b='1'c='2'/>",
    "<a b='<'/>",
    "<a b='x/>",
    "<a>&nbsp;</a>",
    "<a>&</a>",
    "<a>&#0;</a>",
    "<a>&#x110000;</a>",
    "<a>]]></a>",
    "<a>\u0001</a>",
    "<a>\ud800</a>",
    "<1/>",
    "< a/>",
    "<a><!-- -- --></a>",
    " <?xml version='1.0'?><a/>",
    `<a>${"x".repeat(1_048_576)}</a>`,
  ])("is null for what is no document: %.40s", (xml) => {
    expect(parseXml(xml)).toBeNull();
  });

  it.each([
    ["<a><![CDATA[x]]></a>", /CDATA/],
    ["<!DOCTYPE a><a/>", /document type/],
    ["<a>x<b/>y</a>", /several pieces/],
  ])("ends the query for what is not documented: %s", async (xml, reason) => {
    expect(() => parseXml(xml)).toThrow(reason);
    await expect(evaluate(`print parse_xml('${xml}')`)).rejects.toThrow(reason);
  });

  it("gives any text and attribute back", () => {
    const escaped = (text: string): string => text.replace(/[&<>"\r\t\n ]/g, (c) => `&#${c.charCodeAt(0)};`);
    const text = fc.string({ unit: "grapheme" }).filter((value) => /^[\u0020-\ud7ff]*$/.test(value));
    fc.assert(
      fc.property(text, text, (attribute, body) => {
        const bag: Record<string, string> = { "@n": attribute };
        const trimmed = body.replace(/^ +| +$/g, "");
        if (trimmed !== "") bag["#text"] = trimmed;
        expect(dynamic(`<e n="${escaped(attribute)}">${escaped(body)}</e>`)).toEqual({ e: bag });
      }),
    );
  });

  it("stands behind the function of KQL", async () => {
    const kql = `datatable(x: string)['${SYSMON.replaceAll("\n", "").replaceAll("\\", "\\\\")}', '', '<a>']
      | extend d = parse_xml(x) | mv-expand e = d.DataItem.EventData.Data
      | project tostring(e['@Name']), toint(e['#text']), tostring(e['#text'])`;
    expect(await evaluate(kql)).toEqual([
      ["ProcessId", 3784, "3784"],
      ["Image", null, "C:\\Windows\\a & b.exe"],
      ["RuleName", null, ""],
      ["", null, ""],
      ["", null, ""],
    ]);
  });
});
