import { join } from "node:path";
import { generate } from "../generate/generate.js";
import { SAMPLES } from "./plan.js";

/** Writes all the samples into a folder; what else lies there stays. */
export async function makeSamples(folder: string): Promise<void> {
  for (const [file, options] of SAMPLES) await generate({ ...options, out: join(folder, file) });
}
