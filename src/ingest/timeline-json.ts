import { exactObject, isJsonObject } from "./exact-json.js";

/**
 * Device timelines as third-party tools save them: objects within objects. The columns of advanced hunting by the path
 * of the value; what has no counterpart keeps its path as its name.
 */
const COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ActionTime: "Timestamp",
    "Machine.MachineId": "DeviceId",
    "Machine.Name": "DeviceName",
    "Registry.Key": "RegistryKey",
    "Registry.ValueName": "RegistryValueName",
    "Registry.ValueData": "RegistryValueData",
    "Registry.ValueType": "RegistryValueType",
    "LocalEndpoint.IPAddress": "LocalIP",
    "LocalEndpoint.Port": "LocalPort",
    "RemoteEndpoint.IPAddress": "RemoteIP",
    "RemoteEndpoint.Port": "RemotePort",
    "RemoteEndpoint.Url": "RemoteUrl",
    "RemoteEndpoint.Protocol": "Protocol",
    ...image("File.", ""),
    ...image("Process.ImageFile.", ""),
    ...user("Process.User.", ""),
    "Process.Id": "ProcessId",
    "Process.CommandLine": "ProcessCommandLine",
    "Process.CreationTime": "ProcessCreationTime",
    ...image("InitiatingProcess.ImageFile.", "InitiatingProcess"),
    ...user("InitiatingProcess.User.", "InitiatingProcess"),
    "InitiatingProcess.Id": "InitiatingProcessId",
    "InitiatingProcess.CommandLine": "InitiatingProcessCommandLine",
    "InitiatingProcess.CreationTime": "InitiatingProcessCreationTime",
  }),
);

function image(from: string, to: string): Record<string, string> {
  return {
    [`${from}FileName`]: `${to}FileName`,
    [`${from}FolderPath`]: `${to}FolderPath`,
    [`${from}Sha1`]: `${to}SHA1`,
    [`${from}Sha256`]: `${to}SHA256`,
    [`${from}Md5`]: `${to}MD5`,
    [`${from}Size`]: `${to}FileSize`,
  };
}

function user(from: string, to: string): Record<string, string> {
  return {
    [`${from}AccountName`]: `${to}AccountName`,
    [`${from}AccountDomainName`]: `${to}AccountDomain`,
    [`${from}AccountSid`]: `${to}AccountSid`,
  };
}

/** Whether objects with these keys are such records. */
export function isTimeline(keys: readonly string[]): boolean {
  return (
    keys.includes("ActionTime") &&
    ["Machine", "InitiatingProcess", "Process"].some((key) => keys.includes(key))
  );
}

/** A record as a flat object of JSON, on one line; a line that is no object comes back as it is. */
export function flattenTimeline(line: string): string {
  const record = exactObject(line);
  if (record === undefined) return line;
  const flat = new Map<string, unknown>();
  for (const [path, value] of leaves(record, "")) {
    const column = COLUMNS.get(path);
    // of two values for a column (the file, the image of the process) the one that comes first in the list counts
    const name = column !== undefined && !flat.has(column) ? column : path;
    flat.set(name, value);
  }
  return JSON.stringify(Object.fromEntries(flat));
}

/** The values within an object, the known ones in the order of the list above, the others after them. */
function leaves(record: Record<string, unknown>, prefix: string): [string, unknown][] {
  const found: [string, unknown][] = [];
  for (const [key, value] of Object.entries(record)) {
    if (isJsonObject(value)) found.push(...leaves(value, `${prefix}${key}.`));
    else if (value !== null) found.push([`${prefix}${key}`, value]);
  }
  const order = [...COLUMNS.keys()];
  const place = (path: string) => (COLUMNS.has(path) ? order.indexOf(path) : order.length);
  return prefix === "" ? found.sort(([a], [b]) => place(a) - place(b)) : found;
}
