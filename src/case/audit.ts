import type { Hours } from "./coverage.js";

/** What a table of a case has, hour by hour. */
export interface TableAudit {
  readonly table: string;
  readonly rows: number;
  readonly devices: number;
  /** The hours its events are to be looked for in. */
  readonly span: Hours | null;
  /** Most rows of an hour. */
  readonly peak: number;
  /** Hours in which no device has an event. */
  readonly silent: readonly Hours[];
  /** Hours in which a device has no event while others have; longest first. */
  readonly devicesSilent: readonly DeviceSilence[];
}

export interface DeviceSilence {
  /** The value of the column that tells devices apart, and the name of the device. */
  readonly device: string;
  readonly name: string;
  readonly hours: number;
  readonly spans: readonly Hours[];
}

/** A query for the connected side, and what it is to fetch. */
export interface FetchQuery {
  readonly why: string;
  readonly kql: string;
}

/** What cards need that the evidence does not have. */
export interface CardNeeds {
  /** Tables that cards read and no input holds. */
  readonly absentTables: readonly { readonly table: string; readonly cards: readonly string[] }[];
  /** ActionTypes that a card names and no row has. */
  readonly neverSeen: readonly {
    readonly card: string;
    readonly tables: readonly string[];
    readonly actionTypes: readonly string[];
  }[];
}

/** How complete the evidence of a case is. */
export interface Completeness extends CardNeeds {
  readonly tables: readonly TableAudit[];
  readonly capped: readonly { readonly path: string; readonly table: string; readonly limit: string }[];
  readonly missingColumns: readonly {
    readonly path: string;
    readonly table: string;
    readonly columns: readonly string[];
  }[];
  readonly rejected: readonly { readonly path: string; readonly rows: number; readonly reason: string }[];
  readonly notExamined: readonly { readonly path: string; readonly notes: readonly string[] }[];
}

/** The same with the queries that fetch what is missing. */
export interface Audit extends Completeness {
  readonly fetch: readonly FetchQuery[];
}
