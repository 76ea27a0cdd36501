import type { ScalarFunction } from "../signature.js";
import { capture, captures, capturesAny, ifParsed } from "./captures.js";

export const parseFunctions: readonly ScalarFunction[] = [captures, capture, capturesAny, ifParsed];
