/** Queries over rows written out, for what the answers of the engine do not reach: nulls, overflows, ties, NaN, empty input. */

const WHOLES =
  "datatable(a:long, b:long)[9223372036854775807, 1, 9223372036854775807, 9223372036854775807, " +
  "-9223372036854775807, -9223372036854775807, 5, 0, long(null), 3, 3, long(null), -7, 3, 7, -3, -7, -3, 6, -3, 0, 5, " +
  "-9223372036854775807, 2, 12345678901, 98765432109]";

const REALS =
  "datatable(a:real, b:real)[1.5, 0.0, -1.5, 0.0, 0.0, 0.0, 1.5, -0.0, 7.5, 2.0, -7.5, 2.0, 7.5, -2.0, real(nan), 1.0, " +
  "1.0, real(nan), real(+inf), 2.0, 2.0, real(+inf), real(-inf), 3.0, real(null), 2.0, 2.0, real(null), 1e308, 10.0]";

const SPANS =
  "datatable(t:datetime, s:timespan)[datetime(2020-01-01), 1d, datetime(0001-01-01), -1h, datetime(9999-12-31), 1d, " +
  "datetime(9999-12-31), 2d, datetime(null), 1d, datetime(2020-01-01), timespan(null)]";

const DYNAMICS =
  "datatable(d:dynamic, x:long)[dynamic(5), 5, dynamic(9223372036854775807), 9223372036854775807, " +
  'dynamic(9223372036854775808), 9223372036854775807, dynamic("x"), 4, dynamic(null), long(null), dynamic(3), long(null), ' +
  "dynamic(18446744073709551616), 4, dynamic(1e300), 4, dynamic(5.5), 5, dynamic(true), 1, dynamic([1]), 1]";

/** A group with everything, one with repeated values, one of nulls. */
const GROUPS = `datatable(k:string, l:long, r:real, s:string, t:datetime, p:timespan, b:bool, d:dynamic, m:decimal)[
  "a", 9223372036854775807, 1.5, "x", datetime(2020-01-01), 1h, true, dynamic([1, 2, null, "q"]), decimal(0.1),
  "a", 5, real(nan), "", datetime(2020-01-01 00:00:00.0000001), -1h, false, dynamic({"k": 1, "z": [1]}), decimal(0.2),
  "a", long(null), real(null), "x", datetime(null), timespan(null), bool(null), dynamic(null), decimal(null),
  "b", -3, -2.5, "y", datetime(2021-01-01), 2h, true, dynamic("str"), decimal(1.5),
  "b", 4, 2.5, "é\\"\\n", datetime(9999-12-31), 10675199d, true, dynamic({"k": 2, "j": "v"}), decimal(2.5),
  "b", 4, 0.0, "y", datetime(2021-01-01), 2h, false, dynamic(5), decimal(2.5),
  "c", long(null), real(null), "", datetime(null), timespan(null), bool(null), dynamic(null), decimal(null)]`;

function byGroup(aggregates: string): string {
  return `${GROUPS} | summarize ${aggregates} by k | order by k asc`;
}

