import { QueryError } from "../../diagnostics/error.js";
import type { Relation } from "../../plan/relation.js";
import { printFilter } from "../steps/filter.js";
import { printJoin } from "../steps/join.js";
import { PlanPrinter, type Printed } from "../steps/plan-printer.js";
import { printProject } from "../steps/project.js";
import type { Source } from "../steps/source.js";
import { printWindow } from "../steps/window.js";
import { printAggregate } from "./aggregate.js";
import { printExtend } from "./extend.js";
import { printLiteral } from "./literal.js";
import { PLACE, PLACE_VALUE } from "./place.js";
import { printRange } from "./range.js";
import { printScan } from "./scan.js";
import { printLimit, printSort } from "./sort.js";
import { printUnion } from "./union.js";
import { printUnnest } from "./unnest.js";
import { printValues } from "./values.js";

/** Prints a plan as one Spark SELECT, a step an operator; `source` is the user's text, quoted above the steps. */
export function printSpark(relation: Relation, source?: string): Printed {
  return new Printer(source, { dialect: "spark", literal: printLiteral, except: "EXCEPT" }).statement(
    relation,
  );
}

class Printer extends PlanPrinter {
  protected printRelation(relation: Relation): Source {
    switch (relation.kind) {
      case "scan":
        return printScan(relation, this);
      case "values":
        return printValues(relation, this);
      case "filter":
        return printFilter(relation, this);
      case "extend":
        return printExtend(relation, this);
      case "project":
        return printProject(relation, this);
      case "aggregate":
        return printAggregate(relation, this);
      case "sort":
        return printSort(relation, this);
      case "limit":
        return printLimit(relation, this);
      case "shared":
        // the engine computes a step anew in each place where it is used
        return this.sourceOf(relation.relation);
      case "range":
        return printRange(relation, this);
      case "window":
        return printWindow(relation, this);
      case "unnest":
        return printUnnest(relation, this);
      case "join":
        return printJoin(relation, this);
      case "union":
        return printUnion(relation, this);
      case "make-series":
        throw notTranslated(relation, "make-series");
      case "sequence":
        throw notTranslated(relation, "scan");
    }
  }

  firstOfEach(relation: Relation, input: Source, keys: string): Source {
    const placed = this.step(relation, `SELECT *, ${PLACE_VALUE} AS ${PLACE}\nFROM ${input.name}`, "placed");
    const ranked = this.step(
      relation,
      `SELECT *, row_number() OVER (PARTITION BY ${keys} ORDER BY ${PLACE}) AS _rank\nFROM ${placed.name}`,
      "ranked",
    );
    return this.step(
      relation,
      `SELECT * EXCEPT (${PLACE}, _rank)\nFROM ${ranked.name}\nWHERE _rank = 1`,
      "unique",
    );
  }
}

function notTranslated(relation: Relation, name: string): QueryError {
  return new QueryError("KQL-UNSUPPORTED", `'${name}' is not translated to Spark SQL`, {
    ...(relation.span === undefined ? {} : { span: relation.span }),
  });
}
