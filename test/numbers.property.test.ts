import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "./evaluate.js";
import { bin, divide, modulo, wholeOfText, wrap } from "./scalar-core.js";

/** Longs near the places where something happens, and any others. */
const long = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -10n, max: 10n }),
  fc.constantFrom(-(2n ** 63n) + 1n, 2n ** 63n - 1n, 2n ** 31n, -(2n ** 31n) - 1n, 2n ** 53n + 1n, 2n ** 62n),
);
const orNull = (value: bigint | null): string => (value === null ? "long(null)" : `long(${value})`);
const nullable = fc.option(long, { freq: 8 });

/** Rows of longs through KQL expressions over the columns a and b. */
async function overPairs(
  pairs: readonly (readonly [bigint | null, bigint | null])[],
  expressions: string,
): Promise<unknown[][]> {
  const cells = pairs.flatMap((pair) => pair.map(orNull)).join(", ");
  return evaluate(`datatable(a:long, b:long)[${cells}] | project ${expressions}`);
}

/** Numbers in the form that results have. */
function plain(value: bigint | null): bigint | number | null {
  return value !== null && BigInt.asIntN(53, value) === value ? Number(value) : value;
}

function lift(
  operation: (left: bigint, right: bigint) => bigint | null,
): (left: bigint | null, right: bigint | null) => bigint | number | null {
  return (left, right) => (left === null || right === null ? null : plain(operation(left, right)));
}

const pairs = fc.array(fc.tuple(nullable, nullable), { minLength: 30, maxLength: 30 });
// the smallest long has no positive twin, and bins near it would leave 64 bits
const calm = fc.bigInt({ min: -(2n ** 61n), max: 2n ** 61n });

it("longs add, subtract and multiply in 64 bits", async () => {
  const operations = [
    lift((a, b) => wrap(a + b)),
    lift((a, b) => wrap(a - b)),
    lift((a, b) => wrap(a * b)),
    lift((_, b) => wrap(-b)),
  ];
  await fc.assert(
    fc.asyncProperty(pairs, async (rows) => {
      expect(
        await overPairs(rows, "x = a + b, y = a - b, z = a * b, n = iff(isnull(a), long(null), -b)"),
      ).toEqual(rows.map(([a, b]) => operations.map((operation) => operation(a, b))));
    }),
    { numRuns: 8 },
  );
});

it("longs divide toward zero, and a remainder is never negative", async () => {
  const expected = [lift(divide), lift(modulo)];
  await fc.assert(
    fc.asyncProperty(pairs, async (rows) => {
      expect(await overPairs(rows, "x = a / b, y = a % b")).toEqual(
        rows.map(([a, b]) => expected.map((operation) => operation(a, b))),
      );
    }),
    { numRuns: 8 },
  );
});

it("bins of longs lie at or below the value", async () => {
  const rowsOf = fc.array(fc.tuple(calm, fc.oneof(calm, fc.bigInt({ min: -2n, max: 20n }))), {
    minLength: 30,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(rowsOf, async (rows) => {
      const moved = lift((a, b) => {
        const below = bin(a - 3n, b);
        return below === null ? null : below + 3n;
      });
      expect(await overPairs(rows, "x = bin(a, b), y = floor(a, b), z = bin_at(a, b, 3)")).toEqual(
        rows.map(([a, b]) => [lift(bin)(a, b), lift(bin)(a, b), moved(a, b)]),
      );
    }),
    { numRuns: 8 },
  );
});

it("the bits of longs are those of two's complement", async () => {
  const rowsOf = fc.array(fc.tuple(long, fc.bigInt({ min: -3n, max: 130n })), {
    minLength: 30,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(rowsOf, async (rows) => {
      const result = await overPairs(
        rows,
        "binary_shift_left(a, b), binary_shift_right(a, b), binary_and(a, b), binary_or(a, b), binary_xor(a, b), binary_not(a), bitset_count_ones(a), toint(a)",
      );
      expect(result).toEqual(
        rows.map(([a, b]) => [
          plain(b < 0n ? null : wrap(a << (b % 64n))),
          plain(b < 0n ? null : a >> (b % 64n)),
          plain(a & b),
          plain(a | b),
          plain(a ^ b),
          plain(~a),
          [...BigInt.asUintN(64, a).toString(2)].filter((bit) => bit === "1").length,
          plain(BigInt.asIntN(32, a)),
        ]),
      );
    }),
    { numRuns: 8 },
  );
});

it("text becomes a whole number or null", async () => {
  const digits = fc.stringMatching(/^[ \t]?[+-]?(0[xX])?[0-9a-fA-F]{0,20}[ .e]?$/);
  const texts = fc.array(fc.oneof(digits, long.map(String), fc.string({ maxLength: 6 })), {
    minLength: 40,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (rows) => {
      const safe = rows.filter((text) => !text.includes("\0"));
      const cells = safe.map((text) => JSON.stringify(text)).join(", ");
      expect(await evaluate(`datatable(s:string)[${cells}] | project tolong(s), toint(s)`)).toEqual(
        safe.map((text) => [plain(wholeOfText(text, 64)), plain(wholeOfText(text, 32))]),
      );
    }),
    { numRuns: 8 },
  );
});

it("comparisons of longs with dynamic numbers are exact", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(long, long), { minLength: 30, maxLength: 30 }), async (rows) => {
      const near = rows.flatMap(([a, b]) => [[a, b] as const, [a, a] as const, [a, wrap(a + 1n)] as const]);
      const result = await overPairs(
        near,
        "d = todynamic(tostring(a)), b | project d == b, d != b, d < b, b <= d, b > d",
      );
      expect(result).toEqual(near.map(([a, b]) => [a === b, a !== b, a < b, b <= a, b > a]));
    }),
    { numRuns: 4 },
  );
});
