/** The page of the reference on a function. */
export function page(name: string): string {
  return `kusto/query/${name.replaceAll("_", "-")}-function`;
}

/** The page of the reference on an aggregation. */
export function aggregationPage(name: string): string {
  return `kusto/query/${name.replaceAll("_", "-")}-aggregation-function`;
}
