import { messageOf } from "../diagnostics/message.js";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { fileStart, unpackedStart } from "../store/file-start.js";
import { reason, type EvidenceFile } from "./paths.js";
import type { Scratch } from "./scratch.js";
import { openBytes } from "./text-records.js";
import { readZip, type ZipMember } from "./zip.js";
import { openZstd } from "./zstd.js";

/** What can be read out of an evidence file: the file itself, or one of those packed into it. */
export interface Member {
  /** As reports name it: `evidence.zip!/exports/a.csv`. */
  readonly path: string;
  /** A file with its bytes, as far as they are unpacked here. */
  readonly readPath: string;
  /** How the bytes are packed in the evidence, for the name of the format. */
  readonly packing: string;
  /** SHA-256 of what is inside, where the evidence is packed. */
  readonly innerSha256: Promise<string | null>;
  /** Why it cannot be read. */
  readonly fault?: string;
}

const NONE = Promise.resolve(null);

/** The members of a file, one after the other; what was unpacked for one is gone when the next one is asked for. */
export async function* membersOf(
  file: EvidenceFile,
  scratch: Scratch,
  hash: boolean,
): AsyncGenerator<Member, undefined> {
  const plain: Member = { path: file.path, readPath: file.absolutePath, packing: "", innerSha256: NONE };
  if (file.fault !== undefined) {
    yield { ...plain, fault: file.fault };
    return undefined;
  }
  let magic: string;
  try {
    magic = await firstBytes(file.absolutePath);
  } catch (error) {
    yield { ...plain, fault: `the file cannot be opened: ${reason(error)}` };
    return undefined;
  }
  if (ZIP.test(magic)) yield* zipMembers(plain, scratch, hash);
  else if (magic === ZSTD) yield* unpacked(plain, scratch, hash);
  else if (magic.startsWith(GZIP) && (await holdsPacked(file.absolutePath)))
    yield* gunzipped(plain, scratch, hash);
  else if (magic.startsWith(GZIP) && hash) yield { ...plain, innerSha256: hashInside(file.absolutePath) };
  else yield plain;
  return undefined;
}

const ZSTD = "28b52ffd";
const GZIP = "1f8b";
const ZIP = /^504b0(304|506)/;
/** A packed file may hold another, but not without end. */
const MOST_LAYERS = 4;

/** Whether a gzip file holds what is packed again. */
async function holdsPacked(path: string): Promise<boolean> {
  try {
    const inside = unpackedStart(await fileStart(path, 4096))
      .subarray(0, 4)
      .toString("hex");
    return ZIP.test(inside) || inside === ZSTD || inside.startsWith(GZIP);
  } catch {
    return false;
  }
}

async function* gunzipped(
  member: Member,
  scratch: Scratch,
  hash: boolean,
): AsyncGenerator<Member, undefined> {
  const packing = packedIn(member, "gzip");
  yield* extracted({ ...member, packing }, scratch, hash, () =>
    Promise.resolve(openBytes(member.readPath, true)),
  );
  return undefined;
}

/** From the inside out. */
function packedIn({ packing }: Member, by: string): string {
  return packing === "" ? by : `${by}+${packing}`;
}

async function firstBytes(path: string): Promise<string> {
  return (await fileStart(path, 4)).toString("hex");
}

async function* zipMembers(
  archive: Member,
  scratch: Scratch,
  hash: boolean,
): AsyncGenerator<Member, undefined> {
  const whole: Member = { ...archive, packing: packedIn(archive, "zip") };
  let members: ZipMember[];
  try {
    members = await readZip(archive.readPath);
  } catch (error) {
    yield { ...whole, fault: `the archive cannot be read: ${messageOf(error)}` };
    return undefined;
  }
  if (members.some(({ name }) => name === "[Content_Types].xml")) {
    yield {
      ...whole,
      packing: archive.packing,
      fault: "workbook: an Excel workbook is not read, its sheets can be saved as CSV",
    };
    return undefined;
  }
  if (members.length === 0) yield { ...whole, fault: "the archive is empty" };
  for (const member of members) {
    const named = { ...whole, path: `${archive.path}!/${member.name}` };
    if (member.fault === undefined) yield* extracted(named, scratch, hash, () => member.open());
    else yield { ...named, fault: `the file cannot be unpacked: ${member.fault}` };
  }
  return undefined;
}

async function* unpacked(member: Member, scratch: Scratch, hash: boolean): AsyncGenerator<Member, undefined> {
  const { size } = await stat(member.readPath);
  const packing = packedIn(member, "zstd");
  yield* extracted({ ...member, packing }, scratch, hash, () =>
    Promise.resolve(openZstd(member.readPath, size)),
  );
  return undefined;
}

/** Writes a stream into a scratch file; one that fails on the way is still read as far as it came. */
async function* extracted(
  member: Member,
  scratch: Scratch,
  hash: boolean,
  stream: () => Promise<Readable>,
): AsyncGenerator<Member, undefined> {
  const readPath = await scratch.path("bin");
  const sum = createHash("sha256");
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (hash) sum.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(await stream(), tap, createWriteStream(readPath, { flags: "wx" }));
  } catch (error) {
    yield { ...member, fault: `the file cannot be unpacked: ${messageOf(error)}` };
    await scratch.remove(readPath);
    return undefined;
  }
  const inner = { ...member, readPath, innerSha256: Promise.resolve(hash ? sum.digest("hex") : null) };
  const magic = await firstBytes(readPath);
  const more = member.packing.split("+").length < MOST_LAYERS;
  if (more && ZIP.test(magic)) yield* zipMembers(inner, scratch, hash);
  else if (more && magic === ZSTD) yield* unpacked(inner, scratch, hash);
  else if (more && magic.startsWith(GZIP) && (await holdsPacked(readPath)))
    yield* gunzipped(inner, scratch, hash);
  else yield inner;
  await scratch.remove(readPath);
  return undefined;
}

/** SHA-256 of what a gzip file holds; null where it is damaged. */
async function hashInside(path: string): Promise<string | null> {
  const sum = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createGunzip(), async (chunks) => {
      for await (const chunk of chunks) sum.update(chunk as Buffer);
    });
    return sum.digest("hex");
  } catch {
    return null;
  }
}
