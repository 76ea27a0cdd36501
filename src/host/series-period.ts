/** The shortest period that is looked for, in points; the longest is half of the series. */
const SHORTEST = 4;

/**
 * The period of a series (a JSON array) by its points without the last so many, as text; "0" where none scores as much
 * as the threshold. A period is a length at which the autocorrelation has a hill, which is its score. Of several the
 * best one counts, the longer ones less: fewer points tell of them, and a multiple scores as well as its period does.
 * The engine's own way is not published; this one finds what it finds in the examples of the reference.
 * https://learn.microsoft.com/kusto/query/series-periods-detect-function
 */
export function seriesPeriod(series: string, testPoints: string, threshold: string): string {
  const list: unknown = JSON.parse(series);
  const points: readonly unknown[] = Array.isArray(list) ? list : [];
  const learnt = points.slice(0, Math.max(points.length - Number(testPoints), 0));
  // what missing values do is for the decomposition to say
  if (!learnt.every((value) => typeof value === "number")) return "0";
  const rest = withoutTrend(learnt);
  // of a line nothing is left but what rounding makes
  if (!(largest(rest) > 1e-9 * largest(learnt))) return "0";
  const scores = hills(rest).filter(({ score }) => score >= Number(threshold));
  const weightOf = (hill: Hill): number => hill.score * Math.sqrt(1 - hill.period / learnt.length);
  return String(
    scores.reduce((best, hill) => (weightOf(hill) > weightOf(best) ? hill : best), NO_HILL).period,
  );
}

interface Hill {
  readonly period: number;
  readonly score: number;
}

const NO_HILL: Hill = { period: 0, score: 0 };

function largest(series: readonly number[]): number {
  return series.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** What the straight line nearest to a series leaves of it. */
function withoutTrend(series: readonly number[]): readonly number[] {
  const middle = (series.length - 1) / 2;
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  const spread = series.reduce((sum, _value, place) => sum + (place - middle) ** 2, 0);
  const slope = series.reduce((sum, value, place) => sum + (place - middle) * (value - mean), 0);
  return series.map((value, place) => value - mean - (spread > 0 ? slope / spread : 0) * (place - middle));
}

/** The lengths at which a series is more like itself than at the next shorter and the next longer one. */
function hills(series: readonly number[]): readonly Hill[] {
  const longest = Math.floor(series.length / 2);
  const mean = autocovariance(series, 0);
  const scores: number[] = [];
  for (let lag = SHORTEST - 1; lag <= longest; lag++) scores.push(autocovariance(series, lag) / mean);
  return scores.flatMap((score, index) => {
    const [before = Infinity, after = Infinity] = [scores[index - 1], scores[index + 1]];
    return score >= before && score >= after ? [{ period: index + SHORTEST - 1, score }] : [];
  });
}

/** The mean of the products of values so far apart. */
function autocovariance(series: readonly number[], lag: number): number {
  let sum = 0;
  for (let place = lag; place < series.length; place++)
    sum += (series[place] ?? 0) * (series[place - lag] ?? 0);
  return sum / (series.length - lag);
}
