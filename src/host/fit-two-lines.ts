/** The fewest values that a line is told by. */
const LEAST = 2;

/** A share of the squares by which a split must be nearer to be the better one: sums of equal ones differ in last digits. */
const NEARER = 1e-12;

interface Line {
  readonly slope: number;
  readonly interception: number;
  /** The squared distances from the mean, and from the line, summed. */
  readonly total: number;
  readonly residual: number;
  readonly count: number;
}

/**
 * The two straight lines nearest to a series (a JSON array), one for its beginning and one for the rest, each over the
 * places 1, 2, 3 ... of its own part, as `series_fit_line()` counts them: how well they fit and where they part, as the JSON of a bag; null where an
 * element is no number. A series too short for two lines ends the query.
 * https://learn.microsoft.com/kusto/query/series-fit-2lines-dynamic-function
 */
export function fitTwoLines(text: string): string | null {
  const y: unknown = JSON.parse(text);
  if (!Array.isArray(y) || y.length === 0 || !y.every((value) => typeof value === "number")) return null;
  if (y.length < 2 * LEAST) throw new Error("series_fit_2lines: the fit of so few values is not documented");
  const { total } = lineThrough(y);
  let split = LEAST;
  let [left, right] = linesOf(y, split);
  for (let next = LEAST + 1; next <= y.length - LEAST; next++) {
    const lines = linesOf(y, next);
    if (lines[0].residual + lines[1].residual >= left.residual + right.residual - NEARER * total) continue;
    split = next;
    [left, right] = lines;
  }
  const residual = left.residual + right.residual;
  return JSON.stringify({
    rsquare: rsquareOf({ total, residual }),
    split_idx: split,
    variance: total / (y.length - 1),
    rvariance: residual / (y.length - 1),
    line_fit: y.map((_, index) =>
      index < split ? valueAt(left, index + 1) : valueAt(right, index + 1 - split),
    ),
    right: fitOf(right),
    left: fitOf(left),
  });
}

function linesOf(y: readonly number[], split: number): readonly [Line, Line] {
  return [lineThrough(y.slice(0, split)), lineThrough(y.slice(split))];
}

/** Least squares over the places 1, 2, 3 ... of two values or more. */
function lineThrough(y: readonly number[]): Line {
  const middle = (y.length + 1) / 2;
  const mean = sumOf(y, (value) => value) / y.length;
  const slope =
    sumOf(y, (value, place) => (place - middle) * (value - mean)) /
    sumOf(y, (_, place) => (place - middle) ** 2);
  return {
    slope,
    interception: mean - slope * middle,
    total: sumOf(y, (value) => (value - mean) ** 2),
    residual: sumOf(y, (value, place) => (value - (mean + slope * (place - middle))) ** 2),
    count: y.length,
  };
}

/** The sum of what each value and its place, from 1 on, come to. */
function sumOf(values: readonly number[], of: (value: number, place: number) => number): number {
  return values.reduce((sum, value, index) => sum + of(value, index + 1), 0);
}

function valueAt({ slope, interception }: Line, place: number): number {
  return interception + slope * place;
}

function rsquareOf({ total, residual }: Pick<Line, "total" | "residual">): number {
  return total === 0 ? 1 : 1 - residual / total;
}

function fitOf(line: Line): Readonly<Record<string, number>> {
  return {
    rsquare: rsquareOf(line),
    slope: line.slope,
    interception: line.interception,
    variance: line.total / (line.count - 1),
    rvariance: line.residual / (line.count - 1),
  };
}
