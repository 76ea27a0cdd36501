/** The page of the reference on a function. */
export function page(name: string): string {
  return `kusto/query/${name.replaceAll("_", "-")}-function`;
}
