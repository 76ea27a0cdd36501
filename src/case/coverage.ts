/** Hours of event time, UTC, in which there is or is not something. */
import { formatDatetime } from "../plan/time.js";

/** 100 ns ticks of an hour. */
export const HOUR = 36_000_000_000n;

/** Whole hours, half-open, in ticks. */
export interface Hours {
  readonly from: bigint;
  readonly to: bigint;
}

export const hoursIn = ({ from, to }: Hours): number => Number((to - from) / HOUR);

/** The hours of several spans together. */
export const totalHours = (spans: readonly Hours[]): number =>
  spans.reduce((total, span) => total + hoursIn(span), 0);

export const startOfHour = (ticks: bigint): bigint => (ticks / HOUR) * HOUR;

/** `2026-03-02T09:00Z to 2026-03-02T15:00Z`. */
export function hoursText({ from, to }: Hours): string {
  return `${formatDatetime(from).slice(0, 16)}Z to ${formatDatetime(to).slice(0, 16)}Z`;
}

/** The whole hours of a span that none of the spans of events touches; first and last event are inclusive. */
export function uncoveredHours(
  events: readonly { readonly first: bigint; readonly last: bigint }[],
  span: Hours,
): readonly Hours[] {
  const covered = events
    .map(({ first, last }): Hours => ({ from: startOfHour(first), to: startOfHour(last) + HOUR }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return subtract(span, covered);
}

/** What is left of a span without others, which are sorted by their beginning. */
export function subtract(span: Hours, others: readonly Hours[]): readonly Hours[] {
  const rest: Hours[] = [];
  let at = span.from;
  for (const { from, to } of others) {
    if (from >= span.to) break;
    if (from > at) rest.push({ from: at, to: from });
    if (to > at) at = to;
  }
  if (at < span.to) rest.push({ from: at, to: span.to });
  return rest;
}
