import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoted } from "./ingest/portal-csv.js";
import { lines, OUTPUTS, readFindings, readText } from "./read-output.js";
import { runCli } from "./run-cli.js";

const DEVICE_ID = "92079e1c72b1d23dc35ded8a5f935aa1a8862bbe";
const OBJECT_ID = "4dfae937-85a5-4c92-a324-5971523e3748";
const SID = "S-1-5-21-1297941226-3355150544-1032611555-1110";
/** `net use \\dc07 /user:j.mueller`, as PowerShell's -EncodedCommand takes it. */
const ENCODED = Buffer.from("net use \\\\dc07 /user:j.mueller", "utf16le").toString("base64");

const PERSON = {
  Timestamp: "2026-03-02T08:15:31.0417203Z",
  DeviceId: DEVICE_ID,
  DeviceName: "WS-Fin-042.emea.contoso.test",
  ActionType: "ProcessCreated",
  AccountDomain: "CONTOSO",
  AccountName: "J.Mueller",
  AccountSid: SID,
  AccountUpn: "J.Mueller@contoso.test",
  AccountObjectId: OBJECT_ID,
  LocalIP: "10.20.30.40",
  RemoteIP: "::ffff:10.20.30.41",
  RemoteUrl: "intranet.contoso.test:8443/wiki",
};

/** Command lines that name someone in ways that are easily missed. */
const COMMAND_LINES = [
  `cmd /c copy C:\\Users\\J.MUELLER.CONTOSO\\report.docx \\\\dc07.emea.contoso.test\\c$\\x`,
  `7z a D:\\backup-j.mueller2026.zip "C:\\Users\\Anneliese Schmidt\\Desktop"`,
  `curl http://svc_crm:Hunter2Pass@10.20.30.41:8080/?u=j%2Emueller&h=ws-fin-042`,
  `powershell -enc ${ENCODED}`,
  `ping 2001:DB8:0:0::42 & ping 2001:db8::42 & ping 10[.]20[.]30[.]40 & ping 010.020.030.040`,
  `net use z: \\\\dc07\\netlogon /user:CONTOSO\\svc_deploy x`,
  `Enter-PSSession -ComputerName srv-sql9; arp -s 10.20.30.99 00-1A-2b-3c-4d-5e`,
  `mail ceo.jansen@fabrikam.test j.mueller@emea.contoso.test`,
  `dsquery "CN=Bernhard Wolff,OU=Staff,DC=contoso,DC=test" dump xJ.Muellerx capture_10-20-30-40.pcap`,
  `contoso\\x.yz9 ${SID.toLowerCase()}-500 ws-fin-042$ host.secretdept.local`,
  `tool --json {"user":"J.Mueller","path":"C:\\\\Users\\\\o.brandt\\\\x"}`,
  // the same account, on its own and short
  `runas o.brandt`,
];

/** None of these may be in an output, whatever its case. */
const SECRETS = [
  "fin-042",
  "contoso",
  "fabrikam",
  "secretdept",
  "mueller",
  "Müller",
  "schmidt",
  "brandt",
  "jansen",
  "wolff",
  "svc_crm",
  "svc_deploy",
  "x.yz9",
  "Hunter2Pass",
  "dc07",
  "srv-sql9",
  "10.20.30",
  ".20.30.4",
  "020.030",
  "10-20-30",
  "20[.]30",
  "2001:db8",
  "3c-4d-5e",
  "1a2b3c4d5e",
  "1297941226",
  DEVICE_ID,
  OBJECT_ID,
  ENCODED,
];

const ADDITIONAL = JSON.stringify({
  TargetUser: "al",
  AccountName: "al",
  Inner: JSON.stringify({ Machine: "\\\\dc07\\x", Name: "Jürgen Müller", Mac: "1A2B3C4D5E00" }),
  Count: 12345678901234567890n.toString(),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "redact-test-"));
  const evidence = join(folder, "WS-FIN-042_j.mueller");
  mkdirSync(evidence);
  const columns = [...Object.keys(PERSON), "ProcessCommandLine", "AdditionalFields"];
  const rows = COMMAND_LINES.map((line, at): Record<string, string> => ({
    ...PERSON,
    ProcessCommandLine: line,
    AdditionalFields: at === 0 ? ADDITIONAL : "",
  }));
  const text = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))];
  writeFileSync(
    join(evidence, "DeviceEvents 10.20.30.40.csv"),
    text.map((record) => `${record.map(quoted).join(",")}\n`).join(""),
  );
  // a table that no card reads tells names as well
  writeFileSync(
    join(evidence, "IdentityInfo.csv"),
    `Timestamp,AccountName,AccountDisplayName,AccountUpn,GivenName,Surname\n2026-03-02T00:00:00Z,j.mueller,Jürgen Müller,j.mueller@contoso.test,Jürgen,Müller\n`,
  );
  writeFileSync(join(folder, "all.kql"), `DeviceEvents | where ActionType == "ProcessCreated"`);
  writeFileSync(
    join(folder, "sets.kql"),
    `DeviceEvents | where DeviceName has "ws-fin-042" | summarize Who = make_set(AccountName), Lines = make_set(ProcessCommandLine) by Where = tolower(DeviceName)`,
  );
  writeFileSync(join(folder, "pivot.kql"), "DeviceEvents | evaluate pivot(DeviceName)");
  writeFileSync(join(folder, "key"), "0123456789abcdef0123456789abcdef");
  writeFileSync(join(folder, "other-key"), "fedcba9876543210fedcba9876543210");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TABLE = ["--table", "DeviceEvents=WS-FIN-042_j.mueller/DeviceEvents 10.20.30.40.csv"];
