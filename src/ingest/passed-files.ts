import type { InputRecord } from "../case/input.js";
import type { OpenLedger } from "../case/open-ledger.js";
import { earliest, latest } from "../plan/time.js";
import type { Session } from "../store/session.js";
import { emptyAccount, type TableAccount } from "./account.js";
import { provideTable } from "./evidence-table.js";
import { noteLooks, type Seen } from "./selection.js";
import type { Survey } from "./survey.js";

/** What is known of a file beyond its records. */
type FileFacts = Pick<InputRecord, "path" | "absolutePath" | "bytes" | "modified" | "sha256" | "innerSha256">;

/**
 * Files of a scan of which no record is wanted. They are entered into the ledger together, as soon as another one is
 * to be imported: statements of their own would take longer than the looks at them.
 */
export class PassedFiles {
  private readonly session: Session;
  private readonly ledger: OpenLedger;
  private waiting: { readonly input: InputRecord; readonly survey: Survey }[] = [];

  constructor({ session, ledger }: { readonly session: Session; readonly ledger: OpenLedger }) {
    this.session = session;
    this.ledger = ledger;
  }

  /** Whether one that waits has so many bytes, and may be the same file. */
  mayHold(bytes: number): boolean {
    return this.waiting.some(({ input }) => input.bytes === bytes);
  }

  add(facts: FileFacts, survey: Survey): InputRecord {
    const { source, table, columns, seen } = survey;
    const { split, datetimes, notes } = survey.destination;
    const told = split === undefined ? notes : split.notes(new Map([[table, 0]]), 0);
    const id = this.ledger.nextId + this.waiting.length;
    const nothing = emptyAccount(id, table, columns, [...source.notes, ...datetimes.notes, ...told]);
    const input: InputRecord = {
      ...facts,
      format: source.format,
      encoding: source.encoding ?? null,
      duplicateOf: null,
      examined: true,
      ...withPassed(nothing, seen),
    };
    this.waiting.push({ input, survey });
    return input;
  }

  /** Enters what waits. */
  async flush(): Promise<void> {
    const { session, ledger, waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    await ledger.begin();
    try {
      for (const { input, survey } of waiting) {
        const { table, columns } = survey;
        await provideTable({ session, ledger }, table, columns);
        await ledger.markPresent(
          table,
          columns.map(({ name }) => name),
        );
        await ledger.forgetUnexamined(input);
      }
      await noteLooks(
        session,
        waiting.map(({ input, survey }) => ({ input: input.id, table: survey.table, seen: survey.seen })),
      );
      await ledger.addAll(waiting.map(({ input }) => input));
      await ledger.commit();
    } catch (error) {
      await ledger.rollback();
      throw error;
    }
  }
}

/** The account of a file whose unwanted records were looked at and passed over: they count as read and as sound. */
export function withPassed(imported: TableAccount, seen: Seen): TableAccount {
  const passed = seen.records - seen.wanted;
  const { read, imported: kept, rejected, duplicate } = imported.rows;
  return {
    ...imported,
    rows: { read: read + passed, imported: kept + passed, rejected, duplicate },
    firstEvent: earliest(told(imported.firstEvent, seen.firstEvent)) ?? null,
    lastEvent: latest(told(imported.lastEvent, seen.lastEvent)) ?? null,
  };
}

function told(...times: readonly (bigint | null)[]): readonly bigint[] {
  return times.filter((time) => time !== null);
}
