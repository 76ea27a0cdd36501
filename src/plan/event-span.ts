/** A half-open span of event time in ticks; null is open. */
export interface EventSpan {
  readonly from: bigint | null;
  readonly to: bigint | null;
}
