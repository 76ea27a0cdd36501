import { expect, it } from "vitest";
import { csv, csvLine } from "./portal-csv.js";
import { importing } from "./workspace.js";

it("names of folders such as category=x/n=1 say nothing of the records below them", async () => {
  const record = {
    time: "2026-03-02T08:16:00Z",
    category: "AdvancedHunting-DeviceEvents",
    properties: { Timestamp: "2026-03-02T08:15:31Z", DeviceId: "j", ActionType: "DriverLoad", ReportId: 5 },
  };
  const folder = "category=AdvancedHunting-DeviceInfo/n=1/DeviceId=x/c0=9";
  const files = {
    [`${folder}/a.csv`]: csv([csvLine()]),
    [`${folder}/b.json`]: `${JSON.stringify(record)}\n`,
  };
  await importing(files, async ({ inputs, rows }) => {
    expect(inputs.map(({ table, rows: { imported } }) => [table, imported])).toEqual([
      ["DeviceEvents", 1],
      ["DeviceEvents", 1],
    ]);
    const read = await rows("DeviceEvents");
    expect(read.map((row) => [row["DeviceId"], row["coldhunt_row"]])).toEqual([
      ["5f1c0d", 1n],
      ["j", 1n],
    ]);
    expect(Object.keys(read[0] ?? {})).not.toContain("n");
  });
});
