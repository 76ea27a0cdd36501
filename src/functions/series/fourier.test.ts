import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const near = (values: readonly number[]): unknown =>
  values.map((value) => expect.closeTo(value, 9) as number);
const WAVES = `let sinewave = (x: double, period: double) { sin(2 * pi() / period * x) };
  range x from 0 to 127 step 1 | extend yr = sinewave(x, 8), yi = sinewave(x, 32)
  | summarize x = make_list(x), y_real = make_list(yr), y_imag = make_list(yi)`;

describe("series_fft", () => {
  it("finds the frequencies of sine waves, as in the reference's example", async () => {
    // a sine of 16 waves is -64i at 16 and 64i at 112; times i, one of 4 waves is 64 at 4 and -64 at 124
    const peaks = (places: Readonly<Record<number, number>>): unknown =>
      near(Array.from({ length: 128 }, (_, place) => places[place] ?? 0));
    const kql = `${WAVES} | project (r, i) = series_fft(y_real, y_imag)`;
    expect(await evaluate(kql)).toEqual([[peaks({ 4: 64, 124: -64 }), peaks({ 16: -64, 112: 64 })]]);
  });

  it("and series_ifft the series they came from", async () => {
    const kql = `${WAVES} | extend (fr, fi) = series_fft(y_real, y_imag) | extend (r, i) = series_ifft(fr, fi)
      | mv-expand a = y_real to typeof(real), b = y_imag to typeof(real), r to typeof(real), i to typeof(real)
      | summarize max(abs(a - r)), max(abs(b - i)), count()`;
    const [[first, second, count] = []] = await evaluate(kql);
    expect([first, second, count]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12), 128]);
  });

  it.each([
    ["series_fft(dynamic([1, 2, 4]))", [7, -2, -2], [0, Math.sqrt(3), -Math.sqrt(3)]],
    [
      "series_ifft(dynamic([7, -2, -2]), dynamic([0, 1.7320508075688772, -1.7320508075688772]))",
      [1, 2, 4],
      [0, 0, 0],
    ],
    ["series_fft(dynamic([]))", [], []],
  ])("%s", async (call, real, imaginary) => {
    expect(await evaluate(`print x = 1 | project ${call}`)).toEqual([[near(real), near(imaginary)]]);
  });

  it("gives a column for each part", async () => {
    const { columns } = await evaluateTable(
      "print y = dynamic([1]) | project series_fft(y), series_ifft(y, y)",
    );
    expect(columns.map((column) => column.name)).toEqual([
      "series_fft_y_real",
      "series_fft_y_imag",
      "series_ifft_y_real",
      "series_ifft_y_imag",
    ]);
  });

  it.each(["dynamic([1, null])", "dynamic([1]), dynamic([1, 2])"])(
    "series_fft(%s) ends the query",
    async (args) => {
      await expect(evaluate(`print x = 1 | project (r, i) = series_fft(${args})`)).rejects.toThrow(
        /not documented/,
      );
    },
  );
});
