import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

const URL_PARTS = { Scheme: "", Host: "", Port: "", Path: "", Username: "", Password: "", Fragment: "" };

/** The bag of a URL's parts: those given, and "" for the others. */
function url(parts: Partial<typeof URL_PARTS>, query: Record<string, string | string[]> = {}): object {
  return { ...URL_PARTS, ...parts, "Query Parameters": query };
}

const PATH_PARTS = {
  Scheme: "",
  RootPath: "",
  DirectoryPath: "",
  DirectoryName: "",
  Filename: "",
  Extension: "",
  AlternateDataStreamName: "",
};

/** The bag of a path's parts: those given, and "" for the others. */
function path(parts: Partial<typeof PATH_PARTS>): object {
  return { ...PATH_PARTS, ...parts };
}

const VALUES: readonly (readonly [expression: string, value: unknown])[] = [
  [
    'parse_url("http://me:pw@host:81/a/b?x=1&y=&z&=v&x=3&w=4#top")',
    url(
      {
        Scheme: "http",
        Host: "host",
        Port: "81",
        Path: "/a/b",
        Username: "me",
        Password: "pw",
        Fragment: "top",
      },
      { w: "4", x: ["1", "3"] },
    ),
  ],
  ['parse_url("https://example.com").Host', "example.com"],
  ['parse_url("https://[::1]:8080/x")', url({ Scheme: "https", Host: "[::1]", Port: "8080", Path: "/x" })],
  ['parse_url("ftp://me@host/a@b")', url({ Scheme: "ftp", Host: "me@host", Path: "/a@b" })],
  ['parse_url("host/path")', url({})],
  ['parse_url("//h.io/p?x=1#y")', url({})],
  ['parse_url("https://h.io/")', url({ Scheme: "https", Host: "h.io" })],
  ['parse_url("https://h.io/?x=1")', url({ Scheme: "https", Host: "h.io", Path: "/" }, { x: "1" })],
  ['parse_url("https://h.io/#")', url({ Scheme: "https", Host: "h.io", Path: "/" })],
  ['parse_url("HTTPS://H.IO/a%20b")', url({ Scheme: "HTTPS", Host: "H.IO", Path: "/a%20b" })],
  ['parse_url("")', url({})],
  ['parse_urlquery("k1=v1&k2=v=2")', { "Query Parameters": { k1: "v1", k2: "v=2" } }],
  ['parse_urlquery("")', { "Query Parameters": {} }],
  [
    String.raw`parse_path(@"D:\tools\x.tar.gz")`,
    path({
      RootPath: "D:",
      DirectoryPath: String.raw`D:\tools`,
      DirectoryName: "tools",
      Filename: "x.tar.gz",
      Extension: "gz",
    }),
  ],
  [
    'parse_path("file://C:/t/a.txt:hidden")',
    path({
      Scheme: "file",
      RootPath: "C:",
      DirectoryPath: "C:/t",
      DirectoryName: "t",
      Filename: "a.txt",
      Extension: "txt",
      AlternateDataStreamName: "hidden",
    }),
  ],
  [
    String.raw`parse_path(@"\\srv\share\f")`,
    path({ DirectoryPath: String.raw`\\srv\share`, DirectoryName: "share", Filename: "f" }),
  ],
  ['parse_path("f")', path({ Filename: "f" })],
  [String.raw`parse_csv('a,"b,""c""",,d\ne,f')`, ["a", 'b,"c"', "", "d"]],
  [String.raw`parse_csv('"x\ny",z')`, ["x\ny", "z"]],
  ["parse_csv('')", [""]],
  ["parse_csv(',')", ["", ""]],
  ["parse_version('0.0.0.5')", 5],
  ["parse_version('0.0.3')", 300_000_000],
  ["parse_version('1')", 1e24],
  ["parse_version('1.2.3.4.5')", null],
  ["parse_version('123456789')", null],
  ["parse_version('1.x')", null],
  // as doubles the two would be equal
  ["parse_version('1.2.3.4') < parse_version('1.2.3.5')", true],
  ["parse_version('10.0') > parse_version('9.9.9.9')", true],
];

describe("texts taken apart", () => {
  it.each(VALUES)("%s", async (expression, value) => {
    expect(await evaluate(`print v = ${expression}`)).toEqual([[value]]);
  });
});
