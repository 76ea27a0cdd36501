import type { ScalarFunction } from "../signature.js";
import { parseCommandLine } from "./parse-command-line.js";

export const stringFunctions: readonly ScalarFunction[] = [parseCommandLine];
