import type { LiteralValue } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";

/** A value of a column at some step. */
export interface NamedValue {
  readonly name: string;
  readonly type: Column["type"];
  readonly value: LiteralValue;
}

/** Why a step kept nothing of an event, with the values that decided it. */
export interface Reason {
  readonly text: string;
  readonly values: readonly NamedValue[];
}

/** A step that an event, or the group it went into, came through. */
export interface Passed {
  readonly step: string;
  /** The group a summarize put it in, and of how many evidence rows that is. */
  readonly group?: { readonly values: readonly NamedValue[]; readonly rows: number } | undefined;
}

/** The way of an event to the step that let it go; a query with several branches has several. */
export interface Loss {
  readonly passed: readonly Passed[];
  readonly step: string;
  readonly reasons: readonly Reason[];
}

export type Explanation =
  | { readonly kind: "found"; readonly passed: readonly Passed[] }
  | { readonly kind: "lost"; readonly losses: readonly Loss[] }
  /** The query does not read the event's table, or only to look values up. */
  | { readonly kind: "not-read"; readonly tables: readonly string[] }
  | { readonly kind: "looked-up" }
  /** Not in the span of event time that was asked for. */
  | { readonly kind: "outside-span" }
  | { readonly kind: "chance" };
