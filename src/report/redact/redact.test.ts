import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAddress } from "./address.js";
import { jsonCells } from "./json-cells.js";
import { Learner } from "./learn.js";
import { Names } from "./names.js";
import { Redactor } from "./redactor.js";
import { Vocabulary } from "./vocabulary.js";

const KEY = Buffer.from("0123456789abcdef");

function redactorOf(values: readonly (readonly [column: string, text: string])[]): Redactor {
  const vocabulary = new Vocabulary();
  const learner = new Learner(vocabulary);
  for (const [column, text] of values) learner.cell(column, text);
  return new Redactor(new Names(vocabulary, learner.domains, KEY), vocabulary);
}

describe("addresses", () => {
  it.each([
    ["10.0.0.7", "10.0.0.7"],
    ["010.000.000.007", "10.0.0.7"],
    ["10[.]0[.]0[.]7", "10.0.0.7"],
    ["::ffff:10.0.0.7", "10.0.0.7"],
    ["::FFFF:0a00:0007", "10.0.0.7"],
    ["2001:DB8::1", "2001:db8:0:0:0:0:0:1"],
    ["2001:0db8:0000:0:0:0:0:0001", "2001:db8:0:0:0:0:0:1"],
    ["fe80::1%eth0", "fe80:0:0:0:0:0:0:1"],
    ["10.0.0.256", undefined],
    ["08:15:31", undefined],
    ["10.0.22621.3672", undefined],
  ])("%s is %s", (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });
});

describe("a text without names", () => {
  const redactor = redactorOf([["DeviceName", "ws-1.corp.example"]]);

  it.each([
    "C:\\Windows\\System32\\services.msc",
    `"C:\\Users\\Public\\a.exe" -k "C:\\\\Windows\\\\Temp"`,
    "[Convert]::FromBase64String($x); [IO.File]::Add(1); std::cout << a::b",
    "2026-03-02T08:15:31.0417203Z 10.0.22621.3672",
    "NT AUTHORITY\\SYSTEM S-1-5-18 S-1-5-32-544 127.0.0.1 ::1 localhost",
    "\\\\.\\pipe\\wkssvc \\??\\C:\\a \\Device\\HarddiskVolume3\\b",
    "d41d8cd98f00b204e9800998ecf8427e",
    "%APPDATA%\\x 100%25 done",
  ])("stays as it is: %s", (text) => {
    // a::b is an address as well as a name of code: only that is taken for one
    expect(redactor.text(text).replace(/ip-[0-9a-f]{10}/, "a::b")).toBe(text);
  });
});

it("the sources of a card stay, but for names of the evidence", () => {
  const redactor = redactorOf([["DeviceName", "wiki.corp.example"]]);
  expect(redactor.authored("https://vendor.test/report")).toBe("https://vendor.test/report");
  expect(redactor.authored("https://wiki.corp.example/page")).toMatch(
    /^https:\/\/host-\w+\.domain-\w+\/page$/,
  );
});

describe("names that are words too", () => {
  it("a short name is looked for where an account stands, and not in texts", () => {
    const redactor = redactorOf([["AccountName", "al"]]);
    expect(redactor.text("al -al /al install")).toBe("al -al /al install");
    expect(redactor.cell("AccountName", "AL")).toMatch(/^user-/);
    expect(redactor.text("C:\\Users\\al\\x")).toMatch(/^C:\\Users\\user-\w+\\x$/);
    expect(redactor.text("al@mail.example")).toMatch(/^user-\w+@domain-/);
  });

  it("what is remembered of one column is not taken for a value of another", () => {
    const redactor = redactorOf([["AccountName", "al"]]);
    const before = redactor.cell("x", "AccountName al");
    expect(redactor.cell("x AccountName", "al")).toMatch(/^user-\w+$/);
    expect(redactor.cell("x", "AccountName al")).toBe(before);
  });

  it("a common word is not looked for inside of others", () => {
    const redactor = redactorOf([["AccountName", "service"]]);
    expect(redactor.text("services.msc MicroService")).toMatch(/^services\.msc Microuser-\w+$/);
  });

  it("part of a hash is no name", () => {
    const redactor = redactorOf([["AccountName", "abc12"]]);
    const hash = `0000abc12${"9f".repeat(12)}`;
    expect(redactor.text(`${hash} xabc12x`)).toMatch(new RegExp(`^${hash} xuser-\\w+x$`));
  });
});

