import { open, type FileHandle } from "node:fs/promises";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { unpackLimit } from "./unpack-limit.js";

/** A file within a zip archive. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  /** Why it cannot be read, known already. */
  readonly fault?: string;
  /** Its bytes; the stream fails where they are not what the archive says of them. */
  open(): Promise<Readable>;
}

const END_OF_DIRECTORY = 0x06054b50;
const LOCATOR_64 = 0x07064b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const MAX_MEMBERS = 100_000;

/** The files of an archive, in the order of its directory (APPNOTE 6.3.9; zip64, no encryption, no split archives). */
export async function readZip(path: string): Promise<ZipMember[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { count, offset, bytes } = await findDirectory(file, size);
    if (count > MAX_MEMBERS) throw new Error(`it names ${count} files`);
    if (offset + bytes > size) throw new Error("its directory lies beyond its end");
    return readDirectory(await read(file, offset, bytes), path);
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, offset);
  if (bytesRead < bytes) throw new Error("it is cut off");
  return buffer;
}

async function findDirectory(
  file: FileHandle,
  size: number,
): Promise<{ count: number; offset: number; bytes: number }> {
  const tail = Math.min(size, 65_557);
  const buffer = await read(file, size - tail, tail);
  let at = buffer.length - 22;
  while (at >= 0 && buffer.readUInt32LE(at) !== END_OF_DIRECTORY) at--;
  if (at < 0) throw new Error("it has no directory: it is cut off, or no zip archive");
  const plain = {
    count: buffer.readUInt16LE(at + 10),
    bytes: buffer.readUInt32LE(at + 12),
    offset: buffer.readUInt32LE(at + 16),
  };
  if (at < 20 || buffer.readUInt32LE(at - 20) !== LOCATOR_64) return plain;
  const large = await read(file, Number(buffer.readBigUInt64LE(at - 12)), 56);
  if (large.readUInt32LE(0) !== END_OF_DIRECTORY_64) throw new Error("its zip64 directory is damaged");
  return {
    count: Number(large.readBigUInt64LE(32)),
    bytes: Number(large.readBigUInt64LE(40)),
    offset: Number(large.readBigUInt64LE(48)),
  };
}

function readDirectory(directory: Buffer, path: string): ZipMember[] {
  const members: ZipMember[] = [];
  let at = 0;
  while (at + 46 <= directory.length) {
    if (directory.readUInt32LE(at) !== ENTRY) throw new Error("its directory is damaged");
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const commentBytes = directory.readUInt16LE(at + 32);
    const name = directory.subarray(at + 46, at + 46 + nameBytes).toString("utf8");
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    const member = memberOf(directory.subarray(at, at + 46), name, extra, path);
    if (!name.endsWith("/")) members.push(member);
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return members;
}

function memberOf(entry: Buffer, name: string, extra: Buffer, path: string): ZipMember {
  const flags = entry.readUInt16LE(8);
  const method = entry.readUInt16LE(10);
  const crc = entry.readUInt32LE(16);
  const large = zip64Values(extra);
  const value = (at: number) => {
    const small = entry.readUInt32LE(at);
    return small === 0xffffffff ? Number(large.shift() ?? BigInt(small)) : small;
  };
  // in the order in which the extra field has those that do not fit
  const bytes = value(24);
  const packedBytes = value(20);
  const offset = value(42);
  const fault =
    (flags & 1) !== 0
      ? "it is encrypted"
      : method !== STORED && method !== DEFLATED
        ? `it is packed by method ${method}, which is not known`
        : undefined;
  return {
    name,
    bytes,
    packedBytes,
    ...(fault === undefined ? {} : { fault }),
    async open() {
      const file = await open(path);
      try {
        const local = await read(file, offset, 30);
        if (local.readUInt32LE(0) !== LOCAL) throw new Error("its directory leads astray");
        const start = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
        const packed = file.createReadStream({
          start,
          end: Math.max(start, start + packedBytes - 1),
          autoClose: true,
        });
        const steps = [
          ...(method === DEFLATED ? [createInflateRaw()] : []),
          unpackLimit(packedBytes),
          checked(bytes, crc),
        ];
        return pipeline([packed, ...steps], () => undefined) as unknown as Readable;
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}

function zip64Values(extra: Buffer): bigint[] {
  let at = 0;
  while (at + 4 <= extra.length) {
    const bytes = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const values: bigint[] = [];
      for (let place = at + 4; place + 8 <= Math.min(extra.length, at + 4 + bytes); place += 8)
        values.push(extra.readBigUInt64LE(place));
      return values;
    }
    at += 4 + bytes;
  }
  return [];
}

function checked(bytes: number, crc: number): Transform {
  let seen = 0;
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      if (seen !== bytes) done(new Error(`${bytes} bytes were promised and ${seen} came`));
      else done(sum === crc ? null : new Error("its check sum is wrong"));
    },
  });
}
