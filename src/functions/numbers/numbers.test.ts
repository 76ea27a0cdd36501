import { expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

it.each<[expression: string, value: unknown]>([
  // bins lie at or below the value, and only a positive size makes any
  ["bin(4.5, 1)", 4],
  ["bin(-7, 4)", -8],
  ["bin(-2.5, 1.5)", -3],
  ["floor(1, 0.5)", 1],
  ["bin(5, 0)", null],
  ["bin(5, -2)", null],
  ["bin(long(null), 2)", null],
  ["bin(2147483647, 2147483646)", 2147483646],
  ["bin(time(16d), 7d)", "14.00:00:00"],
  ["bin(-5d, 2d)", "-6.00:00:00"],
  ["bin(datetime(1970-05-11 13:45:07), 1d)", "1970-05-11T00:00:00.0000000Z"],
  // bins of time count from year 1
  ["bin(datetime(2007-03-09), 30d)", "2007-02-14T00:00:00.0000000Z"],
  ["bin(datetime(2020-10-25), -1h)", null],
  ["bin_at(6.5, 2.5, 7)", 4.5],
  ["bin_at(time(1h), 1d, 12h)", "-12:00:00"],
  ["bin_at(datetime(2017-05-15 10:20), 1d, datetime(1970-01-01 12:00))", "2017-05-14T12:00:00.0000000Z"],
  ["bin_at(datetime(2017-05-17 10:20), 7d, datetime(2017-06-04))", "2017-05-14T00:00:00.0000000Z"],
  ["bin_at(datetime(0001-01-01), 1d, datetime(1970-01-01 12:00))", null],
  // halves go away from zero
  ["round(2.98765, 3)", 2.988],
  ["round(2.15, 1)", 2.2],
  ["round(-2.5)", -3],
  ["round(-50.55, -2)", -100],
  ["round(21.5, -1)", 20],
  ["round(15, -1)", 20],
  ["round(-15, -1)", -20],
  ["round(7)", 7],
  ["round(decimal(1.255), 2)", 1.26],
  ["ceiling(-1.5)", -1],
  ["ceiling(5)", 5],
  ["abs(-5)", 5],
  // nothing has an angle at infinity, and a cotangent is one over a tangent
  [
    "isnan(sin(real(inf))) and isnan(cos(real(-inf))) and isnan(tan(real(inf))) and isnan(cot(real(inf)))",
    true,
  ],
  ["cot(0)", Infinity],
  ["sin(real(null))", null],
  ["tolong('-9223372036854775808') % -1", 0],
  ["tolong('-9223372036854775808') / -1 == tolong('-9223372036854775808')", true],
  ["abs(-1h)", "01:00:00"],
  ["sign(real(nan))", 0],
  ["sign(-2)", -1],
  ["pow(2, 10)", 1024],
  ["exp2(3)", 8],
  ["exp10(2)", 100],
  ["log2(8)", 3],
  ["log10(1000)", 3],
  ["log(exp(1))", 1],
  ["log(0)", -Infinity],
  ["log10(-1)", null],
  ["sqrt(-1)", null],
  ["sqrt(9)", 3],
  ["sqrt(real(nan))", NaN],
  ["asin(2)", null],
  ["acos(1)", 0],
  ["round(decimal(-1.5))", -2],
  ["degrees(pi())", 180],
  ["atan2(0, -1) == pi()", true],
  ["gamma(5)", 24],
  ["isnan(0.0 / 0)", true],
  ["isinf(1.0 / 0)", true],
  ["isfinite(1)", true],
  // 64 bits, moved by the shift modulo 64
  ["binary_shift_left(1, 2)", 4],
  ["binary_shift_left(1, 65)", 2],
  ["binary_shift_left(1, 63)", -(2n ** 63n)],
  ["binary_shift_left(1, -1)", null],
  ["binary_shift_right(-8, 1)", -4],
  ["binary_not(5)", -6],
  ["bitset_count_ones(-1)", 64],
  // nulls are passed over, NaN is not
  ["max_of(10, 1, -3, 17)", 17],
  ["max_of(1, 2.5)", 2.5],
  ["max_of(long(null), 2)", 2],
  ["min_of(long(null), long(null))", null],
  ["min_of(real(nan), 1.0)", NaN],
  ["max_of(real(nan), 1.0)", NaN],
  ['min_of("b", "a")', "a"],
  ["max_of(1d, 2h)", "1.00:00:00"],
  ["format_bytes(564)", "564 Bytes"],
  ["format_bytes(10332, 1)", "10.1 KB"],
  ["format_bytes(20010332)", "19 MB"],
  ["format_bytes(20010332, 2)", "19.08 MB"],
  ['format_bytes(20010332, 0, "KB")', "19541 KB"],
  ["format_bytes(long(null))", ""],
  ["beta_cdf(1.5, 10, 20)", NaN],
  ["beta_cdf(0.1, -1, 20)", NaN],
  ["beta_pdf(0.1, -1, 20)", NaN],
  ["beta_inv(1.5, 10, 20)", null],
  ["beta_inv(0.1, -1, 20)", NaN],
  ["beta_inv(1, 10, 20)", 1],
  ["rand() < 1 and rand(10) < 10", true],
  ["strlen(tostring(new_guid()))", 36],
])("%s is %s", async (expression, value) => {
  expect((await evaluate(`print x = ${expression}`))[0]?.[0]).toEqual(value);
});

it("nulls and NaN in columns are passed over or win", async () => {
  const rows = await evaluate(
    `datatable(a:real, b:real)[1.0, real(null), real(nan), 2.0, real(null), real(null)]
     | project min_of(a, b), max_of(a, b), sign(a), bin(a, 0.5)`,
  );
  expect(rows).toEqual([
    [1, 1, 1, 1],
    [NaN, NaN, 0, NaN],
    [null, null, null, null],
  ]);
});

it("names of columns do not meet the names inside of macros", async () => {
  const rows = await evaluate(
    `datatable(value:long, size:long, fixed:long, a:long, b:long, n:long, shift:long)[17, 5, 3, 7, 2, 4, 1]
     | project bin(size, a), bin_at(size, value, fixed), b - a, n % size, binary_shift_left(shift, n), format_bytes(n * 1024)`,
  );
  expect(rows).toEqual([[0, 3, -5, 4, 16, "4 KB"]]);
});

it.each<[expression: string, value: number]>([
  ["erf(1)", 0.842700792949715],
  ["erf(-3)", -0.999977909503001],
  ["erf(7)", 1],
  ["erfc(2)", 1 - 0.995322265018953],
  ["beta_pdf(0.5, 10, 20)", 0.746176019310951],
  ["beta_cdf(0.9, 10, 20)", 0.999999999999959],
  // symmetric about a half; uniform; x^2
  ["beta_inv(0.5, 3, 3)", 0.5],
  ["beta_inv(0.37, 1, 1)", 0.37],
  ["beta_inv(0.49, 2, 1)", 0.7],
  // the value at which the reference's beta_inv() reaches a tenth
  ["beta_cdf(0.226415022388749, 10, 20)", 0.1],
  ["convert_length(1.2, 'Meter', 'Foot')", 3.93700787401575],
  ["convert_angle(1.2, 'Degree', 'Arcminute')", 72],
  ["convert_energy(1.2, 'Joule', 'BritishThermalUnit')", 0.00113738054437598],
  ["convert_mass(1.2, 'Kilogram', 'Pound')", 2.64554714621853],
  ["convert_speed(1.2, 'MeterPerSecond', 'CentimeterPerHour')", 432000],
  ["convert_force(1.2, 'Newton', 'Decanewton')", 0.12],
  ["convert_volume(2.5, 'CubicMeter', 'Liter')", 2500],
  ["convert_volume(8, 'UsPint', 'UsQuart')", 4],
  ["convert_volume(1, 'CubicMeter', 'AcreFoot')", 0.000810714],
  ["convert_temperature(25, 'DegreeCelsius', 'Kelvin')", 298.15],
  ["convert_temperature(212, 'DegreeFahrenheit', 'DegreeCelsius')", 100],
  ["convert_temperature(-40, 'DegreeCelsius', 'DegreeFahrenheit')", -40],
  ["convert_temperature(100, 'DegreeCelsius', 'DegreeDelisle')", 0],
  ["convert_temperature(100, 'DegreeCelsius', 'DegreeNewton')", 33],
  ["convert_temperature(100, 'DegreeCelsius', 'DegreeReaumur')", 80],
  ["convert_temperature(100, 'DegreeCelsius', 'DegreeRoemer')", 60],
  ["convert_temperature(0, 'Kelvin', 'MillidegreeCelsius')", -273150],
  ["welch_test(20.82, 7.8674285714, 15, 22.986666666667, 3.8126666666667, 15)", 0.021378],
])("%s is close to %d", async (expression, value) => {
  expect((await evaluate(`print x = ${expression}`))[0]?.[0]).toBeCloseTo(value, 7);
});
