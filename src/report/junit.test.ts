import { expect, it } from "vitest";
import { junitXml } from "./junit.js";

it("a suite a card, a case a fixture; whatever a name holds, the XML stays whole", () => {
  const xml = junitXml([
    { suite: "a<b", name: "fine", failure: undefined },
    { suite: "a<b", name: 'says "no"', failure: "1 & 2\n\u0000" },
    { suite: "other", name: "fine", failure: undefined },
  ]);
  expect(xml.split("\n")).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    '  <testsuite name="a&lt;b" tests="2" failures="1">',
    '    <testcase classname="a&lt;b" name="fine"/>',
    '    <testcase classname="a&lt;b" name="says &quot;no&quot;">',
    '      <failure message="1 &amp; 2&#10;\ufffd"/>',
    "    </testcase>",
    "  </testsuite>",
    '  <testsuite name="other" tests="1" failures="0">',
    '    <testcase classname="other" name="fine"/>',
    "  </testsuite>",
    "</testsuites>",
    "",
  ]);
});
