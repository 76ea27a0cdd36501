import type { ScalarFunction } from "../signature.js";
import { ipFunctions } from "./addresses.js";
import { ipv4Searches } from "./has-ipv4.js";

export const addressFunctions: readonly ScalarFunction[] = [...ipFunctions, ...ipv4Searches];