const scan = (out: string, ...more: string[]) => {
  mkdirSync(join(folder, out), { recursive: true });
  const cards = ["all.kql", "sets.kql", "pivot.kql"].flatMap((card) => ["--card", card]);
  const outputs = OUTPUTS.flatMap((output) => ["-o", join(out, output)]);
  const tables = [...TABLE, "WS-FIN-042_j.mueller/IdentityInfo.csv"];
  const args = ["scan", ...tables, ...cards, "--triage", "--funnel", "--format", "jsonl"];
  return runCli([...args, "--force", ...outputs, ...more], { cwd: folder });
};

describe("a redacted scan", () => {
  let stdout = "";
  let stderr = "";
  beforeAll(async () => {
    const run = await scan("one", "--redact-key", "key", "--manifest", "one/run.json");
    ({ stdout, stderr } = run);
    expect(run.code).toBe(0);
  });

  test.each([...OUTPUTS, "run.json"])("%s has none of the names in it", async (output) => {
    const text = await readText(join(folder, "one", output));
    expect(leaks(text)).toEqual([]);
    expect(text.length).toBeGreaterThan(100);
  });

  test("standard output and the summary have none either", () => {
    expect(leaks(stdout)).toEqual([]);
    // a slow machine is told where the import is, which is no output
    const summary = stderr.split("\n").filter((line) => !/ \(\d+ s\)$/.test(line));
    expect(leaks(summary.join("\n"))).toEqual([]);
    expect(stderr).toContain("redacted: tokens stand for accounts, hosts and addresses");
  });

  test("without redaction all of the names are there: the search for them finds them", async () => {
    expect((await scan("plain")).code).toBe(0);
    const text = await readText(join(folder, "plain", "r.json"));
    // two are only there in another form, which is redacted as well
    const elsewhere = ["20[.]30", "10.20.30", "020.030"];
    expect(SECRETS.filter((one) => !leaks(text).includes(one) && !elsewhere.includes(one))).toEqual([]);
  });

  test("the ids, times, counts and records of the findings are those of the whole report", async () => {
    const [plain, redacted] = [
      await readFindings(join(folder, "plain", "r.jsonl")),
      await readFindings(join(folder, "one", "r.jsonl")),
    ];
    const stays = (all: typeof plain) =>
      all.map(({ id, level, sources, sourceCount, event }) => [
        id,
        level,
        sources.map((source) => source.split(":").at(-1)),
        sourceCount,
        event["Timestamp"],
        event["ActionType"],
      ]);
    expect(stays(redacted)).toEqual(stays(plain));
  });

  test("equal names have equal tokens, in columns, command lines, paths and JSON", () => {
    const findings = lines(join(folder, "one", "r.jsonl"));
    const events = findings.map(({ event }) => event as Record<string, string>);
    const [first = {}] = events;
    const account = first["AccountName"] ?? "";
    expect(account).toMatch(/^user-[0-9a-f]{10}$/);
    expect(first["AccountUpn"]).toMatch(new RegExp(`^${account}@domain-[0-9a-f]{10}$`));
    const [host = "", domain = ""] = (first["DeviceName"] ?? "").split(".");
    expect([host, domain]).toEqual([
      expect.stringMatching(/^host-[0-9a-f]{10}$/),
      expect.stringMatching(/^domain-[0-9a-f]{10}$/),
    ]);
    const netbios = first["AccountDomain"] ?? "";
    const line = (at: number): string => events[at]?.["ProcessCommandLine"] ?? "";
    expect(line(0)).toMatch(
      new RegExp(
        `^cmd /c copy C:\\\\Users\\\\${account}\\.${netbios}\\\\report\\.docx \\\\\\\\host-\\w+\\.${domain}\\\\c\\$\\\\x$`,
      ),
    );
    expect(line(1)).toMatch(
      new RegExp(`^7z a D:\\\\backup-${account}2026\\.zip "C:\\\\Users\\\\user-\\w+\\\\Desktop"$`),
    );
    const address = first["LocalIP"] ?? "";
    expect(address).toMatch(/^ip-[0-9a-f]{10}$/);
    const v6 = /^ping (\S+) & ping (\S+) & ping (\S+) & ping (\S+)$/.exec(line(4)) ?? [];
    expect(v6.slice(3)).toEqual([address, address]);
    expect(v6[1]).toBe(v6[2]);
    // ::ffff:10.20.30.41 is 10.20.30.41
    expect(line(2)).toContain(`@${first["RemoteIP"] ?? "?"}:8080/`);
    expect(line(2)).toContain(`u=${account}&h=${host}`);
    expect(line(9)).toContain(` ${host}$ `);
    expect(line(8)).toContain(`x${account}x capture_${address}.pcap`);
    expect(line(10)).toContain(`"user":"${account}"`);
    expect(line(11)).toMatch(/^runas user-/);
    expect(line(10)).toContain(line(11).slice("runas ".length));
    const fields = JSON.parse(first["AdditionalFields"] ?? "") as Record<string, string>;
    expect(fields["AccountName"]).toMatch(/^user-/);
    expect(fields["Count"]).toBe("12345678901234567890");
    const sets = events.find((event) => "Where" in event);
    expect(sets).toMatchObject({ Who: [account], Where: `${host}.${domain}` });
    expect(JSON.stringify(findings[0]?.["sources"])).toContain(
      `${host}_${account}/DeviceEvents ${address}.csv`,
    );
    expect(events.some((event) => `${host}.${domain}` in event)).toBe(true);
  });

  test("the same key gives the same bytes, another one other tokens, and none new ones each time", async () => {
    expect((await scan("two", "--redact-key", "key")).code).toBe(0);
    const bytes = (run: string, output: string): Buffer => readFileSync(join(folder, run, output));
    for (const output of OUTPUTS.filter((one) => one !== "r.html" && one !== "r.json"))
      expect(bytes("two", output).equals(bytes("one", output)), output).toBe(true);
    const accounts: unknown[] = [];
    for (const key of [["--redact-key", "other-key"], ["--redact"], ["--redact"]]) {
      expect((await scan("three", ...key)).code).toBe(0);
      const [first] = await readFindings(join(folder, "three", "r.jsonl"));
      accounts.push(first?.event["AccountName"]);
      expect(leaks(await readText(join(folder, "three", "r.jsonl")))).toEqual([]);
    }
    const [first] = await readFindings(join(folder, "one", "r.jsonl"));
    expect(new Set([...accounts, first?.event["AccountName"]]).size).toBe(4);
  });
});

