import type { Fragment } from "../../fragment/fragment.js";
import { quoteName } from "../../fragment/quote.js";
import { ORDER_COLUMN } from "../../plan/order.js";

/** The name of the column that holds a row's place; every window is ordered by it. */
export const PLACE = quoteName(ORDER_COLUMN);

/** `OVER (...)` in the order of the rows, within the segments where some are given. */
export function overRows(segments: readonly Fragment[]): string {
  const by = segments.map((segment) => segment.text).join(", ");
  return ` OVER (${by === "" ? "" : `PARTITION BY ${by} `}ORDER BY ${PLACE})`;
}
