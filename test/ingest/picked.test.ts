import { expect, it } from "vitest";
import { csv, csvLine, eventOf } from "./portal-csv.js";
import { HIT, selection } from "./selection.js";
import { importing } from "./workspace.js";

/** Enough of them that the columns of JSON Lines are looked for in a sample. */
const EVENTS = Array.from({ length: 4000 }, (_, at) => ({
  ReportId: `${at}`,
  FileName: "@{Name=lost}",
  ...(at % 1000 === 3 ? { ActionType: HIT } : {}),
}));

it.each([
  ["a.csv", csv(EVENTS.map(csvLine))],
  ["a.json", EVENTS.map((event) => `${JSON.stringify(eventOf(event))}\n`).join("")],
])(
  "a file of which only some records are read is told of as one that is read whole: %s",
  async (name, text) => {
    const files = { [name]: text };
    const [whole, some] = await Promise.all(
      [{}, { selection, surveyFrom: 0 }].map((options) =>
        importing(
          files,
          async ({ inputs, rows }) => ({
            inputs: inputs.map(({ notes, format, encoding, rows: counts }) => ({
              notes,
              format,
              encoding,
              counts,
            })),
            hits: (await rows("DeviceEvents"))
              .filter((row) => row["ActionType"] === HIT)
              .map((row) => ({ ...row, coldhunt_ingestion: undefined })),
            stored: (await rows("DeviceEvents")).length,
          }),
          options,
        ),
      ),
    );
    expect(whole?.inputs[0]?.notes.join()).toMatch(/@\{name=value\}/);
    expect(some?.inputs).toEqual(whole?.inputs);
    expect(some?.hits).toEqual(whole?.hits);
    expect([whole?.stored, some?.stored]).toEqual([4000, 4]);
  },
);