test("a manifest whose arguments hold no name can be replayed by its key, and not without one", async () => {
  mkdirSync(join(folder, "evidence"));
  const text = readFileSync(join(folder, "WS-FIN-042_j.mueller", "DeviceEvents 10.20.30.40.csv"));
  writeFileSync(join(folder, "evidence", "a.csv"), text);
  const args = [
    ...["scan", "--table", "DeviceEvents=evidence/a.csv", "--card", "all.kql"],
    ...["-o", "a.html", "-o", "a.jsonl", "--force"],
  ];
  for (const [option, code, says] of [
    [["--redact-key", "key"], 0, "the run gives the same bytes"],
    [["--redact"], 2, "by a key that was not kept"],
  ] as const) {
    const run = await runCli([...args, ...option, "--manifest", "a.json"], { cwd: folder });
    expect(run.code).toBe(0);
    const replay = await runCli(["replay", "--manifest", "a.json"], { cwd: folder });
    expect(replay.stdout + replay.stderr).toContain(says);
    expect(replay.code).toBe(code);
  }
  const run = await runCli(["replay", "--manifest", "one/run.json"], { cwd: folder });
  expect(run.stderr).toContain("its arguments have tokens in them");
});

test.each([
  ["missing", "cannot be read"],
  ["short", "has 5 bytes, and 16 are the least"],
])("a key that is %s is refused", async (name, says) => {
  writeFileSync(join(folder, "short"), "12345");
  const { code, stderr } = await runCli(["scan", "samples", "--redact-key", name], { cwd: folder });
  expect(stderr).toContain(says);
  expect(code).toBe(2);
});

function leaks(text: string): string[] {
  const low = text.toLowerCase();
  return SECRETS.filter((secret) => low.includes(secret.toLowerCase()));
}
