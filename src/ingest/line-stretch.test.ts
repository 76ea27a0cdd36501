import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEAD, csvLine } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";
import { lineStretch } from "./line-stretch.js";

const MB = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-stretch-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stretches(text: string): Promise<[number, number]> {
  const plain = join(folder, "plain");
  const packed = join(folder, "packed");
  await writeFile(plain, text);
  await writeFile(packed, gzipSync(text));
  return [await lineStretch({ path: plain, gzip: false }), await lineStretch({ path: packed, gzip: true })];
}

describe("the longest stretch without a line end", () => {
  const short = `${"a".repeat(99)}\n`.repeat(50_000);
  it.each<[string, string, number, number]>([
    ["of short lines", short, 0, 2 * MB],
    ["of lines that end in CR alone", short.replaceAll("\n", "\r"), 0, 2 * MB],
    ["in the middle", `${short}${random(20 * MB)}\n${short}`, 20 * MB, 23 * MB],
    ["at the end", `${short}${random(20 * MB)}`, 20 * MB, 23 * MB],
    ["of one line", random(20 * MB), 20 * MB, 20 * MB],
    ["of nothing", "", 0, 0],
  ])("%s", async (_, text, least, most) => {
    for (const found of await stretches(text)) {
      expect(found).toBeGreaterThanOrEqual(least);
      expect(found).toBeLessThanOrEqual(most);
    }
  });

  it("is endless where a file unpacks to more than a log would", async () => {
    const [, packed] = await stretches(`${"0".repeat(300 * MB)}\n`);
    expect(packed).toBe(Infinity);
  });
});

/** Text that does not pack as well as a bomb. */
function random(length: number): string {
  let state = 1;
  const block = Array.from({ length: 65_536 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join("");
  return block.repeat(Math.ceil(length / block.length)).slice(0, length);
}

describe("a line longer than the engine's buffer", { timeout: 120_000 }, () => {
  const long = csvLine({ ReportId: "2", FileName: random(40 * MB) });
  const text = [HEAD, csvLine({ ReportId: "1" }), long, csvLine({ ReportId: "3" })].join("\n");
  it.each<[string, () => string | Uint8Array]>([
    ["is imported", () => text],
    ["in gzip as well", () => gzipSync(text)],
  ])("%s", async (_, content) => {
    await importing({ export: content() }, async (got) => {
      expect(got.inputs[0]?.rows).toEqual({ read: 3, imported: 3, rejected: 0, duplicate: 0 });
      const lengths = await got.session.arrays(
        `SELECT "ReportId", length("FileName"), coldhunt_row FROM main."DeviceEvents" ORDER BY 1`,
      );
      expect(lengths).toEqual([
        [1n, 9n, 1n],
        [2n, BigInt(40 * MB), 2n],
        [3n, 9n, 3n],
      ]);
    });
  });
});
