import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import type { EvidenceColumn } from "../case/read-ledger.js";
import { quoteName } from "../fragment/quote.js";
import { FILE_PROFILE_TABLE, STAND_IN_TABLES } from "../schema/stand-ins.js";

const CERTIFICATES = "DeviceFileCertificateInfo";

/** Tables whose rows tell on which device a file was seen. */
const SIGHTINGS = ["DeviceFileEvents", "DeviceProcessEvents", "DeviceImageLoadEvents"];

/** What the certificates of the case say of a file, by the profile's names. */
const FROM_CERTIFICATES: Readonly<Record<string, string>> = {
  Signer: `coalesce(any_value(nullif("Signer", '')), '')`,
  Issuer: `coalesce(any_value(nullif("Issuer", '')), '')`,
  SignerHash: `coalesce(any_value(nullif("SignerHash", '')), '')`,
  IsCertificateValid: `bool_or("IsTrusted")`,
  IsRootSignerMicrosoft: `bool_or("IsRootSignerMicrosoft")`,
  SignatureState: `CASE WHEN bool_or("IsSigned") THEN 'SignedValid' WHEN count("IsSigned") > 0 THEN 'Unsigned' ELSE '' END`,
};

/** The note of a card whose `FileProfile()` answers from the case itself. */
export const OWN_PROFILE_NOTE =
  "FileProfile() knows certificates of the evidence's DeviceFileCertificateInfo; GlobalPrevalence counts devices of the evidence, not of the world";

/** Whether the evidence says enough on files to stand in for `FileProfile()`. */
export function hasOwnProfile(held: ReadonlyMap<string, readonly EvidenceColumn[]>): boolean {
  return !held.has(FILE_PROFILE_TABLE) && held.has(CERTIFICATES);
}

/** A SELECT with the columns of the profile's table, a row a file that has a SHA1. */
export function ownProfileSql(held: ReadonlyMap<string, readonly EvidenceColumn[]>): string {
  const seen = SIGHTINGS.filter((table) => held.has(table)).map(
    (table) =>
      `SELECT lower("SHA1") AS sha1, "DeviceId" AS device FROM ${quoteName(table)} WHERE "SHA1" <> ''`,
  );
  const columns = (STAND_IN_TABLES.get(FILE_PROFILE_TABLE) ?? []).map(({ name, type }) => {
    const text = FROM_CERTIFICATES[name];
    if (text !== undefined) return `${text} AS ${quoteName(name)}`;
    if (name === "SHA1") return `sha1 AS "SHA1"`;
    if (name === "GlobalPrevalence") return `count(DISTINCT nullif(device, '')) AS "GlobalPrevalence"`;
    return `${type === "string" ? "''" : `NULL::${DUCKDB_TYPES[type]}`} AS ${quoteName(name)}`;
  });
  const signed = `SELECT lower("SHA1") AS sha1, * FROM ${quoteName(CERTIFICATES)} WHERE "SHA1" <> ''`;
  const devices = [`SELECT sha1, "DeviceId" AS device FROM signed`, ...seen].join(" UNION ALL ");
  return `WITH signed AS (${signed}), devices AS (${devices})
    SELECT ${columns.join(", ")}, 0 AS coldhunt_input, 0 AS coldhunt_row, 0 AS coldhunt_ingestion
    FROM devices LEFT JOIN signed USING (sha1) GROUP BY sha1`;
}
