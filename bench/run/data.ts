import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULTS, generate, type GenerateOptions } from "../generate/generate.js";

/** Raised when the generator makes other rows of the same options, so that kept files are made anew. */
const GENERATOR = 1;

/** What one file of a data set differs in from the defaults of the generator. */
export type Part = Partial<Omit<GenerateOptions, "out">> & Pick<GenerateOptions, "rows" | "form">;

export interface DataSet {
  readonly folder: string;
  /** Paths, in order. */
  readonly files: readonly string[];
  readonly rows: number;
  readonly bytes: number;
}

/** Generated exports, kept in a folder and made again only when they are to be different. */
export class Data {
  readonly #folder: string;
  readonly #seed: number;
  readonly #say: (text: string) => void;

  constructor(folder: string, seed: number, say: (text: string) => void) {
    this.#folder = folder;
    this.#seed = seed;
    this.#say = say;
  }

  /** The files by name; each is generated from the seed of the whole and its own place. */
  async set(name: string, parts: Readonly<Record<string, Part>>): Promise<DataSet> {
    const folder = join(this.#folder, name);
    const marker = join(folder, "made-from.json");
    const whole = Object.entries(parts).map(([file, part], index) => {
      const seed = this.#seed * 1000 + index;
      return { ...DEFAULTS, seed, fleetSeed: this.#seed, ...part, out: join(folder, file) };
    });
    const wanted = JSON.stringify([GENERATOR, ...whole.map((options) => ({ ...options, out: undefined }))]);
    if (!existsSync(marker) || readFileSync(marker, "utf8") !== wanted) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      for (const options of whole) {
        this.#say(`generating ${name}: ${options.out}`);
        await generate(options);
      }
      await writeFile(marker, wanted);
    }
    const files = whole.map((options) => options.out);
    return {
      folder,
      files,
      rows: whole.reduce((sum, options) => sum + options.rows, 0),
      bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    };
  }
}