const ARITHMETIC = [
  `${WHOLES} | extend p = a + b, m = a - b, t = a * b, d = a / b, r = a % b, n = -a`,
  'print m = tolong("-9223372036854775808") | extend a = m % -5, b = m % m, c = -m, d = m * m, e = m + m, f = m - 1, h = m / 3',
  `${REALS} | extend p = a + b, m = a - b, t = a * b, d = a / b, r = a % b, n = -a`,
  `${REALS} | extend c = toint(b) | extend p = a + c, d = a / c, e = c / a, q = c % a`,
  `${REALS} | project a = todecimal(a), b = todecimal(b) | extend p = a + b, m = a - b, t = a * b, d = a / b, r = a % b`,
  "datatable(a:decimal, b:decimal)[decimal(0.1), decimal(0.2), decimal(1), decimal(3)] | extend p = a + b, d = a / b",
  `${SPANS} | extend p = t + s, m = t - s, d = t - datetime(2019-12-31), ss = s + s, n = -s, x2 = s * 2, f = s * 1.5`,
  `${SPANS} | extend g = s / 2.5, h = s / 2, i = s / 1h, j = s % 7m, z = s / 0, zz = s / 0.0, ab = s / (s - s)`,
  "print a = 1h * 1e300, b = 1tick * 0.6, c = -1tick * 0.6, d = 10675199d * 1.5, e = 7tick / 2, f = -7tick / 2",
  `${DYNAMICS} | extend e = d == x, n = d != x, l = d < x, g = d >= x, r = x <= d, f = d == 5, w = d > 9223372036854775806`,
  `${DYNAMICS} | where x < 10 | extend a = d + 1, b = d * 2, c = 10 / d, e = d % 3, f = d + 1.5`,
  "datatable(a:long, b:long, d:long)[5, 4, 1, 5, 3, 1, long(null), 1, 1, 3, 5, -1] | extend x = around(a, b, d)",
  "datatable(r: real)[9223372036854775807.0, -9223372036854775808.0, 1e19, -1e19, real(nan), 2.9] | project x = tolong(r), y = toint(r)",
  `datatable(x:long, r:real, s:string, a:dynamic)[5, 5.0, "A", dynamic([5, "a", 1.5, null]), 1, 1.5, "a\\"B",
    dynamic([5, "A\\"b", 1.5, 1.0]), 3, 3.0, "z", dynamic(3), long(null), real(null), "", dynamic(null), 9, 1.0, "",
    dynamic([1e19, 9.0, ""])] | extend l = x in (a), rr = r in (a), ss = s in (a), si = s in~ (a), nl = x !in (a)`,
];

const NUMBERS = [
  'range i from 1 to 400 step 1 | project i, a = tostring(i / 7.0), b = tostring(i * 0.1 + 0.2), c = tostring(-i / 3000.0), d = strcat(i * 1.1, ""), e = tostring(i * 1.1e17), f = tostring(i / 7e9)',
  'print convert_length(1.5, "Foot", "Meter"), convert_temperature(25.5, "DegreeCelsius", "DegreeFahrenheit"), convert_temperature(1, "DegreeDelisle", "Kelvin")',
  "datatable(x:real)[0.0, 0.5, -3.0, 7.0, -7.0, real(nan), real(null), 1.25, 5.9] | extend e = erf(x), c = erfc(x)",
  'datatable(d:dynamic)[dynamic(5), dynamic(5.5), dynamic("6"), dynamic(null), dynamic(true), dynamic([5])] | extend a = d in (5, 6, 1), b = d !in (5, 6)',
];

const AGGREGATES = [
  byGroup(
    "count(), countif(l > 3), dcount(l), dcount(r), dcount(s), dcount(d), dcountif(b, l > 0), count_distinctif(s, b)",
  ),
  byGroup("sum(l), sum(r), sum(p), sum(m), sumif(l, b), avg(l), avg(r), avg(t), avg(p), avg(m), avgif(l, b)"),
  byGroup("min(l), min(r), min(s), min(t), min(p), min(b), min(m), minif(l, b), minif(s, l > 0)"),
  byGroup("max(l), max(r), max(s), max(t), max(p), max(b), max(m), maxif(l, b), maxif(s, l > 0)"),
  byGroup(
    "make_list(l), make_list(r), make_list(s), make_list(t), make_list(p), make_list(b), make_list(d), make_list(m)",
  ),
  byGroup(
    "make_list_if(l, b), make_list(s, 2), make_list(d, 2), make_list_with_nulls(l), make_list_with_nulls(d)",
  ),
  byGroup(
    "make_set(l), make_set(r), make_set(s), make_set(t), make_set(p), make_set(b), make_set(d), make_set_if(l, b)",
  ),
  `${GROUPS} | sort by s desc, l asc | summarize make_list(l), make_set(s), make_bag(d), make_bag(d, 2), take_any(l), take_any(s) by k | order by k asc`,
  byGroup(
    "percentile(l, 50), percentile(t, 75), percentiles(p, 5, 50), percentiles_array(t, 10, 90), percentiles_array(l, 33.3)",
  ),
  byGroup(
    "percentilew(l, l, 50), percentilew(t, 3, 60), percentilew(m, 2, 50), percentilesw_array(m, l, 50, 99)",
  ),
  byGroup("percentilew(r, 2, 0), percentilew(r, l, 50), percentilew(r, 3, 100)"),
  `${GROUPS} | where false | summarize percentilew(l, l, 50), percentilew(r, 2, 50)`,
  "range x from 1 to 2000 step 1 | summarize percentilew(x, x % 7, 29), percentilew(x / 3.0, x % 5, 99.5)",
  byGroup("arg_max(r, *)"),
  byGroup("arg_min(r, l), arg_max(s, l), arg_min(t, *)"),
  "range x from 1 to 100 step 1 | summarize percentile(x, 7), percentile(x, 29), percentile(x, 0), percentile(x, 99.99)",
  "range x from 1 to 1500 step 1 | sort by x desc | summarize make_set(x % 7), make_set(x), make_list(x)",
  "datatable(x:long)[4611686018427387904, 1, -4611686018427387904] | summarize sum(x), avg(x), stdev(x), variancep(x)",
  "datatable(x:long, y:long)[5, 1, 3, 2, 8, 3] | summarize covariance(x, y), binary_all_and(x), binary_all_or(x), binary_all_xor(x)",
  `${GROUPS} | where false | summarize count(), sum(l), avg(l), min(l), max(s), make_list(l), make_set(s), make_bag(d), make_list(d), stdev(l), dcount(l), percentile(l, 50), percentiles_array(l, 5), take_any(s), avg(t), arg_max(l, s)`,
  `${GROUPS} | where false | summarize count(), make_list(l) by k`,
  `${GROUPS} | summarize x = sum(l) + count(), y = max(l) - min(l), w = 100.0 * countif(b) / count() by bin(t, 365d) | order by t asc`,
];

