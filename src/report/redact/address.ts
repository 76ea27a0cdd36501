import { isIPv4, isIPv6 } from "node:net";

/** One form for all ways to write an address: `10.0.0.7` for `::ffff:10.0.0.7` too; undefined where it is none. */
export function canonicalAddress(text: string): string | undefined {
  const bare = living(text).replace(/%.*$/, "").toLowerCase();
  // leading zeros are read as decimal, as logs pad them
  const unpadded = /^[\d.]+$/.test(bare) ? bare.replace(/\b0+(?=\d)/g, "") : bare;
  if (isIPv4(unpadded)) return unpadded;
  if (!isIPv6(bare)) return undefined;
  const groups = groupsOf(bare);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return groups.slice(6).flatMap(bytesOf).join(".");
  return groups.map((group) => group.toString(16)).join(":");
}

/** Regular expressions for a dot and an at sign, also as they are written so that nothing becomes a link. */
export const DOT = String.raw`(?:\.|[[({](?:\.|dot)[\])}])`;
export const AT = String.raw`(?:@|[[({](?:@|at)[\])}])`;

const DEAD_DOT = new RegExp(DOT, "gi");
const DEAD_AT = new RegExp(AT, "gi");

/** A text with the signs that were written dead, `host[.]example`, as they are meant. */
export function living(text: string): string {
  return text.replace(DEAD_DOT, ".").replace(DEAD_AT, "@");
}

/** Addresses that every machine has tell nothing of one. */
export function isEveryones(canonical: string): boolean {
  return /^(127\.|0\.0\.0\.0$|255\.255\.255\.255$)/.test(canonical) || /^(0:){7}[01]$/.test(canonical);
}

function bytesOf(group: number): number[] {
  return [group >> 8, group & 0xff];
}

function groupsOf(text: string): number[] {
  const [head = "", tail] = text.split("::");
  const left = listed(head);
  if (tail === undefined) return left;
  const right = listed(tail);
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}

function listed(text: string): number[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
