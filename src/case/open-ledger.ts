import type { Column } from "../plan/types.js";
import { quoteString } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import { addInputs } from "./add-input.js";
import type { InputRecord } from "./input.js";
import { createLedger } from "./ledger.js";

/** A file, and the part of it where it is an archive. */
type Place = Pick<InputRecord, "path" | "absolutePath">;

/**
 * The ledger of a case while one import writes it: nobody else does, so that what it holds is asked for once and known
 * from then on. With many small files the asking would take longer than the reading.
 */
export class OpenLedger {
  private readonly session: Session;
  private next = 1;
  private unlogged = false;
  /** Bytes of the inputs that were examined. */
  private readonly sizes = new Set<number>();
  /** Their hashes and places. */
  private readonly marks = new Set<string>();
  private readonly unexamined = new Set<string>();
  /** By table: its columns, and whether some file carried them. */
  private readonly columns = new Map<string, Map<string, boolean>>();

  private constructor(session: Session) {
    this.session = session;
  }

  /** The ledger of a case, made where there is none. */
  static async open(session: Session): Promise<OpenLedger> {
    const ledger = new OpenLedger(session);
    const made = await createLedger(session);
    if (!made) await ledger.read();
    return ledger;
  }

  /** The number the next input gets. */
  get nextId(): number {
    return this.next;
  }

  /** Whether a file of so many bytes has to be hashed before it is read: another of that size is in the case. */
  mayHold(bytes: number): boolean {
    return this.sizes.has(bytes);
  }

  /** Whether the case has to be asked for bytes of this hash, or from this place. */
  mayKnow({ sha256, absolutePath }: Pick<InputRecord, "sha256" | "absolutePath">): boolean {
    return this.marks.has(absolutePath) || (sha256 !== null && this.marks.has(sha256));
  }

  /** The columns of an evidence table; none where there is no such table yet. */
  columnsOf(table: string): ReadonlySet<string> {
    return new Set(this.columns.get(table)?.keys());
  }

  async begin(): Promise<void> {
    await this.session.run("BEGIN TRANSACTION");
  }

  async commit(): Promise<void> {
    if (!this.unlogged) {
      await this.session.run("COMMIT");
      return;
    }
    await this.session.run(
      "SET GLOBAL checkpoint_threshold = '1KB'; SET GLOBAL auto_checkpoint_skip_wal_threshold = 0",
    );
    this.unlogged = false;
    try {
      await this.session.run("COMMIT");
    } finally {
      await this.session.run(
        "RESET GLOBAL checkpoint_threshold; RESET GLOBAL auto_checkpoint_skip_wal_threshold",
      );
    }
  }

  /**
   * The next commit goes into the database file itself. Rows that were changed after they were put in are in it already
   * all the same, and the log would hold them a second time, as plain text.
   */
  skipLog(): void {
    this.unlogged = this.session.path !== undefined;
  }

  /** Takes back all since `begin`. */
  async rollback(): Promise<void> {
    this.unlogged = false;
    // a transaction that failed to commit is over already
    await this.session.run("ROLLBACK").catch(() => undefined);
    await this.read();
  }

  /** Enters an input, and a line of the custody log. */
  async add(input: InputRecord): Promise<void> {
    await this.addAll([input]);
  }

  /** Enters inputs, and a line of the custody log for each. */
  async addAll(inputs: readonly InputRecord[]): Promise<void> {
    await addInputs(this.session, inputs);
    for (const input of inputs) {
      this.next = Math.max(this.next, input.id + 1);
      if (input.examined) this.note(input);
      else this.unexamined.add(keyOf(input));
    }
  }

  /** A file that could not be examined before is entered anew; the custody log remembers. */
  async forgetUnexamined(place: Place): Promise<void> {
    if (!this.unexamined.delete(keyOf(place))) return;
    await this.session.run(
      "DELETE FROM coldhunt.inputs WHERE NOT examined AND absolute_path = ? AND path = ?",
      [place.absolutePath, place.path],
    );
  }

  /** Enters columns that an evidence table has got. */
  async addColumns(table: string, columns: readonly (Column & { readonly known: boolean })[]): Promise<void> {
    if (columns.length === 0) return;
    const held = this.columns.get(table) ?? new Map<string, boolean>();
    const rows = columns.map(
      ({ name, type, known }, index) =>
        `(${quoteString(table)}, ${quoteString(name)}, '${type}', ${known}, false, ${held.size + index})`,
    );
    await this.session.run(`INSERT INTO coldhunt.columns VALUES ${rows.join(", ")}`);
    for (const { name } of columns) held.set(name, false);
    this.columns.set(table, held);
  }

  /** Notes that some file carried these columns. */
  async markPresent(table: string, names: readonly string[]): Promise<void> {
    const held = this.columns.get(table);
    const news = names.filter((name) => held?.get(name) === false);
    if (news.length === 0) return;
    await this.session.run(
      `UPDATE coldhunt.columns SET present = true
       WHERE table_name = ${quoteString(table)} AND column_name IN (${news.map(quoteString).join(", ")})`,
    );
    for (const name of news) held?.set(name, true);
  }

  private note({
    bytes,
    sha256,
    absolutePath,
  }: Pick<InputRecord, "bytes" | "sha256" | "absolutePath">): void {
    this.sizes.add(bytes);
    this.marks.add(absolutePath);
    if (sha256 !== null) this.marks.add(sha256);
  }

  private async read(): Promise<void> {
    const { session } = this;
    this.next = 1;
    for (const part of [this.sizes, this.marks, this.unexamined, this.columns]) part.clear();
    const inputs = await session.arrays(
      "SELECT id, bytes, examined, sha256, absolute_path, path FROM coldhunt.inputs",
    );
    for (const [id, bytes, examined, sha256, absolutePath, path] of inputs as [
      number,
      bigint,
      boolean,
      string | null,
      string,
      string,
    ][]) {
      this.next = Math.max(this.next, id + 1);
      if (examined) this.note({ bytes: Number(bytes), sha256, absolutePath });
      else this.unexamined.add(keyOf({ absolutePath, path }));
    }
    const columns = await session.arrays(
      "SELECT table_name, column_name, present FROM coldhunt.columns ORDER BY table_name, position",
    );
    for (const [table, name, present] of columns as [string, string, boolean][]) {
      const held = this.columns.get(table) ?? new Map<string, boolean>();
      this.columns.set(table, held.set(name, present));
    }
  }
}

function keyOf({ absolutePath, path }: Place): string {
  return JSON.stringify([absolutePath, path]);
}
