import type { ScanAccount } from "./finding.js";
import { formatDatetime } from "../plan/time.js";

/** A file and what its bytes were; `null` where it was not hashed. */
export interface HashedFile {
  readonly path: string;
  readonly sha256: string | null;
}

/** An output, with the form that its ending stands for. */
export interface HashedOutput {
  readonly path: string;
  readonly format: string;
  readonly sha256: string;
}

/** What a run was told, as far as it decides the answer. */
export interface ResolvedOptions {
  readonly window: "all" | "card";
  readonly from: string | null;
  readonly to: string | null;
  readonly strict: boolean;
  readonly hash: boolean;
  readonly triage: boolean;
  readonly funnel: boolean;
  /** By whose key names were taken out, and whether the arguments still are what the run was called with. */
  readonly redact: { readonly key: "file" | "once"; readonly argvWhole: boolean } | null;
}

/**
 * How a run was made and what came of it. Everything but `volatile` is the same bytes whenever the same run is made
 * again over the same files.
 */
export interface RunManifest {
  readonly schema: typeof MANIFEST_SCHEMA;
  readonly tool: { readonly name: "coldhunt"; readonly version: string };
  readonly engine: ScanAccount["run"]["engine"];
  readonly argv: readonly string[];
  readonly options: ResolvedOptions;
  /** What `now()` was. */
  readonly clock: { readonly now: string };
  readonly inputs: readonly (HashedFile & {
    readonly table: string | null;
    readonly examined: boolean;
    readonly elsewhere?: true | undefined;
    readonly rows: ScanAccount["inputs"][number]["rows"];
  })[];
  readonly cards: readonly (HashedFile & {
    readonly id: string;
    readonly verdict: string;
    readonly findings: number;
    /** Look-backs that were taken out, and those that stayed. */
    readonly lifted: readonly string[];
    readonly kept: readonly string[];
  })[];
  /** The case, the allow file and the files that stood in for the cloud. */
  readonly files: readonly (HashedFile & { readonly role: string })[];
  readonly outputs: readonly HashedOutput[];
  readonly volatile: {
    /** Wall clock: RFC 3339, and the ticks that a replay takes for it. */
    readonly started: string;
    readonly wallClockTicks: string;
    readonly durationMs: number;
    readonly machine: {
      readonly platform: string;
      readonly arch: string;
      readonly node: string;
      readonly threads: number | null;
      readonly memoryLimit: string | null;
      readonly tempDir: string;
    };
    readonly workingFolder: string;
  };
}

export const MANIFEST_SCHEMA = "coldhunt/manifest/1";

/** What the account of a run tells of it. */
export function manifestOf(
  account: ScanAccount,
  cardFiles: ReadonlyMap<string, HashedFile>,
  rest: Pick<RunManifest, "files" | "options" | "outputs" | "volatile">,
): RunManifest {
  const { run } = account;
  return {
    schema: MANIFEST_SCHEMA,
    tool: { name: "coldhunt", version: run.version },
    engine: run.engine,
    argv: run.argv,
    options: rest.options,
    clock: { now: formatDatetime(run.now) },
    inputs: account.inputs.map(({ path, sha256, table, examined, elsewhere, rows }) => ({
      path,
      sha256,
      table,
      examined,
      elsewhere,
      rows,
    })),
    cards: account.cards.map(({ id, verdict, findings, reasons }) => ({
      id,
      path: cardFiles.get(id)?.path ?? "",
      sha256: cardFiles.get(id)?.sha256 ?? null,
      verdict,
      findings,
      lifted: run.lifted.flatMap((one) => (one.card === id ? [one.condition] : [])),
      kept: reasons.filter((reason) => reason.startsWith("window-kept")),
    })),
    files: rest.files,
    outputs: rest.outputs,
    volatile: rest.volatile,
  };
}
