import { DEFENDER_TABLES } from "./defender.js";
import type { Column } from "../plan/types.js";
import { columns } from "./compact.js";

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

/** Tables that no export fills by itself but a query may need. */
export const STAND_IN_TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  [FILE_PROFILE_TABLE, [...columns("SHA1 SHA256 MD5"), ...FILE_PROFILE_COLUMNS]],
]);

/** Every table a query may name, whatever the evidence holds. */
export const KNOWN_TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  ...DEFENDER_TABLES,
  ...STAND_IN_TABLES,
]);

/** A function of the Defender portal, declared to the analyser in KQL; the body gives names and types alone. */
export interface DefenderFunction {
  readonly name: string;
  readonly parameters: string;
  readonly body: string;
}

export const DEFENDER_FUNCTIONS: readonly DefenderFunction[] = [
  {
    name: "FileProfile",
    parameters: "(T:(*), x:string = 'SHA1', y:long = 100)",
    body: `{ T | extend ${FILE_PROFILE_COLUMNS.map(({ name, type }) => `${name} = ${type === "string" ? "''" : `${type}(null)`}`).join(", ")} }`,
  },
];

/** What a query's answer rests on where it reads tables that only stand in for something in the cloud. */
export function standInNotes(tables: readonly string[], addresses: readonly string[]): readonly string[] {
  return [
    ...(tables.includes(FILE_PROFILE_TABLE)
      ? ["FileProfile() answers from local knowledge of files, not from the cloud's"]
      : []),
    ...addresses.map((address) => `externaldata answers from a local file in place of ${address}`),
  ];
}
