/** What the MMC card must find in `samples/`: written by hand from the rule of CommandLineToArgvW, null is null. */
export interface ExpectedFinding {
  readonly file: string;
  readonly actionType: string;
  readonly mscFile: string | null;
}

const STREAMED =
  "insights-logs-advancedhunting-deviceevents/tenantId=36e5a26d-3ca9-4719-a8dd-58378165bc27/y=2026/m=03/d=02/h=15/m=00/PT1H.json";

const rows: readonly (readonly [string, string, string | null])[] = [
  ["portal/lisbon.csv", "MemoryRemoteProtect", String.raw`C:\Windows\System32\services.msc`],
  ["portal/lisbon.csv", "ReadProcessMemoryApiCall", String.raw`C:\Temp\printers.msc`],
  ["portal/lisbon.csv", "CreateRemoteThreadApiCall", String.raw`C:\Users\Public\Downloads\Delivery note 8841.msc`],
  ["portal/oslo.csv.gz", "NtAllocateVirtualMemoryRemoteApiCall", String.raw`\\fs01.example.test\public\tools\vpn-setup.msc`],
  ["portal/oslo.csv.gz", "QueueUserApcRemoteApiCall", null],
  ["lines/tokyo.jsonl", "NtMapViewOfSectionRemoteApiCall", ""],
  ["lines/tokyo.jsonl", "SetThreadContextRemoteApiCall", String.raw`D:\ops\console root.msc`],
  [STREAMED, "CreateRemoteThreadApiCall", String.raw`C:\Users\Public\Salary`],
  [STREAMED, "queueuserapcremoteapicall", String.raw`C:\Users\Public\Documents\Rota.msc`],
  ["api/quito-graph.json", "ReadProcessMemoryApiCall", null],
  ["api/quito-graph.json", "NtAllocateVirtualMemoryRemoteApiCall", "-32"],
  ["api/cairo-array.json", "NtMapViewOfSectionRemoteApiCall", String.raw`C:\Temp\first.msc`],
  ["api/cairo-array.json", "QueueUserApcRemoteApiCall", "mmc.exe"],
  ["lake/bergen.parquet", "SetThreadContextRemoteApiCall", null],
  ["lake/bergen.parquet", "MemoryRemoteProtect", "5"],
  ["lake/bergen.parquet", "CreateRemoteThreadApiCall", "/a"],
  ["api/perth-xdr.json.gz", "ReadProcessMemoryApiCall", String.raw`C:\Temp\a "quoted" name.msc`],
];

/** In the order of the files' plan and of time within a file. */
export const EXPECTED_FINDINGS: readonly ExpectedFinding[] = rows.map(([file, actionType, mscFile]) => ({
  file,
  actionType,
  mscFile,
}));
