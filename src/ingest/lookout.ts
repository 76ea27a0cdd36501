import { openSession, type Session } from "../store/session.js";
import { installConversions } from "./convert.js";

/**
 * A database of its own for looks at files through few of their columns: DuckDB 1.5 ends with a fatal error where a
 * record cannot be split and only some of its fields are asked for, and then this one ends, not that of the evidence.
 */
export class Lookout {
  private readonly macros: readonly string[];
  private readonly threads: number | undefined;
  private session: Session | undefined;

  constructor(macros: readonly string[], threads: number | undefined) {
    this.macros = macros;
    this.threads = threads;
  }

  /** The rows of a SELECT; undefined where it fails, whatever the reason. */
  async rows(sql: string): Promise<unknown[][] | undefined> {
    try {
      this.session ??= await this.open();
      return await this.session.arrays(sql);
    } catch {
      // the file is looked at the careful way, which says what is wrong with it
      this.close();
      return undefined;
    }
  }

  close(): void {
    try {
      this.session?.close();
    } catch {
      // a database that has failed does not close in order
    }
    this.session = undefined;
  }

  private async open(): Promise<Session> {
    const session = await openSession({ threads: this.threads });
    await installConversions(session);
    await session.installMacros(this.macros);
    return session;
  }
}
