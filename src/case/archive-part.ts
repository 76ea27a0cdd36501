/** The file that a path of an input names, and the part of it where it is an archive: `a.zip!/b.zip!/c.csv`. */
export function archivePart(path: string): { readonly file: string; readonly part: string } {
  const at = path.indexOf("!/");
  return at < 0 ? { file: path, part: "" } : { file: path.slice(0, at), part: path.slice(at + 2) };
}
