import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVENT_NAMES, sampleEvents, type SampleEvent } from "./events.js";
import { SHAPES, type Digits } from "./shapes.js";
import { importing, ticks } from "./workspace.js";

/** Any text an export can carry: everything but NUL and halves of surrogate pairs. */
const text = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\\",
        "{",
        "}",
        "[",
        ":",
        " ",
        "a",
        "\u2028",
        "\uFEFF",
        "é",
        "💥",
      ),
    }),
    fc.json(),
    fc.constantFrom(
      "null",
      "NULL",
      "N/A",
      "true",
      "0",
      "-",
      "=cmd",
      "2026-03-02T08:15:31Z",
      "#TYPE x",
      '""',
      "'",
    ),
  )
  // the driver drops a byte order mark in front of a text that it hands over
  .map((value) => value.replaceAll("\u0000", "").replace(/^\uFEFF+/, ""));

const digits = fc.integer({ min: 0, max: 9_999_999 });

/** Times with 0 to 7 digits; the year is one that every shape can carry. */
const time = fc
  .tuple(
    fc.date({
      min: new Date("1970-01-01T00:00:00Z"),
      max: new Date("2200-01-01T00:00:00Z"),
      noInvalidDate: true,
    }),
    digits,
  )
  .map(([date, fraction]) => {
    const cut = String(fraction).padStart(7, "0").replace(/0+$/, "");
    return `${date.toISOString().slice(0, 19)}${cut === "" ? "" : `.${cut}`}Z`;
  });

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

const event = fc.record({
  Timestamp: time,
  DeviceId: text,
  DeviceName: text,
  FileName: text,
  FolderPath: text,
  ProcessId: fc.option(long),
  ProcessCommandLine: text,
  ProcessCreationTime: fc.option(time),
  IsProcessRemoteSession: fc.option(fc.boolean()),
  InitiatingProcessFileName: text,
  InitiatingProcessCommandLine: text,
  RegistryValueData: text,
  AdditionalFields: text,
});

/** Some events; the first has a time that settles the order of day and month. */
const events = fc.array(event, { minLength: 0, maxLength: 12 }).map((list): SampleEvent[] =>
  [...sampleEvents(500).slice(400, 401), ...list].map((one, index) => ({
    ...one,
    ActionType: "OpenProcessApiCall",
    ReportId: 2n ** 53n + BigInt(index),
  })),
);

function expected(one: SampleEvent, count: Digits): unknown[] {
  const grain = 10n ** BigInt(7 - count);
  return EVENT_NAMES.map((name) => {
    const value = one[name];
    const isTime = name === "Timestamp" || name === "ProcessCreationTime";
    return isTime && typeof value === "string" ? (ticks(value) / grain) * grain : value;
  });
}

describe("any events come back equal", () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))(
    "from %s",
    { timeout: 300_000 },
    async (_, shape) => {
      await fc.assert(
        fc.asyncProperty(events, (list) =>
          importing({ export: shape.write(list) }, async (got) => {
            expect(await got.rejects()).toEqual([]);
            const rows = await got.rows("DeviceEvents");
            expect(rows.map((row) => EVENT_NAMES.map((name) => row[name]))).toEqual(
              list.map((one) => expected(one, shape.digits)),
            );
          }),
        ),
        { numRuns: Number(process.env["COLDHUNT_RUNS"] ?? 8) },
      );
    },
  );
});
