import { stat } from "node:fs/promises";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import { progressOf, type Session } from "../store/session.js";
import { isLookedAt, openForLooks, type SurveyOptions } from "./look-session.js";
import { openSource } from "./open-source.js";
import type { EvidenceFile } from "./paths.js";
import { openScratch, type Scratch } from "./scratch.js";
import { SharedSurveys } from "./shared-surveys.js";
import { survey, type Survey } from "./survey.js";

/** Files that are looked at at the same time: while one is opened and its end is read, the other has the threads. */
const LANES = 2;
/** How many files may be looked at before they are asked for. */
const AHEAD = 4;
/** Numbers of all wanted records are kept in memory: of larger files they are asked for once their count is known. */
const MOST_NUMBERED_BYTES = 256 * 1024 * 1024;

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
  /** The last file looked at had wanted records. */
  private hits = false;

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

  /** How much of a file a look that goes on has read, from 0 to 1. */
  progressOf(index: number): number {
    return this.lanes.find((lane) => lane.index === index)?.progress() ?? 0;
  }

  async close(): Promise<void> {
    this.next = this.files.length;
    await Promise.all(this.made.values());
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private begin(): void {
    for (const lane of this.lanes) {
      while (this.shared?.has(this.next) === true) this.next++;
      if (lane.index !== undefined || this.next > this.asked + AHEAD) continue;
      const file = this.files[this.next];
      if (file === undefined) return;
      const index = this.next++;
      this.made.set(
        index,
        lane.survey(index, file, this.hits).then((survey) => {
          this.hits = survey !== undefined && survey.seen.wanted > 0;
          this.begin();
          return survey;
        }),
      );
    }
  }
}

/** One file at a time in a database of its own. */
class Lane {
  /** The place of the file that is looked at. */
  index: number | undefined;
  private readonly options: SurveyOptions;
  private session: Session | undefined;
  private readonly scratch: Scratch;

  constructor(options: SurveyOptions) {
    this.options = options;
    this.scratch = openScratch(options.tempDir);
  }

  async survey(index: number, file: EvidenceFile, numbered: boolean): Promise<Survey | undefined> {
    this.index = index;
    try {
      return await this.look(file, numbered);
    } catch {
      // the import looks at the file the careful way, which says what is wrong with it
      this.closeSession();
      return undefined;
    } finally {
      this.index = undefined;
    }
  }

  progress(): number {
    return this.session === undefined ? 0 : progressOf(this.session);
  }

  async close(): Promise<void> {
    this.closeSession();
    await this.scratch.close();
  }

  private async look(file: EvidenceFile, numbered: boolean): Promise<Survey | undefined> {
    if (file.fault !== undefined) return undefined;
    const { options, scratch } = this;
    const facts = await stat(file.absolutePath, { bigint: true });
    if (!isLookedAt(facts.size, options)) return undefined;
    this.session ??= await openForLooks(options);
    const { session } = this;
    const source = await openSource(session, scratch, file.absolutePath, {
      ...options,
      sampled: true,
      asItIs: true,
    });
    if ("reason" in source) return undefined;
    const said = {
      table: file.table,
      datetimes: options,
      modified: facts.mtimeNs / 100n + UNIX_EPOCH_TICKS,
    };
    const few = facts.size <= BigInt(MOST_NUMBERED_BYTES);
    return survey({ session, scratch }, source, said, options.selection.tables, numbered && few);
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
