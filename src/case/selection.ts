/** Of a table the rows that are wanted, and what is to be known of the others. */
export interface TableSelection {
  /** SQL over the columns by their candidate names (`candidateColumn`); undefined: every row. */
  readonly condition: string | undefined;
  /** The columns the condition looks at, and those of which it is to be known whether they hold anything. */
  readonly columns: readonly string[];
}

/** What is wanted of the tables; of a table that is not listed no row is. */
export type Selection = ReadonlyMap<string, TableSelection>;
