/** Functions whose value differs from call to call. */
export const VOLATILE: ReadonlySet<string> = new Set(["rand", "new_guid"]);
