/** `convert_length` and its kin, for the units whose size is a matter of definition. */
import { infix, Precedence, raw, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { everywhere, refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

type Units = Readonly<Record<string, number>>;

const PREFIXES: Units = {
  Nano: 1e-9,
  Micro: 1e-6,
  Milli: 1e-3,
  Centi: 1e-2,
  Deci: 1e-1,
  Deca: 10,
  Hecto: 100,
  Kilo: 1e3,
  Mega: 1e6,
  Giga: 1e9,
};

/** A unit by itself and with prefixes before it: Meter, Millimeter, Kilometer. */
function prefixed(unit: string, size: number, prefixes: readonly string[]): Units {
  const pairs = prefixes.map((prefix) => [prefix + unit.toLowerCase(), size * (PREFIXES[prefix] ?? NaN)]);
  return { [unit]: size, ...(Object.fromEntries(pairs) as Units) };
}

const DEGREES_PER_RADIAN = 180 / Math.PI;
const LENGTHS: Units = {
  ...prefixed("Meter", 1, ["Nano", "Micro", "Milli", "Centi", "Deci", "Deca", "Hecto", "Kilo"]),
  Angstrom: 1e-10,
  Microinch: 2.54e-8,
  Mil: 2.54e-5,
  Inch: 0.0254,
  Hand: 0.1016,
  Foot: 0.3048,
  Yard: 0.9144,
  Fathom: 1.8288,
  NauticalMile: 1852,
};

/** Lengths per hour, minute and second. */
function speeds(): Units {
  const seconds: Units = { Hour: 3600, Minute: 60, Second: 1 };
  const pairs = Object.entries(LENGTHS).flatMap(([length, size]) =>
    Object.entries(seconds).map(([time, duration]) => [`${length}Per${time}`, size / duration]),
  );
  return Object.fromEntries(pairs) as Units;
}

/** The size of each unit in one and the same base unit. */
const QUANTITIES: Readonly<Record<string, Units>> = {
  convert_angle: {
    ...prefixed("Degree", 1, ["Nano", "Micro", "Milli"]),
    ...prefixed("Radian", DEGREES_PER_RADIAN, ["Nano", "Micro", "Milli", "Centi", "Deci"]),
    Arcminute: 1 / 60,
    Arcsecond: 1 / 3600,
    Gradian: 0.9,
    Revolution: 360,
  },
  convert_energy: {
    ...prefixed("Joule", 1, ["Milli", "Kilo", "Mega", "Giga"]),
    ...prefixed("Calorie", 4.184, ["Kilo", "Mega"]),
    WattHour: 3600,
    KilowattHour: 3.6e6,
    MegawattHour: 3.6e9,
    GigawattHour: 3.6e12,
    Erg: 1e-7,
    BritishThermalUnit: 1055.05585262,
  },
  convert_force: {
    ...prefixed("Newton", 1, ["Micro", "Milli", "Deca", "Kilo", "Mega"]),
    Dyn: 1e-5,
    KilogramForce: 9.80665,
    TonneForce: 9806.65,
    PoundForce: 4.4482216152605,
  },
  convert_length: LENGTHS,
  convert_mass: {
    ...prefixed("Gram", 1, ["Nano", "Micro", "Milli", "Centi", "Deci", "Deca", "Hecto", "Kilo"]),
    Tonne: 1e6,
    Pound: 453.59237,
    Ounce: 28.349523125,
  },
  convert_speed: speeds(),
  // in cubic meters; gallons and barrels of the USA and cubic feet, inches, yards and miles are left out, because the
  // engine's sizes of them are rounded and not published
  convert_volume: {
    ...prefixed("Liter", 1e-3, ["Micro", "Milli", "Centi", "Deci", "Deca", "Hecto", "Kilo", "Mega"]),
    CubicMeter: 1,
    CubicMicrometer: 1e-18,
    CubicMillimeter: 1e-9,
    CubicCentimeter: 1e-6,
    CubicDecimeter: 1e-3,
    CubicHectometer: 1e6,
    CubicKilometer: 1e9,
    HectocubicMeter: 100,
    KilocubicMeter: 1000,
    // the engine counts an acre-foot as 1 / 0.000810714 cubic meters
    AcreFoot: 1 / 0.000810714,
    AuTablespoon: 2e-5,
    UkTablespoon: 1.5e-5,
    MetricTeaspoon: 5e-6,
    MetricCup: 2.5e-4,
    UsTeaspoon: 4.92892159375e-6,
    UsTablespoon: 1.478676478125e-5,
    UsCustomaryCup: 2.365882365e-4,
    UsLegalCup: 2.4e-4,
    UsPint: 4.73176473e-4,
    UsQuart: 9.46352946e-4,
    ImperialPint: 5.6826125e-4,
    ImperialGallon: 4.54609e-3,
    ImperialBeerBarrel: 0.16365924,
  },
};

/** A scale of temperature: `kelvin = value * size + zero`. */
interface Scale {
  readonly size: number;
  readonly zero: number;
}

const ICE = 273.15;
const TEMPERATURES: Readonly<Record<string, Scale>> = {
  Kelvin: { size: 1, zero: 0 },
  DegreeCelsius: { size: 1, zero: ICE },
  MillidegreeCelsius: { size: 1e-3, zero: ICE },
  DegreeFahrenheit: { size: 5 / 9, zero: (459.67 * 5) / 9 },
  DegreeRankine: { size: 5 / 9, zero: 0 },
  DegreeDelisle: { size: -2 / 3, zero: 373.15 },
  DegreeNewton: { size: 100 / 33, zero: ICE },
  DegreeReaumur: { size: 5 / 4, zero: ICE },
  DegreeRoemer: { size: 40 / 21, zero: ICE - (7.5 * 40) / 21 },
};

/** The entries of two units named by literals, or why there are none. */
function named<U>(
  units: Readonly<Record<string, U>>,
  from: Fragment,
  to: Fragment,
): readonly [U, U] | Refusal {
  const [source, target] = [from, to].map(({ literal }) =>
    typeof literal === "string" ? units[literal] : undefined,
  );
  if (source === undefined || target === undefined)
    return refuse(
      "a unit of this name is not settled here",
      `the units are ${Object.keys(units).join(", ")}`,
    );
  return [source, target];
}

function double(value: number): Fragment {
  return raw(`${value}::DOUBLE`);
}

function converted(units: Units, value: Fragment, from: Fragment, to: Fragment): Fragment | Refusal {
  const pair = named(units, from, to);
  if ("refuse" in pair) return pair;
  return infix(value, "*", double(pair[0] / pair[1]), Precedence.Multiplicative);
}

function temperature(value: Fragment, from: Fragment, to: Fragment): Fragment | Refusal {
  const pair = named(TEMPERATURES, from, to);
  if ("refuse" in pair) return pair;
  const [source, target] = pair;
  const size = infix(value, "*", double(source.size / target.size), Precedence.Multiplicative);
  const zero = (source.zero - target.zero) / target.size;
  return zero === 0 ? size : infix(size, "+", double(zero), Precedence.Additive);
}

type Conversion = (value: Fragment, from: Fragment, to: Fragment) => Fragment | Refusal;

function conversion(name: string, render: Conversion): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["real", "string", "string"],
        returns: "real",
        sql: everywhere(render),
      }),
    ],
  };
}

/** Conversions between units, one function a quantity. */
export const unitConversions: readonly ScalarFunction[] = [
  ...Object.entries(QUANTITIES).map(([name, units]) =>
    conversion(name, (value, from, to) => converted(units, value, from, to)),
  ),
  conversion("convert_temperature", temperature),
];
