import { open } from "node:fs/promises";

/** The platform and architecture an executable file is for, such as `linux-x64`; undefined for anything else. */
export async function targetOf(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4096);
    await file.read(head, 0, head.length, 0);
    return elf(head) ?? machO(head) ?? portable(head);
  } finally {
    await file.close();
  }
}

const ELF_MACHINES: Readonly<Record<number, string>> = { 0x3e: "x64", 0xb7: "arm64" };
const MACH_O_TYPES: Readonly<Record<number, string>> = { 0x01000007: "x64", 0x0100000c: "arm64" };
const PE_MACHINES: Readonly<Record<number, string>> = { 0x8664: "x64", 0xaa64: "arm64" };

function elf(head: Buffer): string | undefined {
  if (head.readUInt32BE(0) !== 0x7f454c46) return undefined;
  return named("linux", ELF_MACHINES[head.readUInt16LE(18)]);
}

function machO(head: Buffer): string | undefined {
  if (head.readUInt32LE(0) !== 0xfeedfacf) return undefined;
  return named("darwin", MACH_O_TYPES[head.readUInt32LE(4)]);
}

function portable(head: Buffer): string | undefined {
  if (head.toString("latin1", 0, 2) !== "MZ") return undefined;
  const at = head.readUInt32LE(0x3c);
  if (at + 6 > head.length || head.toString("latin1", at, at + 4) !== "PE\0\0") return undefined;
  return named("win32", PE_MACHINES[head.readUInt16LE(at + 4)]);
}

function named(platform: string, architecture: string | undefined): string | undefined {
  return architecture === undefined ? undefined : `${platform}-${architecture}`;
}
