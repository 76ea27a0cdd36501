import { integerLiteral, macro, NULL } from "../../fragment/fragment.js";
import type { ScalarFunction } from "../signature.js";
import { columnFunctions, partOfStruct, sparkPartOfStruct, type SeriesColumn } from "./columns.js";

/** The columns of `series_fft()` and `series_ifft()`, in order. */
export const FOURIER_COLUMNS: readonly SeriesColumn[] = [
  { name: "real", type: "dynamic" },
  { name: "imag", type: "dynamic" },
];

/** The Fourier transform of a complex series and the way back; the imaginary part may be left out. */
export const fourierFunctions: readonly ScalarFunction[] = (
  [
    ["series_fft", 1],
    ["series_ifft", -1],
  ] as const
).flatMap(([name, direction]) =>
  columnFunctions({
    name,
    columns: FOURIER_COLUMNS,
    params: ["dynamic", "dynamic"],
    optional: 1,
    value: ([real = NULL, imaginary = NULL]) =>
      macro("kql_series_fourier", real, imaginary, integerLiteral(direction)),
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
);
