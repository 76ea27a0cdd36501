import type { Span } from "../diagnostics/span.js";
import {
  parameterAt,
  selectSignature,
  type ParamType,
  type ScalarFunction,
  type Signature,
} from "../functions/signature.js";
import { SCALAR_FUNCTIONS } from "../functions/table.js";
import { callOf, literal } from "../plan/build.js";
import type { Call, Scalar } from "../plan/scalar.js";
import { isSketch, type KqlType } from "../plan/types.js";
import { unsupported } from "./refusal.js";

/** The functions that turn a value of another type into this one, where KQL does so unasked. */
const CONVERSIONS: Readonly<Partial<Record<KqlType, string>>> = {
  string: "tostring",
  long: "tolong",
  int: "toint",
  real: "todouble",
  decimal: "todecimal",
  bool: "tobool",
  datetime: "todatetime",
  timespan: "totimespan",
  guid: "toguid",
};

const WHOLE: ReadonlySet<KqlType> = new Set(["int", "long"]);

/** The function that gives values of a type. */
export function conversionTo(type: KqlType): string {
  const name = CONVERSIONS[type];
  if (name === undefined) throw new Error(`bug: no conversion to ${type}`);
  return name;
}

/** A value as another type, as KQL converts it without being asked. */
export function convert(value: Scalar, type: ParamType): Scalar {
  if (type === "value") return convert(value, "dynamic");
  if (type === "text") return convert(value, "string");
  if (type === "any" || value.type === type || (WHOLE.has(value.type) && WHOLE.has(type))) return value;
  if (value.kind === "literal" && value.value === null) return literal(type, type === "string" ? "" : null);
  if (
    value.kind === "literal" &&
    typeof value.value === "bigint" &&
    (type === "real" || type === "decimal")
  ) {
    return literal(type, Number(value.value));
  }
  if (type === "dynamic") return bindCall("todynamic_value", [value], undefined, "dynamic");
  return bindCall(conversionTo(type), [value], undefined, type);
}

/** Where an argument is dynamic, the type the analyser gives the whole decides what the argument is taken for. */
function signaturesFor(
  entry: ScalarFunction,
  args: readonly Scalar[],
  type: KqlType | undefined,
): readonly Signature[] {
  if (type === undefined || !args.some((arg) => arg.type === "dynamic")) return entry.signatures;
  const fitting = entry.signatures.filter((signature) => signature.returns === type);
  return fitting.length === 0 ? entry.signatures : fitting;
}

/** A call of the function table: the signature is chosen by the types, the arguments are converted to it. */
export function bindCall(name: string, args: readonly Scalar[], span?: Span, type?: KqlType): Call {
  const entry = SCALAR_FUNCTIONS.get(name);
  if (entry === undefined) throw unsupported(span, `'${name}' is not translated`);
  const chosen = selectSignature(
    signaturesFor(entry, args, type),
    args.map((arg) => arg.type),
  );
  if (chosen === undefined) {
    const given = args.map((arg) => arg.type).join(", ");
    throw unsupported(span, `'${name}' is not translated for arguments of the types (${given})`);
  }
  const converted = args.map((arg, index) => convert(arg, parameterAt(chosen, index) ?? "any"));
  const returns = typeof chosen.returns === "number" ? converted[chosen.returns]?.type : chosen.returns;
  return inOneStep(callOf(entry.name, typeOf(type, returns), converted, span));
}

/** The type of a call: the analyser's, which knows no sketches, else the one the form has. */
export function typeOf(analysed: KqlType | undefined, returned: KqlType | undefined): KqlType {
  if (returned !== undefined && isSketch(returned)) return returned;
  return analysed ?? returned ?? "dynamic";
}

/** The text of a part of a dynamic value is read at once, without a dynamic value of the part in between. */
function inOneStep(call: Call): Call {
  const [part] = call.args;
  if (call.name !== "tostring" || part?.kind !== "call" || part.name !== "element") return call;
  return callOf("element_text", "string", part.args, part.span);
}
