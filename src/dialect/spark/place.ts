/** Rises with the order of the rows: by partition first, and a sort puts its partitions in order. */
export const PLACE_VALUE = "monotonically_increasing_id()";
/** The number of a row, from 1 on, which does not tell how the rows are spread over partitions. */
export const CONSECUTIVE = `row_number() OVER (ORDER BY ${PLACE_VALUE})`;
/** The number of a row in its group. */
export const RANK = "_rank";
