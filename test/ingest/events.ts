/** An event of DeviceEvents as an export carries it: texts, whole numbers, truth values. */
export interface SampleEvent {
  readonly Timestamp: string;
  readonly DeviceId: string;
  readonly DeviceName: string;
  readonly ActionType: string;
  readonly FileName: string;
  readonly FolderPath: string;
  readonly ProcessId: bigint | null;
  readonly ProcessCommandLine: string;
  readonly ProcessCreationTime: string | null;
  readonly IsProcessRemoteSession: boolean | null;
  readonly InitiatingProcessFileName: string;
  readonly InitiatingProcessCommandLine: string;
  readonly RegistryValueData: string;
  readonly ReportId: bigint;
  readonly AdditionalFields: string;
}

export const EVENT_COLUMNS = {
  Timestamp: "datetime",
  DeviceId: "string",
  DeviceName: "string",
  ActionType: "string",
  FileName: "string",
  FolderPath: "string",
  ProcessId: "long",
  ProcessCommandLine: "string",
  ProcessCreationTime: "datetime",
  IsProcessRemoteSession: "bool",
  InitiatingProcessFileName: "string",
  InitiatingProcessCommandLine: "string",
  RegistryValueData: "string",
  ReportId: "long",
  AdditionalFields: "string",
} as const satisfies Record<keyof SampleEvent, string>;

export const EVENT_NAMES = Object.keys(EVENT_COLUMNS) as (keyof SampleEvent)[];

const HARD_TEXTS = [
  '"C:\\Windows\\System32\\mmc.exe" "C:\\it\'s here\\a b.msc" /32',
  "line one\nline two\r\nline three",
  'one "quoted" and ""twice""',
  " blanks before and after ",
  "tab\there; semicolon, comma | bar",
  "Microsoft® Windows® – ünïcödé 漢字 💥",
  "=1+1",
  "\\u0041 is no escape, nor is \\n",
  '{"json": [1, 2.50, null]}',
  "null",
  "",
];
const ACTION_TYPES = ["OpenProcessApiCall", "CreateRemoteThreadApiCall", "NamedPipeEvent", "DriverLoad"];

/** 7 digits, trailing zeros cut, as the portal writes them. */
function time(index: number): string {
  const milliseconds = Date.UTC(2026, 2, 2, 0, 0, 0) + index * 5_184_001;
  const whole = new Date(milliseconds).toISOString().slice(0, 19);
  const digits = String((index * 7_654_321) % 10_000_000)
    .padStart(7, "0")
    .replace(/0+$/, "");
  return digits === "" ? `${whole}Z` : `${whole}.${digits}Z`;
}

/** The same events every time: hard texts, numbers beyond 2^53, missing values. */
export function sampleEvents(count: number): SampleEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    Timestamp: time(index),
    DeviceId: `${"5f1c0d".repeat(6)}${index % 7}`,
    DeviceName: `ws-${index % 7}.example.test`,
    ActionType: ACTION_TYPES[index % ACTION_TYPES.length] ?? "",
    FileName: index % 5 === 0 ? "" : "lsass.exe",
    FolderPath: "C:\\Windows\\System32",
    ProcessId: index % 3 === 0 ? null : BigInt(index),
    ProcessCommandLine: HARD_TEXTS[index % HARD_TEXTS.length] ?? "",
    ProcessCreationTime: index % 4 === 0 ? null : time(index + 3),
    IsProcessRemoteSession: index % 6 === 0 ? null : index % 2 === 0,
    InitiatingProcessFileName: "mmc.exe",
    InitiatingProcessCommandLine: HARD_TEXTS[(index * 3) % HARD_TEXTS.length] ?? "",
    RegistryValueData: HARD_TEXTS[(index * 5) % HARD_TEXTS.length] ?? "",
    ReportId: 9_007_199_254_740_993n + BigInt(index),
    AdditionalFields: JSON.stringify({
      DesiredAccess: 5200 + index,
      Text: HARD_TEXTS[index % HARD_TEXTS.length],
      Inner: '{"a":"b"}',
    }),
  }));
}
