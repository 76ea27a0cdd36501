/** Writes `samples/` anew: `npm run samples`. */
import { makeSamples } from "./samples/make.js";

await makeSamples(new URL("../samples", import.meta.url).pathname);
