import type { Project } from "../../plan/relation.js";
import { itemTexts } from "./items.js";
import type { RelationPrinter, Source } from "./source.js";

export function printProject(project: Project, printer: RelationPrinter): Source {
  const input = printer.sourceOf(project.input);
  const scalars = printer.scalars(input);
  const list = itemTexts(project.items, project.columns, scalars);
  const { from } = printer.withBound(project, input, scalars);
  return printer.step(project, `SELECT ${list.join(", ") || "1 AS _"}\nFROM ${from}`, "project");
}