const ROWS_IN_ORDER = [
  `${GROUPS} | serialize rn = row_number(), p = prev(l), n = next(s), p2 = prev(l, 2, -1), pd = prev(d), ns = next(s, 1, "none"), rr = row_number(1, k != prev(k))`,
  `${GROUPS} | where l > 0 | sort by l desc | extend c = row_cumsum(l), cr = row_cumsum(r), cs = row_cumsum(l, k != prev(k)), p0 = prev(s, 0)`,
  `${GROUPS} | sort by k asc, s desc | extend rk = row_rank_dense(k), rm = row_rank_min(s), n3 = next(t, 3)`,
  `${GROUPS} | serialize a = row_number() | where a > 2 | extend b = row_number()`,
  `${GROUPS} | sort by tostring(d) asc, strlen(s) desc`,
  "range x from 1 to 0 step 1 | count",
  // rows that several steps read are computed anew for each of them
  'let T = datatable(g:string, v:long)["a", 1, "a", 2, "b", 3, "b", 4] | summarize total = sum(v), l = make_list(v) by g; T | mv-apply x = l to typeof(long) on (summarize mx = max(x)) | project g, total, mx | sort by g asc',
  `let S = ${GROUPS} | sort by s asc, l asc | extend rn = row_number(); S | where rn > 1 | join kind=inner (S | project rn1 = rn + 1, s0 = s) on $left.rn == $right.rn1 | project rn, s, s0 | sort by rn asc`,
  `let S = ${GROUPS} | sort by s asc, l asc; S | take 2 | extend one = toscalar(S | take 1 | project s)`,
  `${GROUPS} | make-series n = count(), m = max(l) default=-1 on p from 0h to 4h step 1h by k | order by k asc`,
  `${GROUPS} | where false | make-series avg(r) on l from 0 to 10 step 3`,
  `${GROUPS} | where l < 10 | make-series avg(r) on l step 2 by k | order by k asc`,
];

const PAIRS =
  'datatable(a:dynamic, b:dynamic)[dynamic([1, 2, 3]), dynamic([4, 5]), dynamic([9223372036854775807, 1.5, "NaN"]), ' +
  'dynamic([1, 2, 3]), dynamic([1, null, "x"]), dynamic([0, 0, 0]), dynamic([]), dynamic([1]), dynamic(null), dynamic([1]), ' +
  'dynamic({"a": 1}), dynamic([1]), dynamic([2.0, -0.5, 1e300, 0]), dynamic([3, 0, 1e300, 0])]';

const SERIES_OF_KINDS =
  "datatable(s:dynamic)[dynamic([1, 2, 3, null, 5]), dynamic([null, 1.5, null, null, 4.5, null]), dynamic([]), " +
  'dynamic(null), dynamic([null, null]), dynamic(["x", 1, -1, 2, -1]), dynamic([5]), dynamic([1, 4, 9, 16, 25.5]), ' +
  'dynamic(["NaN", 1]), dynamic([3, 3, 3])]';

