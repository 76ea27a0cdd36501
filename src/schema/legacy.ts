/** Tables by the names they had before 2020. */
export const TABLE_RENAMES: ReadonlyMap<string, string> = new Map([
  ["MiscEvents", "DeviceEvents"],
  ["ProcessCreationEvents", "DeviceProcessEvents"],
  ["NetworkCommunicationEvents", "DeviceNetworkEvents"],
  ["FileCreationEvents", "DeviceFileEvents"],
  ["RegistryEvents", "DeviceRegistryEvents"],
  ["LogonEvents", "DeviceLogonEvents"],
  ["ImageLoadEvents", "DeviceImageLoadEvents"],
  ["MachineInfo", "DeviceInfo"],
  ["MachineNetworkInfo", "DeviceNetworkInfo"],
  ["AppFileEvents", "CloudAppEvents"],
]);

/** Columns by the names they had before 2020, in every table. */
export const COLUMN_RENAMES: ReadonlyMap<string, string> = new Map([
  ["EventTime", "Timestamp"],
  ["MachineId", "DeviceId"],
  ["ComputerName", "DeviceName"],
  ["RemoteComputerName", "RemoteDeviceName"],
]);

/** Columns renamed in single tables; a key is `Table.Column`. */
export const TABLE_COLUMN_RENAMES: ReadonlyMap<string, string> = new Map([
  ["EmailEvents.FinalEmailAction", "EmailAction"],
  ["EmailEvents.FinalEmailActionPolicy", "EmailActionPolicy"],
  ["EmailEvents.FinalEmailActionPolicyGuid", "EmailActionPolicyGuid"],
]);
