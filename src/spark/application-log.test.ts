import { describe, expect, it } from "vitest";
import { faultOf, sectionsOf } from "./application-log.js";

describe("the log of an application", () => {
  it("is cut at the marks", () => {
    const sections = sectionsOf("start\nm:a\none\ntwo\nm:end\n", "m");
    expect([...sections]).toEqual([
      ["", "start"],
      ["a", "one\ntwo"],
      ["end", ""],
    ]);
  });

  it.each([
    [
      "Spark's own class first",
      "Time taken: 1 seconds\n26/03/02 10:00:00 ERROR X: no\n[PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03\n\tat a.b.C",
      "[PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03",
    ],
    [
      "then why the cluster let it go",
      '26/03/02 10:00:00 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are unresponsive! Giving up.\nException in thread "main" a.B: stopped',
      "Application has been killed. Reason: All masters are unresponsive! Giving up.",
    ],
    [
      "then the last cause",
      'Exception in thread "main" a.B: first\n\tat a.b\nCaused by: java.io.IOException: no route\n\t... 3 more',
      "Caused by: java.io.IOException: no route",
    ],
    [
      "then what is said at all",
      "WARNING: Using incubator modules: x\nJAVA_HOME is not set\n",
      "JAVA_HOME is not set",
    ],
    ["else nothing", "Time taken: 0.1 seconds\n", "it gave no reason"],
  ])("tells of a fault: %s", (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});
