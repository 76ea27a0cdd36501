import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashFile } from "./hash.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-hash-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the hash of a file", () => {
  it.each([0, 1, 256 * 1024, 256 * 1024 + 1, 9 * 1024 * 1024 + 17])("is that of %i bytes", async (size) => {
    const bytes = randomBytes(size);
    const path = join(folder, String(size));
    await writeFile(path, bytes);
    expect(await hashFile(path)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("lets other work have its turn", async () => {
    const path = join(folder, "large");
    await writeFile(path, randomBytes(20 * 1024 * 1024));
    const order: string[] = [];
    const hashed = hashFile(path).then(() => order.push("hashed"));
    setImmediate(() => order.push("other work"));
    await hashed;
    expect(order).toEqual(["other work", "hashed"]);
  });

  it("of what cannot be read is an error of the caller's promise", async () => {
    await expect(hashFile(join(folder, "missing"))).rejects.toThrow(/ENOENT/);
    await expect(hashFile(folder)).rejects.toThrow(/EISDIR/);
  });
});
