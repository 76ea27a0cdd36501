import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import type { ScanAccount } from "../case/finding.js";
import {
  manifestOf,
  MANIFEST_SCHEMA,
  type HashedFile,
  type HashedOutput,
  type RunManifest,
} from "../case/manifest.js";
import { PACKAGE_ROOT } from "../detect/package-root.js";
import type { SelectedCard } from "../detect/select-cards.js";
import { EvidenceError, UsageError } from "../diagnostics/error.js";
import { messageOf } from "../diagnostics/message.js";
import { hashFile } from "../ingest/hash.js";
import { formatDatetime, ticksOfDate } from "../plan/time.js";
import type { HuntSettings } from "./hunt-options.js";
import { writeFileWhole, type OutputFile } from "./output-files.js";

/** In front of the path of a card that comes with the program, which stands elsewhere on each machine. */
const SHIPPED = "coldhunt:";

/** Writes the manifest of a run whose outputs are written. */
export async function writeManifest(
  path: string,
  account: ScanAccount,
  cards: readonly SelectedCard[],
  settings: HuntSettings,
  outputs: readonly OutputFile[],
  casePath: string | undefined,
  redact: ((text: string) => string) | undefined,
): Promise<void> {
  const hashed: HashedOutput[] = [];
  for (const output of outputs) hashed.push({ ...output, sha256: await hashFile(output.path) });
  const files: RunManifest["files"][number][] = [];
  const named: [string, string | undefined][] = [
    ["case", casePath],
    ["allow", settings.allow],
    ["geoip", settings.standIns.geo],
    ["redact-key", settings.redact?.keyFile],
    ...[...settings.standIns.externals].map(([address, file]): [string, string] => [
      `external ${address}`,
      file,
    ]),
  ];
  for (const [role, file] of named)
    if (file !== undefined && existsSync(file))
      files.push({
        role,
        path: file,
        sha256: settings.hash || role !== "case" ? await hashFile(file) : null,
      });
  const started = formatDatetime(settings.wallClock);
  const manifest = manifestOf(account, await cardFiles(cards, redact ?? asIs), {
    options: {
      window: settings.window,
      from: settings.span.from === null ? null : formatDatetime(settings.span.from),
      to: settings.span.to === null ? null : formatDatetime(settings.span.to),
      strict: settings.strict,
      hash: settings.hash,
      triage: settings.triage,
      funnel: settings.funnel,
      redact:
        settings.redact === undefined
          ? null
          : {
              key: settings.redact.keyFile === undefined ? "once" : "file",
              argvWhole: account.run.argv.every((text, at) => text === settings.argv[at]),
            },
    },
    files,
    outputs: hashed,
    volatile: {
      started,
      wallClockTicks: String(settings.wallClock),
      durationMs: Number((ticksOfDate(new Date()) - settings.started) / 10_000n),
      machine: {
        platform: process.platform,
        arch: process.arch,
        node: process.version,
        threads: settings.threads ?? null,
        memoryLimit: settings.memoryLimit ?? null,
        tempDir: settings.tempDir ?? tmpdir(),
      },
      workingFolder: process.cwd(),
    },
  });
  await writeFileWhole(path, text(redact === undefined ? manifest : redactedManifest(manifest, redact)));
}

// eslint-disable-next-line @typescript-eslint/require-await -- a file is written from pieces that may come later
async function* text(manifest: RunManifest): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest, undefined, 2)}\n`;
}

const asIs = (text: string): string => text;

/** The files of cards by the ids that the account has for them. */
async function cardFiles(
  cards: readonly SelectedCard[],
  redact: (text: string) => string,
): Promise<Map<string, HashedFile>> {
  const files = new Map<string, HashedFile>();
  for (const { card } of cards) {
    const below = relative(PACKAGE_ROOT, card.path);
    const shipped = isAbsolute(card.path) && !below.startsWith("..") && !isAbsolute(below);
    const path = shipped ? `${SHIPPED}${below.replaceAll("\\", "/")}` : card.path;
    files.set(redact(card.id), {
      path: redact(path),
      sha256: existsSync(card.path) ? await hashFile(card.path) : null,
    });
  }
  return files;
}

/** The manifest without names in its paths; what the account tells of the run is without them already. */
function redactedManifest(manifest: RunManifest, redact: (text: string) => string): RunManifest {
  const file = <F extends HashedFile>(one: F): F => ({ ...one, path: redact(one.path) });
  const { machine, workingFolder } = manifest.volatile;
  return {
    ...manifest,
    files: manifest.files.map((one) => ({ ...file(one), role: redact(one.role) })),
    outputs: manifest.outputs.map(file),
    volatile: {
      ...manifest.volatile,
      machine: { ...machine, tempDir: redact(machine.tempDir) },
      workingFolder: redact(workingFolder),
    },
  };
}

/** Reads a manifest; anything else is refused. */
export async function readManifest(path: string): Promise<RunManifest> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new UsageError("USAGE", `the manifest '${path}' cannot be read: ${messageOf(cause)}`, { cause });
  }
  const schema = (parsed as { schema?: unknown } | null)?.schema;
  if (schema !== MANIFEST_SCHEMA)
    throw new UsageError("USAGE", `'${path}' is no run manifest: its schema is not ${MANIFEST_SCHEMA}`);
  return parsed as RunManifest;
}

/** What became of a file that a manifest names. */
export interface FileCheck {
  readonly role: "input" | "card" | "file" | "output";
  readonly path: string;
  readonly status: "same" | "changed" | "missing" | "not-hashed";
  readonly expected: string | null;
  readonly found: string | null;
}

function notHashed(role: FileCheck["role"], path: string): FileCheck {
  return { role, path, status: "not-hashed", expected: null, found: null };
}

/** Hashes what a manifest names again; paths are looked up from the working folder, as the run did. */
export async function checkManifest(manifest: RunManifest, withOutputs: boolean): Promise<FileCheck[]> {
  const checks: FileCheck[] = [];
  const seen = new Set<string>();
  const check = async (role: FileCheck["role"], { path, sha256: expected }: HashedFile) => {
    if (path === "" || seen.has(path)) return;
    seen.add(path);
    const place = path.startsWith(SHIPPED) ? join(PACKAGE_ROOT, path.slice(SHIPPED.length)) : path;
    const base = { role, path, expected };
    if (!existsSync(place)) checks.push({ ...base, status: "missing", found: null });
    else if (expected === null) checks.push({ ...base, status: "not-hashed", found: null });
    else {
      const found = await hashFile(place).catch(() => null);
      checks.push({ ...base, status: found === expected ? "same" : "changed", found });
    }
  };
  // a case has the hashes of its inputs in it: the case is what a hunt reads
  const overCase = manifest.files.some(({ role }) => role === "case");
  if (withOutputs || !overCase)
    for (const one of manifest.inputs)
      if (one.elsewhere === true) checks.push(notHashed("input", one.path));
      else await check("input", one);
  for (const one of manifest.cards) await check("card", one);
  for (const one of manifest.files) await check("file", one);
  if (withOutputs) for (const one of manifest.outputs) await check("output", one);
  return checks;
}

/** Refuses to run again over files that are gone or are not what they were. */
export function refuseChanged(checks: readonly FileCheck[]): void {
  const faults = checks.filter(({ status }) => status === "missing" || status === "changed");
  if (faults.length === 0) return;
  const list = faults.map(({ role, path, status }) => `${role} '${path}' is ${status}`).join("; ");
  throw new EvidenceError("EVIDENCE-CHANGED", `the run cannot be made again: ${list}`);
}
