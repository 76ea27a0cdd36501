import { quoteName } from "../../fragment/quote.js";

/** The place of a row in the present order. */
export const PLACE = quoteName("_place");
/** Rises with the order of the rows: by partition first, and a sort puts its partitions in order. */
export const PLACE_VALUE = "monotonically_increasing_id()";
