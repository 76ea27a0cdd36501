import { describe, expect, it } from "vitest";
import { EVENT_NAMES, sampleEvents, type SampleEvent } from "./events.js";
import { SHAPES, type Digits } from "./shapes.js";
import { importing, ticks } from "./workspace.js";

const EVENTS = sampleEvents(500);

/** What an evidence table holds of an event that came in with so many digits. */
function expected(event: SampleEvent, digits: Digits): unknown[] {
  const grain = 10n ** BigInt(7 - digits);
  return EVENT_NAMES.map((name) => {
    const value = event[name];
    if (typeof value === "string" && (name === "Timestamp" || name === "ProcessCreationTime"))
      return (ticks(value) / grain) * grain;
    return value;
  });
}

describe("500 events come in the same", () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))("from %s", async (_, shape) => {
    await importing({ export: shape.write(EVENTS) }, async (got) => {
      expect(await got.rejects()).toEqual([]);
      expect(got.inputs.map((input) => [input.format, input.table, input.rows.imported])).toEqual([
        [shape.format, "DeviceEvents", 500],
      ]);
      const rows = await got.rows("DeviceEvents");
      expect(rows.map((row) => EVENT_NAMES.map((name) => row[name]))).toEqual(
        EVENTS.map((event) => expected(event, shape.digits)),
      );
      expect(rows.map((row) => row["coldhunt_row"])).toEqual(EVENTS.map((_, index) => BigInt(index + 1)));
    });
  });
});
