/** The column that holds the place of a row in the present order, where the order would be lost. */
export const PLACE = "_place";