const SERIES = [
  `${PAIRS} | extend x = series_add(a, b), y = series_subtract(a, b), z = series_multiply(a, b), d = series_divide(a, b), w = series_pow(a, b)`,
  `${PAIRS} | extend g = series_greater(a, b), l = series_less_equals(a, b), e = series_equals(a, b), n = series_not_equals(a, b)`,
  `${PAIRS} | extend dp = series_dot_product(a, b), dq = series_dot_product(a, 2), c = series_cosine_similarity(a, b), p = series_pearson_correlation(a, b)`,
  `${SERIES_OF_KINDS} | extend a = series_abs(s), b = series_sign(s), c = series_floor(s), d = series_ceiling(s), e = series_log(s), f = series_asin(s), g = series_sin(s)`,
  `${SERIES_OF_KINDS} | extend a = series_sum(s), b = series_product(s), c = series_magnitude(s)`,
  `${SERIES_OF_KINDS} | extend a = series_fill_forward(s), b = series_fill_backward(s), c = series_fill_const(s, 7.5, -1), d = series_fill_forward(s, -1)`,
  `${SERIES_OF_KINDS} | extend a = series_fill_linear(s), b = series_fill_linear(s, -1), c = series_fill_linear(s, long(null), false)`,
  `${SERIES_OF_KINDS} | extend a = series_fir(s, dynamic([1, 1, 1])), b = series_fir(s, dynamic([1, 2, 1]), true, true), c = series_fir(s, dynamic([1, -1]))`,
  `${SERIES_OF_KINDS} | extend a = series_iir(s, dynamic([1]), dynamic([1, -1])), b = series_iir(s, dynamic([1, 2]), dynamic([2, 1, 0.5]))`,
  `${SERIES_OF_KINDS} | extend a = series_stats_dynamic(s), b = series_stats_dynamic(s, true), c = series_fit_line_dynamic(s)`,
  `${SERIES_OF_KINDS} | extend series_fit_line(s)`,
  "print a = series_seasonal(dynamic([1, 2, 3, 4, 5, 6, 7]), 3), b = series_seasonal(dynamic([2, 5, 3, 4]), 2)",
  "print series_ifft(dynamic([1, 2, 3, 4.5]), dynamic([0, 1, 0, 1]))",
  'print series_decompose(dynamic([1, 2, 3, 4, 5, 6, 7, 8.5]), 3, "linefit", 1)',
  "print series_decompose_forecast(dynamic([1, 2, 3, 4, 5, 6, 7, 8.5]), 2, 2)",
];

const TWO_TABLES =
  'let L = datatable(k:long, s:string, r:real)[1, "a", 1.5, long(null), "n", real(nan), 2, "", real(null), 2, "b", 2.0]; ' +
  'let R = datatable(k:long, s:string, w:dynamic)[long(null), "m", dynamic({"x": 1}), 2, "", dynamic(null), ' +
  '2, "b", dynamic([1]), 5, "z", dynamic("q")]; ';

const KINDS = [
  "inner",
  "innerunique",
  "leftouter",
  "rightouter",
  "fullouter",
  "leftsemi",
  "leftanti",
  "rightsemi",
  "rightanti",
];

const TABLES = [
  ...KINDS.map((kind) => `${TWO_TABLES} L | join kind=${kind} R on k | sort by k asc, s asc`),
  ...KINDS.map((kind) => `${TWO_TABLES} L | join kind=${kind} R on k, s | sort by k asc, s asc`),
  `${TWO_TABLES} union withsource=T L, R | sort by T asc, k asc, s asc`,
  `${TWO_TABLES} L | where k !in ((R | project k)) | sort by s asc`,
  `${TWO_TABLES} L | extend a = k !in ((R | project k)), b = k in ((R | project k)) | sort by s asc`,
  `${TWO_TABLES} L | where k !in ((R | where false | project k)) or s !in~ ((R | project s)) | sort by s asc`,
  `${TWO_TABLES} L | where r !in ((L | project r)) | sort by s asc`,
];

/** The texts of the queries, each under a name of its own. */
export const EDGE_CASES: Readonly<Record<string, readonly string[]>> = {
  arithmetic: ARITHMETIC,
  numbers: NUMBERS,
  aggregates: AGGREGATES,
  order: ROWS_IN_ORDER,
  tables: TABLES,
  series: SERIES,
};
