import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** The Chromium of the machine; undefined where there is none, and then the tests that need it are skipped. */
export const CHROMIUM = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
].find((path) => path !== "" && existsSync(path));
if (CHROMIUM === undefined)
  console.warn("SKIPPED: the tests of the report in a browser need Chromium (apt-get install chromium)");

export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ["--no-sandbox"],
  });
}
