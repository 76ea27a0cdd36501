import type { ScalarFunction } from "../signature.js";

export const numberFunctions: readonly ScalarFunction[] = [];
