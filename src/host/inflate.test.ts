import { deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";
import { inflateText } from "./inflate.js";

it("gives any compressed text back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(inflateText(gzipSync(text).toString("base64"), "gzip")).toBe(text);
      expect(inflateText(deflateSync(text).toString("base64"), "zlib")).toBe(text);
    }),
  );
});

const TEXT = "powershell -nop -w hidden".repeat(20);
const NAMED = gzipSync(TEXT);
NAMED[3] = 8;

it.each([
  ["no base64", "x0x0x0", "gzip"],
  ["base64 of something else", "S3VzdG8=", "zlib"],
  ["the other format", deflateSync(TEXT).toString("base64"), "gzip"],
  ["data cut short", gzipSync(TEXT).subarray(0, 30).toString("base64"), "gzip"],
  ["a gzip header with a name", NAMED.toString("base64"), "gzip"],
  ["no UTF-8", deflateSync(Buffer.from([0xff, 0xfe])).toString("base64"), "zlib"],
  ["nothing", "", "gzip"],
])("gives nothing for %s", (_what, text, format) => {
  expect(inflateText(text, format)).toBe("");
});

it("stands behind the functions of KQL", async () => {
  const kql = `print gzip_decompress_from_base64_string('${gzipSync(TEXT).toString("base64")}'),
    zlib_decompress_from_base64_string('${deflateSync(TEXT).toString("base64")}'),
    gzip_decompress_from_base64_string('x0x0x0')`;
  expect(await evaluate(kql)).toEqual([[TEXT, TEXT, ""]]);
});
