/** One test for a JUnit report. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  readonly failure: string | undefined;
}

/** A JUnit XML document: a suite a card. */
export function junitXml(cases: readonly JunitCase[]): string {
  const suites = [...new Set(cases.map((one) => one.suite))].map((suite) => {
    const own = cases.filter((one) => one.suite === suite);
    const failures = own.filter((one) => one.failure !== undefined).length;
    const lines = own.map((one) =>
      one.failure === undefined
        ? `    <testcase classname="${escaped(suite)}" name="${escaped(one.name)}"/>`
        : `    <testcase classname="${escaped(suite)}" name="${escaped(one.name)}">\n      <failure message="${escaped(one.failure)}"/>\n    </testcase>`,
    );
    return `  <testsuite name="${escaped(suite)}" tests="${own.length}" failures="${failures}">\n${lines.join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("\n")}\n</testsuites>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an attribute; characters that XML cannot hold become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[^\n\r\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
