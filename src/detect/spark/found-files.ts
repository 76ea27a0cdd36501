import { relative } from "node:path";
import { quoteString } from "../../fragment/quote.js";
import type { SparkSource } from "../../spark/source.js";
import type { Session } from "../../store/session.js";
import { orderInputs, type InputOrder, type SourceFile } from "../results.js";

/** The files that findings come from, numbered as they turn up: of a lake most files are never named. */
export class FoundFiles {
  /** Holds the number of each file, by the name that Spark has for it. */
  static readonly table = "coldhunt_found_files";
  readonly #files = new Map<string, SourceFile>();
  readonly #session: Session;
  readonly #sources: readonly SparkSource[];

  constructor(session: Session, sources: readonly SparkSource[]) {
    this.#session = session;
    this.#sources = sources;
  }

  /** Numbers the files of that SELECT of one column. */
  async add(sql: string): Promise<void> {
    await this.#session.run(`CREATE TEMP TABLE IF NOT EXISTS ${FoundFiles.table} (file VARCHAR, id INTEGER)`);
    const added: string[] = [];
    for (const [file] of await this.#session.arrays(sql)) {
      if (typeof file !== "string" || this.#files.has(file)) continue;
      const id = this.#files.size + 1;
      const path = pathAsGiven(file, this.#sources);
      this.#files.set(file, { id, path, absolutePath: file, sha256: null });
      added.push(`(${quoteString(file)}, ${id})`);
    }
    if (added.length > 0)
      await this.#session.run(`INSERT INTO ${FoundFiles.table} VALUES ${added.join(", ")}`);
  }

  order(): InputOrder {
    return orderInputs([...this.#files.values()]);
  }
}

/** A file below a source is named as the source was: the path that another run over it gives the file. */
export function pathAsGiven(file: string, sources: readonly SparkSource[]): string {
  const absolute = file.replace(/^file:\/*/, "/");
  for (const { local, given } of sources) {
    if (local === undefined) continue;
    if (absolute === local) return given;
    const below = relative(local, absolute);
    if (below !== "" && !below.startsWith("..")) return `${given.replace(/\/+$/, "")}/${below}`;
  }
  return file;
}
