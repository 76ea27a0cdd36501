import { readFile } from "node:fs/promises";
import type { Reader, CityResponse } from "mmdb-lib";
import { EvidenceError } from "../diagnostics/error.js";
import type { Session } from "./session.js";

/** Puts look-ups in a local MMDB file in the place of the macro `kql_geo_info`. */
export async function registerGeo(session: Session, path: string): Promise<void> {
  const reader = await openMmdb(path);
  const duckdb = await import("@duckdb/node-api");
  session.connection.registerScalarFunction(
    duckdb.DuckDBScalarFunction.create({
      name: "kql_geo_lookup",
      parameterTypes: [duckdb.DuckDBVarCharType.instance],
      returnType: duckdb.DuckDBVarCharType.instance,
      mainFunction: (_info, input, output) => {
        const addresses = input.getColumnVector(0);
        for (let row = 0; row < addresses.itemCount; row++) {
          output.setItem(row, geoJson(reader, addresses.getItem(row)));
        }
        output.flush();
      },
    }),
  );
  await session.replaceMacro(
    "kql_geo_info",
    "CREATE OR REPLACE TEMP MACRO kql_geo_info(address) AS CAST(kql_geo_lookup(address) AS JSON)",
  );
}

async function openMmdb(path: string): Promise<Reader<CityResponse>> {
  const mmdb = await import("mmdb-lib");
  try {
    return new mmdb.Reader<CityResponse>(await readFile(path));
  } catch (error) {
    throw new EvidenceError("EVIDENCE-UNREADABLE", `${path} cannot be read as an MMDB file`, {
      cause: error,
    });
  }
}

/** The dynamic value KQL gives for an address, as JSON text; only what the file knows is in it. */
export function geoJson(reader: Pick<Reader<CityResponse>, "get">, address: unknown): string | null {
  if (typeof address !== "string") return null;
  let found: CityResponse | null;
  try {
    found = reader.get(address);
  } catch {
    return null;
  }
  if (found === null) return null;
  const known = {
    country: found.country?.names.en,
    state: found.subdivisions?.[0]?.names.en,
    city: found.city?.names.en,
    latitude: found.location?.latitude,
    longitude: found.location?.longitude,
  };
  return JSON.stringify(known);
}
