import { expect, it } from "vitest";
import { formatDatetime } from "../../plan/time.js";
import { parseAllowFile } from "./allow-file.js";
import { filterPlace } from "./marks.js";

const ENTRY = `- id: print-team
  card: some-*
  match:
    FileName: ["a.msc", null]
    ProcessId: 7
  reason: consoles of the print team
  author: R. Okafor
  expiry: 2027-01-31
`;

it("an entry has a match of fields or of KQL", () => {
  const [entry] = parseAllowFile(ENTRY, "allow.yml").entries;
  expect(entry).toMatchObject({
    id: "print-team",
    line: 4,
    match: {
      kind: "fields",
      fields: [
        { name: "FileName", values: ["a.msc", null] },
        { name: "ProcessId", values: [7] },
      ],
    },
  });
  const kql = ENTRY.replace(/match:\n.*\n.*\n/, "match: FileName has 'a'\n");
  expect(parseAllowFile(kql, "allow.yml").entries[0]?.match).toEqual({
    kind: "kql",
    text: "FileName has 'a'",
  });
});

it.each([
  ["2027-01-31", "2027-02-01T00:00:00.0000000Z"],
  ["2027-01-31T18:00:00Z", "2027-01-31T18:00:00.0000000Z"],
  ["2027-01-31T18:00:00+02:00", "2027-01-31T16:00:00.0000000Z"],
])("an expiry of %s ends at %s", (expiry, ends) => {
  const [entry] = parseAllowFile(ENTRY.replace("2027-01-31", expiry), "allow.yml").entries;
  expect(formatDatetime(entry?.ends ?? 0n)).toBe(ends);
});

it("an empty file has no entries", () => {
  expect(parseAllowFile("# nothing yet\n", "allow.yml").entries).toEqual([]);
});

it.each([
  [
    "an unknown key",
    ENTRY.replace("reason:", "reasn:"),
    /^allow\.yml:6: 'reasn' is no key of an entry; an entry has id,/,
  ],
  ["a missing key", ENTRY.replace(/ {2}author.*\n/, ""), /^allow\.yml:1: the entry has no 'author'/],
  ["an empty author", ENTRY.replace("R. Okafor", '""'), /^allow\.yml:7: 'author' is empty or no text/],
  [
    "a day that is none",
    ENTRY.replace("2027-01-31", "2027-02-30"),
    /^allow\.yml:8: 'expiry' is no date: '2027-02-30'/,
  ],
  ["a word for a date", ENTRY.replace("2027-01-31", "never"), /^allow\.yml:8: 'expiry' is no date: 'never'/],
  ["an empty match", ENTRY.replace(/match:\n.*\n.*\n/, "match: {}\n"), /^allow\.yml:3: 'match' is neither/],
  ["no list", "id: a\n", /^allow\.yml:1: the file is a list of entries/],
  ["an id twice", ENTRY + ENTRY, /^allow\.yml:\d+: the id 'print-team' is that of an earlier entry too/],
  ["no YAML", "- id: [\n", /^allow\.yml:\d+: /],
])("%s is refused with its line", (_, text, message) => {
  expect(() => parseAllowFile(text, "allow.yml")).toThrow(
    expect.objectContaining({ code: "ALLOW-FORMAT", message: expect.stringMatching(message) as string }),
  );
});

it("marks count where the query goes on behind them", () => {
  const marks = "// Begin environment-specific filter.\n// End environment-specific filter.\n";
  expect(filterPlace(`T\n| where A\n${marks}`)).toBeUndefined();
  expect(filterPlace("T\n| where A\n| count")).toBeUndefined();
  const query = `T\n| where A\n${marks}| summarize count() by B`;
  expect(query.slice(filterPlace(query))).toMatch(/^\/\/ End environment/);
});
