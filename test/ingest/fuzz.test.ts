import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleEvents } from "./events.js";
import { SHAPES } from "./shapes.js";
import { importing } from "./workspace.js";

const EVENTS = sampleEvents(500).slice(395, 415);

type Damage = (bytes: Buffer) => Buffer;

const at = (bytes: Buffer, part: number) => Math.floor(part * bytes.length);
const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** What happens to files on their way. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  part.map(
    (end): Damage =>
      (bytes) =>
        bytes.subarray(0, at(bytes, end)),
  ),
  part.map(
    (start): Damage =>
      (bytes) =>
        bytes.subarray(at(bytes, start)),
  ),
  fc
    .array(fc.tuple(part, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 5 })
    .map((flips): Damage => (bytes) => {
      const copy = Buffer.from(bytes);
      for (const [place, value] of flips) copy[at(copy, place)] = value;
      return copy;
    }),
  fc.tuple(part, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
    ([place, more]): Damage =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, place)), more, bytes.subarray(at(bytes, place))]),
  ),
  fc
    .tuple(
      part,
      fc.constantFrom('"', ",", "\n", "\r", "\r\n", "\u0000", "{", "}", "[", "]", '"}', "\\", "\uFEFF"),
    )
    .map(
      ([place, more]): Damage =>
        (bytes) =>
          Buffer.concat([
            bytes.subarray(0, at(bytes, place)),
            Buffer.from(more),
            bytes.subarray(at(bytes, place)),
          ]),
    ),
  fc.tuple(part, part).map(([a, b]): Damage => (bytes) => {
    const [from, to] = [Math.min(at(bytes, a), at(bytes, b)), Math.max(at(bytes, a), at(bytes, b))];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  }),
  part.map((place): Damage => (bytes) => {
    const text = bytes.toString("latin1");
    const cut = at(bytes, place);
    return Buffer.from(
      text.slice(0, cut) + text.slice(cut).replace(/\r?\n/g, (end) => (end === "\n" ? "\r\n" : "\n")),
      "latin1",
    );
  }),
  fc.constant<Damage>((bytes) => Buffer.from(bytes.toString("utf8"), "latin1")),
  fc.constant<Damage>((bytes) => Buffer.from(bytes.toString("utf8"), "utf16le")),
  fc.constant<Damage>((bytes) => Buffer.concat([bytes, bytes])),
);

describe("a damaged file", () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))(
    "never breaks the import nor the count: %s",
    { timeout: 300_000 },
    async (_, shape) => {
      const whole = Buffer.from(shape.write(EVENTS));
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 2 }), (steps) =>
          importing({ export: steps.reduce<Buffer>((bytes, step) => step(bytes), whole) }, async (got) => {
            expect(got.inputs.length).toBeGreaterThan(0);
            for (const { examined, rows, notes } of got.inputs) {
              expect(rows.read).toBe(rows.imported + rows.rejected + rows.duplicate);
              // what was not examined says why
              if (!examined) expect(notes.join("")).not.toBe("");
            }
            const sum = got.inputs.reduce((total, { rows }) => total + rows.rejected, 0);
            expect(await got.rejects()).toHaveLength(sum);
          }),
        ),
        { numRuns: Number(process.env["COLDHUNT_RUNS"] ?? 8) },
      );
    },
  );
});
