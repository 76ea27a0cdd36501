import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";
import { compile } from "../../compile.js";
import { parseUserAgent } from "./parse-user-agent.js";

type Row = readonly [agent: string, browser: string, os: string, device: string];

const SYMBIAN =
  "Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN81-3/10.0.032 Profile/MIDP-2.0 Configuration/CLDC-1.1 ) AppleWebKit/413 (KHTML, like Gecko) Safari/4";
const AIR = "Mozilla/5.0 (Windows; U; en-US) AppleWebKit/531.9 (KHTML, like Gecko) AdobeAIR/2.5.1";

/** Parts joined by '|', read off the user agents by eye. The first two are the reference's examples. */
const AGENTS: readonly Row[] = [
  [AIR, "AdobeAIR|2|5|1", "Windows||||", "Other||"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
    "Chrome|120|0|0",
    "Windows|10|||",
    "Other||",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91",
    "Edge|120|0|2210",
    "Windows|10|||",
    "Other||",
  ],
  [
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
    "Firefox|115|0|",
    "Ubuntu||||",
    "Other||",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15",
    "Safari|17|1|",
    "Mac OS X|10|15|7|",
    "Mac|Apple|Mac",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1.2 Mobile/15E148 Safari/604.1",
    "Mobile Safari|17|1|2",
    "iOS|17|1|2|",
    "iPhone|Apple|iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 13; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36",
    "Chrome Mobile|116|0|0",
    "Android|13|||",
    "Samsung SM-S911B|Samsung|SM-S911B",
  ],
  ["Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", "IE|8|0|", "Windows|7|||", "Other||"],
  [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot|2|1|",
    "Other||||",
    "Spider|Spider|Desktop",
  ],
  ["curl/8.4.0", "curl|8|4|0", "Other||||", "Other||"],
  ["python-requests/2.31.0", "Python Requests|2|31|", "Other||||", "Other||"],
  ["okhttp/4.9.3", "okhttp|4|9|3", "Other||||", "Other||"],
  ["an agent of our own", "Other|||", "Other||||", "Other||"],
  ["", "Other|||", "Other||||", "Other||"],
];

const bag = (names: readonly string[], joined: string): object => {
  const values = joined.split("|");
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
};
const browserOf = (joined: string): object =>
  bag(["Family", "MajorVersion", "MinorVersion", "Patch"], joined);
const osOf = (joined: string): object =>
  bag(["Family", "MajorVersion", "MinorVersion", "Patch", "PatchMinor"], joined);
const deviceOf = (joined: string): object => bag(["Family", "Brand", "Model"], joined);

describe("parse_user_agent", () => {
  it.each(AGENTS)("%s", async (agent, browser, os, device) => {
    const text = JSON.stringify(agent);
    expect(await evaluate(`print parse_user_agent(${text}, dynamic(["browser", "os", "device"]))`)).toEqual([
      [{ Browser: browserOf(browser), OperatingSystem: osOf(os), Device: deviceOf(device) }],
    ]);
  });

  it("is that of the reference's second example, but for the device's family", () => {
    const parsed = JSON.parse(parseUserAgent(SYMBIAN, "browser,os,device")) as Record<string, object>;
    expect(parsed["Browser"]).toEqual(browserOf("Nokia OSS Browser|3|1|"));
    expect(parsed["OperatingSystem"]).toEqual(osOf("Symbian OS|9|2||"));
    expect(parsed["Device"]).toMatchObject({ Brand: "Nokia", Model: "N81-3" });
  });

  it("gives what is asked for, over the rows of a column and where one is null", async () => {
    const rows = `datatable (n: long, agent: string) [1, "curl/8.4.0", 2, "", 3, "curl/8.4.0"]`;
    const kql = `${rows} | sort by n asc | project parse_user_agent(agent, "browser").Browser.Family`;
    expect(await evaluate(kql)).toEqual([["curl"], ["Other"], ["curl"]]);
    expect(await evaluate(`print parse_user_agent(tostring(dynamic(null)), dynamic(["os"]))`)).toEqual([
      [{ OperatingSystem: osOf("Other||||") }],
    ]);
    expect(await evaluate(`let asked = "device"; print parse_user_agent("x", asked)`)).toEqual([
      [{ Device: deviceOf("Other||") }],
    ]);
  });

  it("looks at the beginning of a text that is no header", () => {
    const agent = "Mozilla/5.0 (Linux; Android 4; ".repeat(50_000);
    expect(JSON.parse(parseUserAgent(`${agent}curl/8.4.0`, "os"))).toEqual({
      OperatingSystem: osOf("Android|4|||"),
    });
    expect(JSON.parse(parseUserAgent(`${" ".repeat(5000)}curl/8.4.0`, "browser"))).toEqual({
      Browser: browserOf("Other|||"),
    });
  });

  it("gives texts for every part of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (agent) => {
        const parsed = JSON.parse(parseUserAgent(agent, "browser,os,device")) as Record<string, object>;
        const parts = Object.values(parsed).flatMap((part) => Object.values(part) as unknown[]);
        expect(parts.map((part) => typeof part)).toEqual(Array.from({ length: 12 }, () => "string"));
      }),
    );
  });

  it("is approximate, and refused in Spark", async () => {
    const kql = `print parse_user_agent("curl/8.4.0", "browser")`;
    const { approximations } = await compile(kql, { tables: new Map(), dialect: "duckdb" });
    expect(approximations).toEqual([expect.stringContaining("uap-core 0.18.0")]);
    await expect(compile(kql, { tables: new Map(), dialect: "spark" })).rejects.toThrow(
      /which Spark has not/,
    );
  });

  it.each(['"Browser"', '"engine"', 'dynamic(["os", "engine"])', "dynamic([])", "x"])(
    "%s is nothing that it is known to look for",
    async (lookFor) => {
      await expect(evaluate(`print x = "os" | project parse_user_agent("curl", ${lookFor})`)).rejects.toThrow(
        /"browser", "os" and "device", named in the query/,
      );
    },
  );
});
