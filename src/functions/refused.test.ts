import { expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

it.each([
  ["gzip_compress_to_base64_string('x')", /own compressor/],
  ["current_principal()", /nobody who asks/],
  ["current_database()", /no cluster/],
  ["extent_id()", /engine's store/],
  ["geo_point_to_h3cell(1.0, 2.0, 3)", /grid of H3/],
])("%s is refused with its reason", async (call, reason) => {
  await expect(evaluate(`range x from 1 to 2 step 1 | extend y = ${call}`)).rejects.toMatchObject({
    code: "KQL-UNSUPPORTED",
    message: expect.stringMatching(reason) as string,
  });
});
