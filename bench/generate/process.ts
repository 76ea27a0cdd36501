import { createHash } from "node:crypto";
import type { Account } from "./account.js";
import { Template, type Owner } from "./command-line.js";
import type { ImageDefinition } from "./images.js";
import { isoText, type Instant } from "./instant.js";
import type { Random } from "./random.js";
import type { Cell } from "./row.js";

/** A running process with the values it lends to rows, as actor and as target. */
export interface Process {
  readonly image: ImageDefinition;
  readonly folder: string;
  readonly id: number;
  readonly commandLine: string;
  readonly account: Account;
  readonly created: Instant;
  /** Values of INITIATING_COLUMNS. */
  readonly initiating: readonly Cell[];
  /** Values of TARGET_COLUMNS. */
  readonly target: readonly Cell[];
}

/** What a row says about the process that acted; each table has some of them. */
export const INITIATING_COLUMNS = [
  ..."SHA1 SHA256 MD5 FileName FileSize FolderPath Id CommandLine CreationTime".split(" "),
  ..."AccountDomain AccountName AccountSid AccountUpn AccountObjectId".split(" "),
  ..."VersionInfoCompanyName VersionInfoProductName VersionInfoProductVersion".split(" "),
  ..."VersionInfoInternalFileName VersionInfoOriginalFileName VersionInfoFileDescription".split(" "),
  ..."ParentId ParentFileName ParentCreationTime LogonId IntegrityLevel TokenElevation".split(" "),
  ..."SignerType SignatureStatus SessionId UniqueId".split(" "),
]
  .map((name) => `InitiatingProcess${name}`)
  .concat("IsInitiatingProcessRemoteSession");

/** What a row says about the process acted upon or started. */
export const TARGET_COLUMNS = [
  ..."FileName FolderPath SHA1 SHA256 MD5 FileSize ProcessId ProcessCommandLine ProcessCreationTime".split(
    " ",
  ),
  ..."ProcessTokenElevation ProcessIntegrityLevel AccountDomain AccountName AccountSid LogonId".split(" "),
  ..."AccountUpn AccountObjectId CreatedProcessSessionId IsProcessRemoteSession ProcessUniqueId".split(" "),
  ..."CompanyName ProductName ProductVersion InternalFileName OriginalFileName FileDescription"
    .split(" ")
    .map((name) => `ProcessVersionInfo${name}`),
];

/** A program on disk: what all its processes share. */
interface Image {
  readonly sha1: string;
  readonly sha256: string;
  readonly md5: string;
  readonly size: number;
  readonly version: string;
  readonly templates: readonly Template[];
  readonly folder: Template;
}

const images = new WeakMap<ImageDefinition, readonly Image[]>();

function imagesOf(definition: ImageDefinition): readonly Image[] {
  let list = images.get(definition);
  if (list === undefined) {
    const templates = definition.lines.map((line) => new Template(line));
    const folder = new Template(definition.folder);
    list = definition.versions.map((version) => {
      const hash = (algorithm: string): string =>
        createHash(algorithm).update(`${definition.file} ${version}`).digest("hex");
      const sha256 = hash("sha256");
      const size = 20_000 + (parseInt(sha256.slice(0, 6), 16) % 9_000_000);
      return { sha1: hash("sha1"), sha256, md5: hash("md5"), size, version, templates, folder };
    });
    images.set(definition, list);
  }
  return list;
}

export interface ProcessStart {
  readonly definition: ImageDefinition;
  readonly account: Account;
  readonly owner: Owner;
  readonly created: Instant;
  readonly parent: Pick<Process, "id" | "created"> & { readonly name: string };
  /** Which of the versions the device has. */
  readonly versionIndex: number;
  /** Replaces one drawn from the definition. */
  readonly commandLine?: string;
  readonly fileName?: string;
  readonly id?: number;
}

/** Starts a process; the common command lines of its program are the first ones of the list. */
export function startProcess(random: Random, start: ProcessStart): Process {
  const { definition, account, owner, created, parent } = start;
  const list = imagesOf(definition);
  const image = list[start.versionIndex % list.length];
  if (image === undefined) throw new Error(`bug: ${definition.file} has no version`);
  // the smaller of two draws: the first lines are the common ones
  const line = Math.min(random.below(image.templates.length), random.below(image.templates.length));
  const commandLine = start.commandLine ?? image.templates[line]?.fill(random, owner) ?? "";
  const folder = image.folder.fill(random, owner);
  const fileName = start.fileName ?? definition.file;
  const id = start.id ?? random.between(1, 8000) * 4;
  const session = account.integrity === "System" ? 0 : 1 + (id % 3);
  const logon = account.integrity === "System" ? 999 : 100_000 + (id % 977) * 1009;
  const createdText = isoText(created);
  const elevation =
    account.integrity === "Medium" ? "TokenElevationTypeLimited" : "TokenElevationTypeDefault";
  const uniqueId = String(72_057_594_000_000_000n + BigInt(random.u32()));
  const version = [
    definition.company,
    definition.product,
    image.version,
    definition.file,
    definition.original,
    definition.description,
  ];
  const who = [account.domain, account.name, account.sid];
  const initiating: Cell[] = [
    ...[image.sha1, image.sha256, image.md5, fileName, image.size],
    ...[`${folder}\\${fileName}`.toLowerCase(), id, commandLine, createdText],
    ...who,
    ...[account.upn, account.objectId],
    ...version,
    ...[parent.id, parent.name, isoText(parent.created), logon, account.integrity, elevation],
    ...["OsVendor", "Valid", session, uniqueId, false],
  ];
  const target: Cell[] = [
    ...[fileName, folder, image.sha1, image.sha256, image.md5, image.size, id, commandLine, createdText],
    ...[elevation, account.integrity, ...who, logon],
    ...[account.upn, account.objectId, session, false, uniqueId],
    ...version,
  ];
  return { image: definition, folder, id, commandLine, account, created, initiating, target };
}
