import { expect, it } from "vitest";
import { candidateColumn } from "../../src/plan/candidates.js";
import { csv, csvLine, eventOf } from "./portal-csv.js";
import { HIT } from "./selection.js";
import { importing } from "./workspace.js";

/** So many records that several threads share a file. */
const COUNT = 9000;
/** A list this long becomes a join, which would not keep the order of records. */
const wanted = [HIT, "b", "c", "d", "e", "f", "g", "h"].map((name) => `'${name}'`).join(", ");
const selection = {
  tables: new Map([
    [
      "DeviceEvents",
      { condition: `"${candidateColumn("ActionType")}" IN (${wanted})`, columns: ["ActionType"] },
    ],
  ]),
  macros: [],
};

/** A record that tells its file and number, each of another length. */
const record = (file: number, number: number, hit: boolean) => ({
  ReportId: `${file * 100_000 + number}`,
  FileName: "x".repeat(300 + ((number * 7919 + file) % 1500)),
  ...(hit ? { ActionType: HIT } : {}),
});

const FORMS = {
  csv: (records: readonly ReturnType<typeof record>[]) => csv(records.map(csvLine)),
  json: (records: readonly ReturnType<typeof record>[]) =>
    records.map((one) => `${JSON.stringify(eventOf(one))}\n`).join(""),
};

it.each(["csv", "json"] as const)(
  "wanted records of files that are looked at together have their own numbers: %s",
  async (form) => {
    const hits = Array.from({ length: 7 }, (_, file) =>
      Array.from({ length: COUNT }, (_, at) => at + 1).filter(
        (number) => (number * 31 + file * 17) % (file % 3 === 2 ? 10_007 : 601) === 5,
      ),
    );
    const files = Object.fromEntries(
      hits.map((numbers, file) => {
        const mine = new Set(numbers);
        const records = Array.from({ length: COUNT }, (_, at) => record(file, at + 1, mine.has(at + 1)));
        return [`${file}.${form}`, FORMS[form](records)];
      }),
    );
    await importing(
      files,
      async ({ inputs, rows }) => {
        expect(inputs.map(({ rows: counts }) => [counts.read, counts.imported])).toEqual(
          hits.map(() => [COUNT, COUNT]),
        );
        const kept = await rows("DeviceEvents");
        expect(kept.map((row) => [row["coldhunt_input"], row["coldhunt_row"], row["ReportId"]])).toEqual(
          hits.flatMap((numbers, file) =>
            numbers.map((number) => [file + 1, BigInt(number), BigInt(file * 100_000 + number)]),
          ),
        );
      },
      { selection, hash: false, surveyFrom: 0 },
    );
  },
);

it("a file that cannot be split as it should does no harm to those that are looked at with it", async () => {
  const good = (file: number) => csv([csvLine(record(file, 1, true)), csvLine(record(file, 2, false))]);
  const files = {
    "1.csv": good(1),
    "2.csv": csv([csvLine(record(2, 1, true)), "too,few", csvLine(record(2, 3, true))]),
    "3.csv": good(3),
    "4.csv": good(4),
  };
  await importing(
    files,
    async ({ inputs, rows }) => {
      expect(inputs.map(({ rows: counts }) => counts)).toMatchObject([
        { read: 2, imported: 2, rejected: 0 },
        { read: 3, imported: 2, rejected: 1 },
        { read: 2, imported: 2, rejected: 0 },
        { read: 2, imported: 2, rejected: 0 },
      ]);
      const kept = await rows("DeviceEvents");
      expect(kept.map((row) => [row["coldhunt_input"], row["coldhunt_row"], row["ReportId"]])).toEqual([
        [1, 1n, 100_001n],
        [2, 1n, 200_001n],
        [2, 3n, 200_003n],
        [3, 1n, 300_001n],
        [4, 1n, 400_001n],
      ]);
    },
    { selection, hash: false, surveyFrom: 0 },
  );
});
