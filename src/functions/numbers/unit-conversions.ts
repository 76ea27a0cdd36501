/** `convert_length` and its kin, for the units whose size is a matter of definition. */
import { infix, Precedence, raw, type Fragment } from "../../fragment/fragment.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

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
};

function converted(units: Units, value: Fragment, from: Fragment, to: Fragment): Fragment | Refusal {
  const [source, target] = [from, to].map(({ literal }) =>
    typeof literal === "string" ? units[literal] : undefined,
  );
  if (source === undefined || target === undefined)
    return refuse(
      "a unit of this name is not settled here",
      `the units are ${Object.keys(units).join(", ")}`,
    );
  return infix(value, "*", raw(`${source / target}::DOUBLE`), Precedence.Multiplicative);
}

/** Conversions between units, one function a quantity. */
export const unitConversions: readonly ScalarFunction[] = Object.entries(QUANTITIES).map(([name, units]) => ({
  name,
  reference: `kusto/query/${name.replace("_", "-")}-function`,
  signatures: [
    signature({
      params: ["real", "string", "string"],
      returns: "real",
      sql: { duckdb: (value, from, to) => converted(units, value, from, to) },
    }),
  ],
}));
