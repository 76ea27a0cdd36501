import { quoteName } from "../../fragment/quote.js";
import { ORDER_COLUMN } from "../../plan/order.js";
import type { Fragment } from "../../fragment/fragment.js";

/** The name of the column that holds a row's place; every window is ordered by it. */
export const PLACE = quoteName(ORDER_COLUMN);

/** `OVER (...)` in the order of the rows, within a segment where one is given. */
export function overRows(segment?: Fragment): string {
  const partition = segment === undefined ? "" : `PARTITION BY ${segment.text} `;
  return ` OVER (${partition}ORDER BY ${PLACE})`;
}
