import { gunzipSync, inflateSync } from "node:zlib";

/** A megabyte is the most a KQL string holds; a compressed one may not take the memory of many. */
const MOST_BYTES = 16_000_000;

/** The compressed text; empty where it is no base64, no data of that format, or no UTF-8. */
export function inflateText(base64: string, format: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return "";
  const bytes = Buffer.from(base64, "base64");
  try {
    const plain = format === "gzip" ? gunzip(bytes) : inflateSync(bytes, { maxOutputLength: MOST_BYTES });
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return "";
  }
}

/** gzip data with the plain header only, as the engine takes it: no name, no comment. */
function gunzip(bytes: Buffer): Buffer {
  const [, , , flags] = bytes;
  if (flags !== 0) throw new TypeError("a gzip header with further fields");
  return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
}
