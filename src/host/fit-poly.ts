/** A column whose part that is its own, below this of its length, is taken for none. */
const SMALLEST = 1e-13;

/**
 * The polynomial of a degree that is nearest to `y` over `x` (JSON arrays; `null` stands for 1, 2, 3 ...), as the JSON
 * of a bag: how well it fits, its coefficients from the highest power on, the variances and its values. What missing
 * values give, and points that no single polynomial is nearest to, are not documented and end the query.
 * https://learn.microsoft.com/kusto/query/series-fit-poly-function
 */
export function fitPoly(yText: string, xText: string, degreeText: string): string {
  const y = numbersOf(yText);
  const x = xText === "null" ? y.map((_, index) => index + 1) : numbersOf(xText);
  const degree = Number(degreeText);
  if (x.length !== y.length || degree < 0 || y.length <= degree) throw undocumented("so few points");
  const powers = Array.from({ length: degree + 1 }, (_, index) =>
    x.map((value) => value ** (degree - index)),
  );
  const coefficients = leastSquares(powers, y);
  const fit = x.map((value) => coefficients.reduce((sum, coefficient) => sum * value + coefficient, 0));
  const mean = sumOf(y) / y.length;
  const total = sumOf(y.map((value) => (value - mean) ** 2));
  const residual = sumOf(y.map((value, index) => (value - (fit[index] ?? 0)) ** 2));
  const freedom = Math.max(y.length - 1, 1);
  return JSON.stringify({
    rsquare: total === 0 ? 1 : 1 - residual / total,
    coefficients,
    variance: total / freedom,
    rvariance: residual / freedom,
    poly_fit: fit,
  });
}

function numbersOf(text: string): number[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list) || !list.every((value) => typeof value === "number"))
    throw undocumented("a series with missing values");
  return list;
}

function undocumented(what: string): Error {
  return new Error(`series_fit_poly: the fit of ${what} is not documented`);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}

/** The combination of columns nearest to a target: Gram-Schmidt, each column made orthogonal twice to keep its digits. */
function leastSquares(columns: readonly (readonly number[])[], target: readonly number[]): number[] {
  const bases: number[][] = [];
  const triangle: number[][] = [];
  for (const column of columns) {
    let rest = [...column];
    const shares = bases.map(() => 0);
    for (let round = 0; round < 2; round++) {
      for (const [index, base] of bases.entries()) {
        const share = dot(base, rest);
        shares[index] = (shares[index] ?? 0) + share;
        rest = rest.map((value, place) => value - share * (base[place] ?? 0));
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (!(length > SMALLEST * Math.sqrt(dot(column, column)))) throw undocumented("points of so few places");
    bases.push(rest.map((value) => value / length));
    triangle.push([...shares, length]);
  }
  return backSubstituted(triangle, bases, target);
}

/** The coefficients of the columns from those of their orthogonal bases, the last one first. */
function backSubstituted(
  triangle: readonly (readonly number[])[],
  bases: readonly (readonly number[])[],
  target: readonly number[],
): number[] {
  let rest = [...target];
  const projections = bases.map((base) => {
    const share = dot(base, rest);
    rest = rest.map((value, place) => value - share * (base[place] ?? 0));
    return share;
  });
  const coefficients = projections.map(() => 0);
  for (let index = projections.length - 1; index >= 0; index--) {
    const known = triangle.reduce((sum, column, later) => {
      return later > index ? sum + (column[index] ?? 0) * (coefficients[later] ?? 0) : sum;
    }, 0);
    coefficients[index] = ((projections[index] ?? 0) - known) / (triangle[index]?.[index] ?? 1);
  }
  return coefficients;
}
