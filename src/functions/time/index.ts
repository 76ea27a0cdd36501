import type { ScalarFunction } from "../signature.js";
import { ago, now } from "./now.js";

export const timeFunctions: readonly ScalarFunction[] = [now, ago];
