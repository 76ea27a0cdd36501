import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { create, extract } from "tar";
import { packagesFor, type PackedPackage } from "./contents.js";
import { targetOf } from "./executable.js";

const run = promisify(execFile);

export interface ArchiveRequest {
  /** The project's folder, built. */
  readonly root: string;
  /** Platform and architecture, such as `linux-x64`. */
  readonly target: string;
  /** The folder the archive goes to. */
  readonly out: string;
  /** A Node executable of that platform. */
  readonly node: string;
}

export interface Archive {
  readonly path: string;
  readonly sums: string;
  readonly sbom: string;
  readonly bytes: number;
}

/**
 * Makes an archive with everything the program needs to run: Node, engine, parser and cards. The same sources give the
 * same bytes. Beside it stand `SHA256SUMS` and the bill of materials, which are in it as well.
 */
export async function makeArchive({ root, target, out, node }: ArchiveRequest): Promise<Archive> {
  const found = await targetOf(node);
  if (found !== target)
    throw new Error(
      `${node} is ${found === undefined ? "no executable" : `for ${found}`}, and ${target} was expected`,
    );
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const name = `coldhunt-${version}-${target}`;
  const work = await mkdtemp(join(tmpdir(), "coldhunt-package-"));
  try {
    const folder = join(work, name);
    const app = join(folder, "app");
    await mkdir(join(app, "node_modules"), { recursive: true });
    for (const part of ["dist", "sql", "package.json"]) await cp(join(root, part), join(app, part), COPY);
    await rm(join(app, "dist", "packages"), { recursive: true, force: true });
    for (const part of ["README.md", "LICENSE", "samples"])
      await cp(join(root, part), join(folder, part), COPY);
    const packages = await packagesFor(root, target);
    for (const one of packages) await addPackage(root, app, one, work);
    const windows = target.startsWith("win32");
    await cp(node, join(folder, windows ? "node.exe" : "node"));
    await chmod(join(folder, windows ? "node.exe" : "node"), 0o755);
    await writeLauncher(folder, windows);
    const sbom = await billOfMaterials(root, packages);
    await writeFile(join(folder, "sbom.cdx.json"), sbom);
    await writeFile(join(folder, "SHA256SUMS"), await sumsOf(folder));
    await mkdir(out, { recursive: true });
    const path = join(out, `${name}.tar.gz`);
    // no owner, no time, entries by name: the bytes depend on the contents alone
    await create(
      { gzip: { level: 6 }, portable: true, mtime: new Date(0), cwd: work, file: path },
      await filesBelow(folder, work),
    );
    const sums = join(out, `${name}.SHA256SUMS`);
    await writeFile(sums, `${await sha256(path)}  ${basename(path)}\n`);
    const beside = join(out, `${name}.sbom.cdx.json`);
    await writeFile(beside, sbom);
    return { path, sums, sbom: beside, bytes: (await readFile(path)).length };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const COPY = { recursive: true, dereference: true, preserveTimestamps: true } as const;

/** An engine of another platform does not lie here: it is fetched from the registry. */
async function addPackage(root: string, app: string, one: PackedPackage, work: string): Promise<void> {
  const to = join(app, one.folder);
  if (one.present) {
    // what is nested in it is listed by itself
    await cp(join(root, one.folder), to, {
      ...COPY,
      filter: (path) => !relative(join(root, one.folder), path).split(/[\\/]/).includes("node_modules"),
    });
    return;
  }
  const spec = `${one.name}@${one.version}`;
  const fetched = await run("npm", ["pack", spec, "--pack-destination", work, "--json"], { cwd: work }).catch(
    () => undefined,
  );
  if (fetched === undefined)
    throw new Error(
      `${spec} is not installed here and the registry does not give it: this platform needs it`,
    );
  const [packed] = JSON.parse(fetched.stdout) as readonly { readonly filename: string }[];
  const bytes = await readFile(join(work, packed?.filename ?? ""));
  const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  if (one.integrity !== undefined && integrity !== one.integrity)
    throw new Error(`${spec} from the registry is not what the lock file says`);
  await mkdir(to, { recursive: true });
  await extract({ file: join(work, packed?.filename ?? ""), cwd: to, strip: 1 });
}

async function writeLauncher(folder: string, windows: boolean): Promise<void> {
  if (windows) {
    await writeFile(
      join(folder, "coldhunt.cmd"),
      '@echo off\r\n"%~dp0node.exe" "%~dp0app\\dist\\cli\\main.js" %*\r\n',
    );
    return;
  }
  const lines = [
    "#!/bin/sh",
    "# a link to this file may stand elsewhere; no program but the shell is needed",
    'self="$0"',
    'case "$self" in */*) here="${self%/*}" ;; *) here=. ;; esac',
    'exec "$here/node" "$here/app/dist/cli/main.js" "$@"',
    "",
  ];
  await writeFile(join(folder, "coldhunt"), lines.join("\n"));
  await chmod(join(folder, "coldhunt"), 0o755);
}

/** All packages with their versions and licences, as CycloneDX. */
async function billOfMaterials(root: string, packages: readonly PackedPackage[]): Promise<string> {
  const own = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Manifest;
  const components = [];
  for (const { folder, name, version, present } of packages) {
    const manifest = present
      ? (JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as Manifest)
      : undefined;
    components.push({
      type: "library",
      name,
      version,
      purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
      ...licensesOf(manifest),
    });
  }
  components.sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: {
        type: "application",
        name: own.name,
        version: own.version,
        licenses: [{ expression: own.license }],
      },
    },
    components: [{ type: "platform", name: "node", version: process.versions.node }, ...components],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** The older form. */
  readonly licenses?: readonly { readonly type: string }[];
}

function licensesOf(manifest: Manifest | undefined): object {
  const names = manifest?.licenses?.map(({ type }) => type) ?? [];
  const expression = manifest?.license ?? names.join(" OR ");
  return expression === "" ? {} : { licenses: [{ expression }] };
}

async function filesBelow(folder: string, from: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)))
    .sort();
}

async function sumsOf(folder: string): Promise<string> {
  const lines = [];
  for (const file of await filesBelow(folder, folder))
    lines.push(`${await sha256(join(folder, file))}  ${file}\n`);
  return lines.join("");
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
