import type { Column } from "../plan/types.js";
import { alertsTables } from "./tables/alerts.js";
import { cloudTables } from "./tables/cloud.js";
import { deviceCustomTables } from "./tables/device-custom.js";
import { devicePostureTables } from "./tables/device-posture.js";
import { deviceTables } from "./tables/device.js";
import { emailTables } from "./tables/email.js";
import { exposureTables } from "./tables/exposure.js";
import { identityTables } from "./tables/identity.js";

/** Changes whenever a table, column or type below changes: part of the key of cached SQL, written into cases. */
export const SCHEMA_VERSION = "2026-11-2";

/**
 * The advanced-hunting tables of Defender XDR with the names and types of the portal, in the order of its documents.
 * AdditionalFields of the Device* tables is JSON text of type string there (Log Analytics calls it dynamic).
 */
export const DEFENDER_TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  ...deviceTables,
  ...devicePostureTables,
  ...deviceCustomTables,
  ...alertsTables,
  ...emailTables,
  ...identityTables,
  ...cloudTables,
  ...exposureTables,
]);

/** The tables of one device's events, which an export without a table column may mix. */
export const DEVICE_EVENT_TABLES: readonly string[] = [
  "DeviceEvents",
  "DeviceProcessEvents",
  "DeviceNetworkEvents",
  "DeviceFileEvents",
  "DeviceRegistryEvents",
  "DeviceLogonEvents",
  "DeviceImageLoadEvents",
];
