import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerGeo } from "./geo.js";
import { openSession, type Session } from "./session.js";

type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** A value in the MMDB data format: control byte of type and size, then the bytes. */
function encode(value: Value): Buffer {
  if (typeof value === "string")
    return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === "number") {
    if (!Number.isInteger(value)) {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(value);
      return Buffer.concat([control(3, 8), bytes]);
    }
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return Buffer.concat([Buffer.from([items.length, 11 - 7]), ...items.map(encode)]);
  }
  const pairs = Object.entries(value);
  return Buffer.concat([
    control(7, pairs.length),
    ...pairs.flatMap(([key, one]) => [encode(key), encode(one)]),
  ]);
}

function control(type: number, size: number): Buffer {
  return size < 29 ? Buffer.from([(type << 5) | size]) : Buffer.from([(type << 5) | 29, size - 29]);
}

/** An MMDB file that knows one IPv4 network of 24 bits. */
function mmdb(network: readonly [number, number, number], data: Value): Buffer {
  const bits = network.flatMap((octet) => Array.from({ length: 8 }, (_, at) => (octet >> (7 - at)) & 1));
  const count = bits.length;
  const nodes = bits.map((bit, at) => {
    const next = at + 1 < count ? at + 1 : count + 16;
    const records = bit === 0 ? [next, count] : [count, next];
    const bytes = Buffer.alloc(6);
    bytes.writeUIntBE(records[0] ?? 0, 0, 3);
    bytes.writeUIntBE(records[1] ?? 0, 3, 3);
    return bytes;
  });
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1,
    database_type: "Test-City",
    description: { en: "test" },
    ip_version: 4,
    languages: ["en"],
    node_count: count,
    record_size: 24,
  });
  return Buffer.concat([
    ...nodes,
    Buffer.alloc(16),
    encode(data),
    Buffer.from([0xab, 0xcd, 0xef]),
    Buffer.from("MaxMind.com"),
    metadata,
  ]);
}

describe("a local MMDB file", () => {
  let folder: string;
  let session: Session;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "coldhunt-geo-"));
    session = await openSession();
  });
  afterAll(() => {
    session.close();
    rmSync(folder, { recursive: true });
  });
  const ask = async (address: string): Promise<unknown> => {
    await session.installMacros(["kql_geo_info"]);
    return (await session.arrays(`SELECT kql_geo_info('${address}')`))[0]?.[0];
  };

  it("without one nothing is known", async () => {
    expect(await ask("203.0.113.7")).toBeNull();
  });
  it("answers what it knows, and null where it knows nothing or the text is no address", async () => {
    const path = join(folder, "city.mmdb");
    const record = {
      country: { iso_code: "NO", names: { en: "Norway" } },
      subdivisions: [{ names: { en: "Vestland" } }],
      city: { names: { en: "Bergen" } },
      location: { latitude: 60.3913, longitude: 5.3221 },
    };
    writeFileSync(path, mmdb([203, 0, 113], record));
    await registerGeo(session, path);
    expect(JSON.parse((await ask("203.0.113.7")) as string)).toEqual({
      country: "Norway",
      state: "Vestland",
      city: "Bergen",
      latitude: 60.3913,
      longitude: 5.3221,
    });
    expect(await ask("203.0.114.7")).toBeNull();
    expect(await ask("no address")).toBeNull();
    expect(await ask("")).toBeNull();
  });
  it("that is none is an error", async () => {
    const path = join(folder, "none.mmdb");
    writeFileSync(path, "text");
    await expect(registerGeo(session, path)).rejects.toMatchObject({ code: "EVIDENCE-UNREADABLE" });
  });
});
