import type { Scalar } from "./scalar.js";

/** The scalar with parts replaced: from the outside in, `replace` gives the stand-in of a part or undefined to go on. */
export function mapScalar(scalar: Scalar, replace: (part: Scalar) => Scalar | undefined): Scalar {
  const found = replace(scalar);
  if (found !== undefined) return found;
  switch (scalar.kind) {
    case "call":
    case "aggregate":
    case "window":
      return scalar.args.length === 0
        ? scalar
        : { ...scalar, args: scalar.args.map((arg) => mapScalar(arg, replace)) };
    case "in-relation":
      return { ...scalar, value: mapScalar(scalar.value, replace) };
    case "literal":
    case "column":
    case "toscalar":
      return scalar;
  }
}
