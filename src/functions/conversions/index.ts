import type { ScalarFunction } from "../signature.js";
import { tostring } from "./tostring.js";

export const conversions: readonly ScalarFunction[] = [tostring];
