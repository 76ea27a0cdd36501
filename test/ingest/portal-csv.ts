/** Exports for tests: one event, and lines of portal CSV that differ from it in some columns. */
export const HEAD =
  "Timestamp,DeviceId,DeviceName,ActionType,FileName,ProcessId,ReportId,IsProcessRemoteSession,AdditionalFields";
export const NAMES = HEAD.split(",");
export const T = "2026-03-02T08:15:31.0417203Z";

/** An event of the columns above, changed in places. */
export function eventOf(changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const base: Record<string, string> = {
    Timestamp: T,
    DeviceId: "5f1c0d",
    DeviceName: "ws-17.example.test",
    ActionType: "OpenProcessApiCall",
    FileName: "lsass.exe",
    ProcessId: "712",
    ReportId: "4411",
    IsProcessRemoteSession: "False",
    AdditionalFields: '{"DesiredAccess":5200}',
  };
  return Object.fromEntries(NAMES.map((name) => [name, changes[name] ?? base[name] ?? ""]));
}

/** Its values, in the order of the columns. */
export const fields = (changes?: Readonly<Record<string, string>>) => Object.values(eventOf(changes));

export const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const csvLine = (changes?: Readonly<Record<string, string>>) => fields(changes).map(quoted).join(",");
export const csv = (lines: readonly string[], end = "\n") =>
  [HEAD, ...lines].map((line) => line + end).join("");
