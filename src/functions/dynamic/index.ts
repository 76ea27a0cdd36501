import type { ScalarFunction } from "../signature.js";
import { element } from "./element.js";

export const dynamicFunctions: readonly ScalarFunction[] = [element];
