import { DEFENDER_TABLES } from "./defender.js";
import { SENTINEL_TABLES } from "./sentinel.js";
import type { Column, KqlType } from "../plan/types.js";
import { columns } from "./compact.js";
import { LOG_ANALYTICS_COLUMNS } from "./log-analytics.js";

/**
 * What `FileProfile()` knows of a file in the cloud. Offline its rows come from a file the user names, or from what
 * the case itself holds on files and certificates.
 */
export const FILE_PROFILE_TABLE = "FileProfile";

/** The columns by which a file is found; the rest is what the profile adds to a row. */
export const FILE_PROFILE_KEYS = ["SHA1", "SHA256", "MD5"] as const;

export const FILE_PROFILE_COLUMNS: readonly Column[] = columns(`
    GlobalPrevalence:long GlobalFirstSeen:datetime GlobalLastSeen:datetime Signer Issuer SignerHash
    IsCertificateValid:bool IsRootSignerMicrosoft:bool SignatureState IsExecutable:bool ThreatName Publisher
    SoftwareName ProfileAvailability`);

/** What `SeenBy()` knows: the devices that saw a device on the network. */
const SEEN_BY_TABLE = "SeenBy";

/** What `DeviceFromIP()` knows: the devices that have a local address. */
const DEVICE_FROM_IP_TABLE = "DeviceFromIP";

/** What `AssignedIPAddresses()` knows: the addresses of a device, with the last time it was seen to have them. */
const ASSIGNED_IPS_TABLE = "AssignedIPAddresses";

/** Tables that no export fills by itself but a query may need. */
export const STAND_IN_TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  [FILE_PROFILE_TABLE, [...columns("SHA1 SHA256 MD5"), ...FILE_PROFILE_COLUMNS]],
  [SEEN_BY_TABLE, columns("DeviceId SeenBy:dynamic")],
  [DEVICE_FROM_IP_TABLE, columns("IP DeviceId")],
  [
    ASSIGNED_IPS_TABLE,
    columns(
      `DeviceId DeviceName Timestamp:datetime IPAddress IPType NetworkAdapterType ConnectedNetworks:dynamic`,
    ),
  ],
]);

/** Every table a query may name, whatever the evidence holds, with the columns that either product has. */
export const KNOWN_TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  ...[...DEFENDER_TABLES].map(
    ([name, own]) => [name, [...own, ...(LOG_ANALYTICS_COLUMNS.get(name) ?? [])]] as const,
  ),
  ...SENTINEL_TABLES,
  ...STAND_IN_TABLES,
]);

/** A watchlist's file is named by this and the alias: `watchlist:HighValueHosts`. */
export const WATCHLIST_PREFIX = "watchlist:";

/** A file of Azure Resource Graph is named by this and the table in lower case: `arg:resources`. */
export const RESOURCE_GRAPH_PREFIX = "arg:";

/** What is read by a name instead of an address. */
export const NAMED_SOURCES = [
  { prefix: WATCHLIST_PREFIX, what: "the watchlist", call: "_GetWatchlist()" },
  { prefix: RESOURCE_GRAPH_PREFIX, what: "the table of Azure Resource Graph", call: 'arg("")' },
] as const;

/** The columns that the tables of Azure Resource Graph share. */
export const RESOURCE_GRAPH_COLUMNS: readonly Column[] = columns(`
    id name type tenantId kind location resourceGroup subscriptionId managedBy sku:dynamic plan:dynamic
    properties:dynamic tags:dynamic identity:dynamic zones:dynamic extendedLocation:dynamic apiVersion`);

/** A function of the Defender portal, declared to the analyser in KQL. */
export interface DefenderFunction {
  readonly name: string;
  /** Its first parameter is the rows it is invoked on. */
  readonly invoked: boolean;
  /** The other parameters. */
  readonly parameters: readonly { readonly name: string; readonly type: KqlType; readonly value?: string }[];
  readonly body: string;
}

/** `FileProfile()`, whose body gives names and types alone: its answer is put together elsewhere. */
const FILE_PROFILE: DefenderFunction = {
  name: FILE_PROFILE_TABLE,
  invoked: true,
  parameters: [
    { name: "x", type: "string", value: "'SHA1'" },
    { name: "y", type: "long", value: "100" },
  ],
  body: `T | extend ${FILE_PROFILE_COLUMNS.map(({ name, type }) => `${name} = ${type === "string" ? "''" : `${type}(null)`}`).join(", ")}`,
};

/** Functions whose answers are looked up in the table of their name. */
export const LOOKUP_FUNCTIONS: readonly DefenderFunction[] = [
  {
    name: SEEN_BY_TABLE,
    invoked: true,
    parameters: [],
    body: `T | lookup kind=leftouter (table('SeenBy') | summarize SeenBy = take_any(SeenBy) by DeviceId) on DeviceId`,
  },
  {
    name: DEVICE_FROM_IP_TABLE,
    invoked: true,
    parameters: [],
    body: `T | lookup kind=leftouter (table('DeviceFromIP') | distinct IP, DeviceId) on IP`,
  },
  {
    name: ASSIGNED_IPS_TABLE,
    invoked: false,
    parameters: [
      { name: "x", type: "string" },
      { name: "y", type: "datetime", value: "datetime(null)" },
    ],
    body: `table('AssignedIPAddresses')
      | where (DeviceId == x or DeviceName =~ x) and (isnull(y) or Timestamp <= y)
      | summarize arg_max(Timestamp, IPType, NetworkAdapterType, ConnectedNetworks) by IPAddress
      | project Timestamp, IPAddress, IPType, NetworkAdapterType, ConnectedNetworks`,
  },
];

export const DEFENDER_FUNCTIONS: readonly DefenderFunction[] = [FILE_PROFILE, ...LOOKUP_FUNCTIONS];

/** What a query's answer rests on where it reads tables that only stand in for something in the cloud. */
export function standInNotes(tables: readonly string[], addresses: readonly string[]): readonly string[] {
  return [
    ...(tables.includes(FILE_PROFILE_TABLE)
      ? ["FileProfile() answers from local knowledge of files, not from the cloud's"]
      : []),
    ...LOOKUP_FUNCTIONS.filter(({ name }) => tables.includes(name)).map(
      ({ name }) => `${name}() answers from a table of that name, not from the cloud`,
    ),
    ...addresses.map((address) => {
      const named = NAMED_SOURCES.find(({ prefix }) => address.startsWith(prefix));
      return named === undefined
        ? `externaldata answers from a local file in place of ${address}`
        : `${named.call} answers from a local file in place of ${address.slice(named.prefix.length)}`;
    }),
  ];
}
