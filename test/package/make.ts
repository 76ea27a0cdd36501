/** Makes an archive that runs without network: `npm run package -- --target <platform-arch> [--node <file>] [--out <folder>]`. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeArchive } from "./archive.js";
import { TARGETS } from "./contents.js";

const own = `${process.platform}-${process.arch}`;
const { values } = parseArgs({
  options: { target: { type: "string", default: own }, node: { type: "string" }, out: { type: "string" } },
});
const { target } = values;
const root = fileURLToPath(new URL("../..", import.meta.url));
const node = values.node ?? (target === own ? process.execPath : undefined);

if (!TARGETS.includes(target)) {
  console.error(`error: --target takes one of ${TARGETS.join(", ")}, not '${target}'`);
  process.exitCode = 2;
} else if (node === undefined) {
  console.error(
    `error: this is ${own}: name a Node executable of ${target} with --node <file> (20.19 or newer)`,
  );
  process.exitCode = 2;
} else {
  try {
    const out = values.out ?? fileURLToPath(new URL("../../dist/packages", import.meta.url));
    const archive = await makeArchive({ root, target, out, node });
    console.log(
      `${archive.path}  ${(archive.bytes / 2 ** 20).toFixed(1)} MiB\n${archive.sums}\n${archive.sbom}`,
    );
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
