import { expect, it } from "vitest";
import { openSession } from "../store/session.js";
import { UsageError } from "./error.js";
import { machineFault } from "./machine-fault.js";

it("knows what the engine says of its memory", async () => {
  const session = await openSession({ memoryLimit: "10MB", threads: 1 });
  try {
    const failure = await session
      .run(
        "SET temp_directory = ''; CREATE TEMP TABLE t AS SELECT repeat(md5(i::VARCHAR), 1000) FROM range(10000) AS r(i)",
      )
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(machineFault(failure)).toMatchObject({ code: "MEMORY-SPENT", cause: failure });
  } finally {
    session.close();
  }
});

it("knows a full disk, and leaves other faults alone", () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  expect(machineFault(full)).toMatchObject({ code: "DISK-FULL" });
  expect(machineFault(new UsageError("USAGE", "no space left"))).toBeUndefined();
  expect(machineFault(new Error("bug: a memory"))).toBeUndefined();
});