describe("any name in any text", () => {
  const name = fc
    .array(fc.constantFrom(..."a b c d e k m q x z 0 1 5 9 -".split(" ")), { minLength: 7, maxLength: 20 })
    .map((chars) => `q${chars.join("")}7z`);
  const column = fc.constantFrom("DeviceName", "AccountName", "AccountUpn", "RemoteDeviceName");
  const around = fc.string({ unit: "binary", maxLength: 40 });

  it("is replaced, whatever its case and what stands around it, always by the same", () => {
    fc.assert(
      fc.property(name, column, around, around, (value, of, before, after) => {
        const redactor = redactorOf([[of, value]]);
        const token = redactor.cell(of, value);
        expect(token).toMatch(/^(host|user)-[0-9a-f]{10}$/);
        for (const written of [value, value.toUpperCase()]) {
          for (const text of [
            `${before}${written}${after}`,
            JSON.stringify({ [before]: [written, { x: `${after}/${written}` }] }),
          ]) {
            const shown = redactor.cell("AdditionalFields", text);
            expect(shown.toLowerCase()).not.toContain(value);
          }
        }
      }),
    );
  });

  it("leaves JSON without names to the letter", () => {
    const text = String.raw`{"a":"\u0041\/", "n": 1.0e2,"l":[null," x ",{"":"\"{}\""}]}`;
    expect(redactorOf([]).cell("AdditionalFields", text)).toBe(text);
  });

  it("leaves JSON what it is but for its texts", () => {
    const literal = /"(?:[^"\\]|\\.)*"/g;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const shown = redactorOf([]).cell("AdditionalFields", text);
        expect(shown.replace(literal, "")).toBe(text.replace(literal, ""));
        const [before, after] = [text.match(literal) ?? [], shown.match(literal) ?? []];
        expect(after).toHaveLength(before.length);
        // by chance a text is an address, as ::2 is, or stands under the key of an account
        for (const [at, one] of before.entries())
          if (after[at] !== one) expect(after[at]).toMatch(/[a-z]+-[0-9a-f]{10}/);
      }),
      { examples: [[[["::2"]]], [{ cAller: "%", 'a\\"b': ["\u2028", 0.5] }]] },
    );
  });
});

describe("names written so that nothing becomes a link", () => {
  const redactor = redactorOf([
    ["DeviceName", "ws-1.corp.example"],
    ["AccountUpn", "j.doe@corp.example"],
  ]);
  const living = redactor.text("ws-1.corp.example");
  const account = redactor.text("j.doe@corp.example");

  it.each([
    ["ws-1[.]corp[.]example", living],
    ["to ws-1(.)corp.example:", `to ${living}:`],
    ["WS-1[dot]CORP[dot]example", living],
    ["hxxps://ws-1[.]corp[.]example/a", `hxxps://${living}/a`],
    ["corp[.]example", redactor.text("corp.example")],
    ["j.doe[at]corp[.]example", account],
    ["j.doe(@)corp.example", account],
  ])("%s", (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  it("and code stays", () => {
    for (const text of ["a[.]b (.) x[at]y", "$x[0].Length; y(dot)", "regex [.]exe$"])
      expect(redactor.text(text)).toBe(text);
  });
});

describe("texts in JSON stand under the key that is theirs", () => {
  it.each([
    [`{"UserName":["a1b2",{"Size":"b"},"c3d4"]}`, ["UserName", "Size", "UserName"]],
    [`{"x":{"UserName":{"y":"1"}},"z":"2"}`, ["y", "z"]],
    [`[["a"],{"k":["b",["c"]],"l":[]},"d"]`, [undefined, "k", "k", undefined]],
    [`{"a\\"{[":"}]","b":"c"}`, ['a"{[', "b"]],
  ])("%s", (json, keys) => {
    expect(
      jsonCells(json)
        ?.filter(({ isKey }) => !isKey)
        .map(({ key }) => key),
    ).toEqual(keys);
  });

  it("so that a name behind an object in a list has its token", () => {
    const redactor = redactorOf([]);
    const text = redactor.cell("AdditionalFields", `{"TargetUserName":[{"Size":"1"},"mallory"]}`);
    expect(text).toMatch(/^\{"TargetUserName":\[\{"Size":"1"\},"user-[0-9a-f]{10}"\]\}$/);
  });
});
