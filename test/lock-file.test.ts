import { expect, it } from "vitest";
import { missingEntries, readLockFile } from "./lock-file.js";

it("the lock file has every optional package, so that npm ci takes it (npm run lock)", () => {
  expect(missingEntries(readLockFile())).toEqual({});
});

it("an entry says which platform it is for", () => {
  const lock = {
    packages: { "node_modules/x": { dev: true, optionalDependencies: { "@x/b-linux-arm64-musl": "1.0.0" } } },
  };
  expect(missingEntries(lock)).toEqual({
    "node_modules/@x/b-linux-arm64-musl": {
      version: "1.0.0",
      cpu: ["arm64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    },
  });
});
