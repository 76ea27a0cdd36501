import { QueryError } from "../../diagnostics/error.js";
import type { Relation, Window } from "../../plan/relation.js";
import { printMakeSeries, type SeriesSyntax } from "../steps/make-series.js";
import { countsOf } from "../steps/counts.js";
import { PlanPrinter, type OwnRelation, type Printed, type Syntax } from "../steps/plan-printer.js";
import type { Source } from "../steps/source.js";
import { printAggregate } from "./aggregate.js";
import { printExtend } from "./extend.js";
import { printLiteral } from "./literal.js";
import { quoteName } from "../../fragment/quote.js";
import { SPARK_NO_SOURCES } from "../../fragment/spark.js";
import { isOrdered, isWrittenOut } from "../../plan/order.js";
import { usesOf, type Uses } from "../steps/uses.js";
import { printNumbers, type SparkRelationPrinter } from "./numbers.js";
import { PLACE } from "../steps/place.js";
import { CONSECUTIVE, PLACE_VALUE, RANK } from "./place.js";
import { printRange } from "./range.js";
import { printScan } from "./scan.js";
import { printLimit, printSort } from "./sort.js";
import { printUnnest } from "./unnest.js";
import { printValues } from "./values.js";

/** The other side of an outer join has none: two lists of which one is null would be null. */
function orNoSources(list: string): string {
  return `coalesce(${list}, ${SPARK_NO_SOURCES})`;
}

const SYNTAX: Syntax = {
  dialect: "spark",
  literal: printLiteral,
  except: "EXCEPT",
  noSources: SPARK_NO_SOURCES,
  mergedSources: (parts) => `slice(concat(${parts.map(orNoSources).join(", ")}), 1, 1000)`,
};

const SERIES: SeriesSyntax = {
  // a sequence that has no number would count down
  numbers: (from, end) =>
    `explode(CASE WHEN ${from} < ${end} THEN sequence(CAST(${from} AS BIGINT), ${end} - 1) ELSE CAST(array() AS ARRAY<BIGINT>) END)`,
  array: (value, place) =>
    `'[' || array_join(array_sort(collect_list(named_struct('p', ${place}, 'v', ${value}))).v, ',', 'null') || ']'`,
  error: "raise_error",
};

/** Prints a plan as one Spark SELECT, a step an operator; `source` is the user's text, quoted above the steps. */
export function printSpark(relation: Relation, source?: string): Printed {
  return new Printer(source, usesOf(relation)).statement(relation);
}

/** Prints a SELECT of how many rows each of these relations of a plan has: rows of its place in the list and a count. */
export function printSparkCounts(root: Relation, counted: readonly Relation[]): Omit<Printed, "names"> {
  const printer = new Printer(undefined, usesOf(root));
  printer.sourceOf(root);
  const sources = counted.map((relation) => printer.rowsOf(relation));
  return countsOf(printer.steps, sources, printer.macros);
}

class Printer extends PlanPrinter implements SparkRelationPrinter {
  readonly uses: Uses;

  constructor(source: string | undefined, uses: Uses) {
    super(source, SYNTAX);
    this.uses = uses;
  }

  protected losesOrder(relation: Relation): boolean {
    return this.uses.isReadAgain(relation) && (isOrdered(relation) || isWrittenOut(relation));
  }

  /** The engine may spread the rows of a step that is read several times over the computers anew. */
  protected placed(relation: Relation, printed: Source): Source {
    return this.step(
      relation,
      `SELECT *, ${CONSECUTIVE} AS ${quoteName(PLACE)}\nFROM ${printed.name}`,
      "placed",
    );
  }

  protected override windowOf(window: Window): Source {
    return printNumbers(window, this) ?? super.windowOf(window);
  }

  protected printOwn(relation: OwnRelation): Source {
    switch (relation.kind) {
      case "scan":
        return printScan(relation, this);
      case "values":
        return printValues(relation, this);
      case "extend":
        return printExtend(relation, this);
      case "aggregate":
        return printAggregate(relation, this);
      case "sort":
        return printSort(relation, this);
      case "limit":
        return printLimit(relation, this);
      case "shared":
        return this.sourceOf(relation.relation);
      case "range":
        return printRange(relation, this);
      case "unnest":
        return printUnnest(relation, this);
      case "make-series":
        return printMakeSeries(relation, this, SERIES);
      case "sequence":
        throw new QueryError(
          "KQL-UNSUPPORTED",
          "rows matched one after the other ('scan', row_window_session()) are not translated to Spark SQL: it has no recursion",
          { span: relation.span },
        );
    }
  }

  firstOfEach(relation: Relation, input: Source, keys: string, order: string): Source {
    const placed = this.step(
      relation,
      `SELECT *, ${PLACE_VALUE} AS ${quoteName(PLACE)}\nFROM ${input.name}`,
      "placed",
    );
    const ranked = this.step(
      relation,
      `SELECT *, row_number() OVER (PARTITION BY ${keys} ORDER BY ${order}${quoteName(PLACE)}) AS ${quoteName(RANK)}\nFROM ${placed.name}`,
      "ranked",
    );
    return this.step(
      relation,
      `SELECT ${this.starExcept([PLACE, RANK])}\nFROM ${ranked.name}\nWHERE ${quoteName(RANK)} = 1`,
      "unique",
    );
  }
}
