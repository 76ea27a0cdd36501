import type { Maker } from "./scene.js";
import { deviceEvents, type Shares } from "./tables/device-events.js";
import { deviceFileEvents } from "./tables/device-file-events.js";
import { deviceLogonEvents } from "./tables/device-logon-events.js";
import { deviceNetworkEvents } from "./tables/device-network-events.js";
import { deviceProcessEvents } from "./tables/device-process-events.js";

const MAKERS = {
  DeviceEvents: deviceEvents,
  DeviceProcessEvents: deviceProcessEvents,
  DeviceFileEvents: deviceFileEvents,
  DeviceNetworkEvents: deviceNetworkEvents,
  DeviceLogonEvents: deviceLogonEvents,
} as const satisfies Record<string, (shares: Shares) => Maker>;

/** A table the generator can make. */
export type Table = keyof typeof MAKERS;

export const TABLES = Object.keys(MAKERS) as Table[];

export function makerOf(table: Table, shares: Shares): Maker {
  return MAKERS[table](shares);
}
