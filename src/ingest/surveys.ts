import { stat } from "node:fs/promises";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import { progressOf, type Session } from "../store/session.js";
import { isLookedAt, openForLooks, type SurveyOptions } from "./look-session.js";
import {
  groupAlike,
  lookTogether,
  MOST_TOGETHER,
  type LookTools,
  type PlannedFile,
} from "./look-together.js";
import { openSource } from "./open-source.js";
import type { EvidenceFile } from "./paths.js";
import { openScratch, type Scratch } from "./scratch.js";
import { SharedSurveys } from "./shared-surveys.js";
import { planSurvey, type Survey } from "./survey.js";

/** Parts that are looked at at the same time: while one is opened and its end is read, the other has the threads. */
const LANES = 2;
/** How many files before a part may have been looked at and not been asked for. */
const AHEAD = 16;
/** Files of the first part, which show whether wanted records are to be expected; each next one has twice as many. */
const FIRST_PART = 1;
/** So many bytes of files are looked at by one statement, and so many where facts of each record are kept. */
const MOST_BYTES = 2 * 1024 ** 3;
const MOST_KEPT_BYTES = 256 * 1024 ** 2;

/** Files that are looked at together, by their places, each with where to say what was seen of it. */
type Part = ReadonlyMap<number, AskedFile>;

interface AskedFile {
  readonly file: EvidenceFile;
  readonly tell: (survey: Survey | undefined) => void;
}

/**
 * Surveys of the files of a scan, made ahead of their import. They have databases of their own: DuckDB 1.5 ends with a
 * fatal error where a record cannot be split and only some of its fields are asked for, and then one of these ends, not
 * that of the evidence.
 */
export class Surveys {
  private readonly files: readonly EvidenceFile[];
  private readonly made = new Map<number, Promise<Survey | undefined>>();
  private readonly lanes: Lane[];
  private readonly options: SurveyOptions;
  private readonly session: Session;
  private planned: Promise<SharedSurveys> | undefined;
  private shared: SharedSurveys | undefined;
  private next = 0;
  private asked = 0;
  private part = FIRST_PART;
  /** Half of the files that were looked at last, or more, had wanted records; or none was looked at yet. */
  private expectant = true;

  /** The session is that of the evidence, for looks that cannot harm it. */
  constructor(session: Session, files: readonly EvidenceFile[], options: SurveyOptions) {
    this.session = session;
    this.files = files;
    this.options = options;
    this.lanes = Array.from({ length: Math.min(LANES, files.length) }, () => new Lane(options));
  }

  /** What a look at a file has shown, by its place among the files; undefined where that said nothing. */
  async of(index: number): Promise<Survey | undefined> {
    this.shared ??= await (this.planned ??= SharedSurveys.plan(this.session, this.files, this.options));
    this.asked = Math.max(this.asked, index);
    this.begin();
    if (this.shared.has(index)) return this.shared.of(index);
    const survey = await this.made.get(index);
    this.made.delete(index);
    return survey;
  }

  /** How much of a file a look that goes on has read, from 0 to 1: of all that are looked at with it. */
  progressOf(index: number): number {
    return this.lanes.find((lane) => lane.looksAt(index))?.progress() ?? 0;
  }

  async close(): Promise<void> {
    this.next = this.files.length;
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private begin(): void {
    for (const lane of this.lanes) {
      if (lane.busy || this.next > this.asked + AHEAD) continue;
      const part = this.takePart();
      if (part.size === 0) return;
      void lane.survey(part, this.expectant).then((wanted) => {
        this.expectant = wanted >= part.size / 2;
        this.begin();
      });
    }
  }

  /** The next files. */
  private takePart(): Part {
    const part = new Map<number, AskedFile>();
    for (; part.size < this.part; this.next++) {
      const index = this.next;
      const file = this.files[index];
      if (file === undefined) break;
      if (this.shared?.has(index) === true) continue;
      const made = new Promise<Survey | undefined>((tell) => part.set(index, { file, tell }));
      this.made.set(index, made);
    }
    this.part = Math.min(this.part * 2, MOST_TOGETHER);
    return part;
  }
}

/** One part of the files at a time in a database of its own. */
class Lane {
  private readonly options: SurveyOptions;
  private readonly scratch: Scratch;
  private session: Session | undefined;
  private work: Promise<number> | undefined;
  private group: readonly number[] = [];
  private readonly keepsOrder = new Map<string, boolean>();

  constructor(options: SurveyOptions) {
    this.options = options;
    this.scratch = openScratch(options.tempDir);
  }

  get busy(): boolean {
    return this.work !== undefined;
  }

  looksAt(index: number): boolean {
    return this.group.includes(index);
  }

  progress(): number {
    return this.session === undefined ? 0 : progressOf(this.session);
  }

  /** Says of each file what was seen of it; how many had wanted records. */
  async survey(part: Part, expectant: boolean): Promise<number> {
    this.work = this.surveyAll(part, expectant);
    const wanted = await this.work;
    this.work = undefined;
    return wanted;
  }

  async close(): Promise<void> {
    await this.work;
    this.closeSession();
    await this.scratch.close();
  }

  private async surveyAll(part: Part, expectant: boolean): Promise<number> {
    const planned: (PlannedFile & Pick<AskedFile, "tell"> & { readonly index: number })[] = [];
    for (const [index, { file, tell }] of part) {
      const found = await this.orNothing(() => this.plan(file));
      if (found === undefined) tell(undefined);
      else planned.push({ ...found, index, tell });
    }
    let wanted = 0;
    const look = async (group: typeof planned): Promise<void> => {
      this.group = group.map(({ index }) => index);
      const surveys = await this.orNothing(async () => lookTogether(await this.tools(), group, expectant));
      if (surveys === undefined && group.length > 1) {
        // one of them cannot be read in this way: the others can
        for (const file of group) await look([file]);
        return;
      }
      for (const [at, { tell }] of group.entries()) {
        const survey = surveys?.[at];
        if (survey !== undefined && survey.seen.wanted > 0) wanted++;
        tell(survey);
      }
    };
    for (const group of groupAlike(planned, expectant ? MOST_KEPT_BYTES : MOST_BYTES)) await look(group);
    this.group = [];
    return wanted;
  }

  private async plan(file: EvidenceFile): Promise<PlannedFile | undefined> {
    if (file.fault !== undefined) return undefined;
    const { options } = this;
    const path = file.absolutePath;
    const facts = await stat(path, { bigint: true });
    if (!isLookedAt(facts.size, options)) return undefined;
    const { session, scratch } = await this.tools();
    const source = await openSource(session, scratch, path, { ...options, sampled: true, asItIs: true });
    if ("reason" in source) return undefined;
    const modified = facts.mtimeNs / 100n + UNIX_EPOCH_TICKS;
    const said = { table: file.table, datetimes: options, modified };
    const plan = await planSurvey(session, source, said, options.selection.tables);
    return plan && { path, bytes: Number(facts.size), plan };
  }

  private async tools(): Promise<LookTools> {
    this.session ??= await openForLooks(this.options);
    return { session: this.session, scratch: this.scratch, keepsOrder: this.keepsOrder };
  }

  /** What comes of work; undefined where it fails: the import looks at such a file the careful way and says why. */
  private async orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch {
      this.closeSession();
      return undefined;
    }
  }

  private closeSession(): void {
    try {
      this.session?.close();
    } catch {
      // a database that has failed does not close in order
    }
    this.session = undefined;
  }
}
