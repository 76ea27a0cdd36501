/** `format_datetime` and `format_timespan`: a format known while compiling becomes one call of DuckDB's `format`. */
import {
  call,
  caseWhen,
  infix,
  integerLiteral,
  isTest,
  notNull,
  NULL,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import {
  inDialects,
  refuse,
  signature,
  type Dialect,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";
import { DAY, dateOf, modulo, plus, unitOf, whole } from "./ticks.js";

const DELIMITERS = " /-:,._[]";
const HOUR = 36_000_000_000n;

/** A piece of the output: a placeholder of DuckDB's `format` and the value that fills it. */
interface Piece {
  readonly placeholder: string;
  readonly value: Fragment;
}

/** What a run of one letter stands for, by the longest run that has a meaning. */
interface Specifier {
  readonly lengths: readonly number[];
  /** Set where the engine takes a longer run for several pieces: `ddd` is `dd` and `d`. */
  readonly goesOn?: boolean;
  readonly piece: (time: Fragment, length: number) => Piece;
}

function number(value: (time: Fragment) => Fragment, lengths: readonly number[] = [2, 1]): Specifier {
  return {
    lengths,
    piece: (time, length) => ({
      placeholder: length === 1 ? "{:d}" : `{:0${length}d}`,
      value: value(time),
    }),
  };
}

/** The first digits of the fraction of a second. */
function fraction(time: Fragment, length: number, dialect: Dialect): Fragment {
  return unitOf(time, 10n ** BigInt(7 - length), 10n ** BigInt(length), dialect);
}

const fractionsIn = (dialect: Dialect): Readonly<Record<string, Specifier>> => ({
  f: {
    lengths: [7, 6, 5, 4, 3, 2, 1],
    piece: (time, length) => ({ placeholder: `{:0${length}d}`, value: fraction(time, length, dialect) }),
  },
  // without the zeros at its end, so nothing for 0
  F: {
    lengths: [7, 6, 5, 4, 3, 2, 1],
    piece: (time, length) => ({
      placeholder: "{}",
      value: withoutZeros(
        [{ placeholder: `{:0${length}d}`, value: fraction(time, length, dialect) }],
        dialect,
      ),
    }),
  },
});

const hourIn =
  (dialect: Dialect) =>
  (time: Fragment): Fragment =>
    unitOf(time, HOUR, 24n, dialect);
const clockIn = (dialect: Dialect): Readonly<Record<string, Specifier>> => ({
  ...fractionsIn(dialect),
  H: number(hourIn(dialect)),
  m: number((time) => unitOf(time, 600_000_000n, 60n, dialect)),
  s: number((time) => unitOf(time, 10_000_000n, 60n, dialect)),
});

const datetimeIn = (dialect: Dialect): Readonly<Record<string, Specifier>> => ({
  ...clockIn(dialect),
  y: {
    lengths: [4, 2, 1],
    piece: (time, length) => {
      const year = call("year", dateOf(time));
      return {
        placeholder: length === 1 ? "{:d}" : `{:0${length}d}`,
        value: length === 4 ? year : modulo(year, 100n),
      };
    },
  },
  M: { ...number((time) => call("month", dateOf(time))), goesOn: true },
  d: { ...number((time) => call("day", dateOf(time))), goesOn: true },
  // the hours of half a day run 12, 1, 2 ... 11
  h: number((time) => plus(modulo(plus(hourIn(dialect)(time), integerLiteral(11)), 12n), integerLiteral(1))),
  t: {
    lengths: [2],
    piece: (time) => ({
      placeholder: "{}",
      value: caseWhen(
        [[infix(hourIn(dialect)(time), "<", integerLiteral(12), Precedence.Comparison), stringLiteral("AM")]],
        stringLiteral("PM"),
      ),
    }),
  },
});

const timespanIn = (dialect: Dialect): Readonly<Record<string, Specifier>> => ({
  ...clockIn(dialect),
  h: number(hourIn(dialect)),
  d: number((span) => whole(span, DAY, dialect), [8, 7, 6, 5, 4, 3, 2, 1]),
});

/**
 * The format taken apart: a letter's run is one of its documented pieces, or several where the engine is known to
 * take it so; delimiters stand as they are.
 */
function piecesOf(
  format: string,
  specifiers: Readonly<Record<string, Specifier>>,
  time: Fragment,
): Piece[] | Refusal {
  const pieces: Piece[] = [];
  for (const [run] of format.matchAll(/(.)\1*/gsu)) {
    const letter = run.charAt(0);
    if (DELIMITERS.includes(letter)) {
      pieces.push({ placeholder: run, value: time });
      continue;
    }
    const specifier = specifiers[letter];
    let rest = run.length;
    while (rest > 0) {
      const length = specifier?.lengths.find((candidate) =>
        specifier.goesOn === true ? candidate <= rest : candidate === rest,
      );
      if (specifier === undefined || length === undefined) {
        return refuse(
          `'${run}' is no part of a format`,
          `the letters are ${Object.keys(specifiers).join(" ")}, between them ${DELIMITERS.trim()} or a blank`,
        );
      }
      pieces.push(specifier.piece(time, length));
      rest -= length;
    }
  }
  return pieces;
}

/** The digits without the zeros at their end; Spark's rtrim() has its arguments the other way round. */
function withoutZeros(pieces: readonly Piece[], dialect: Dialect): Fragment {
  const [digits, zero] = [formatted(pieces, dialect), stringLiteral("0")];
  return dialect === "duckdb" ? call("rtrim", digits, zero) : call("rtrim", zero, digits);
}

/** Spark's placeholders are those of C; no delimiter is a per cent sign. */
function placeholderIn(dialect: Dialect, placeholder: string): string {
  return dialect === "duckdb"
    ? placeholder
    : placeholder.replace(/^\{:?(\d*)(d?)\}$/, (_, width: string, kind: string) => `%${width}${kind || "s"}`);
}

function formatted(pieces: readonly Piece[], dialect: Dialect): Fragment {
  const template = pieces.map((piece) => placeholderIn(dialect, piece.placeholder)).join("");
  const values = pieces.filter((piece) => piece.placeholder.startsWith("{")).map((piece) => piece.value);
  return call(dialect === "duckdb" ? "format" : "format_string", stringLiteral(template), ...values);
}

function orEmpty(text: Fragment, nullable: boolean): Fragment {
  return notNull(nullable ? call("coalesce", text, stringLiteral("")) : text);
}

const UNKNOWN_FORMAT = refuse("the format is only known while the query runs", "write the format as text");

const datetimeText =
  (dialect: Dialect) =>
  (time: Fragment, format: Fragment): Fragment | Refusal => {
    if (typeof format.literal !== "string") return UNKNOWN_FORMAT;
    const pieces = piecesOf(format.literal, datetimeIn(dialect), time);
    return "refuse" in pieces ? pieces : orEmpty(textOf(pieces, time, dialect), time.nullable);
  };

const timespanText =
  (dialect: Dialect) =>
  (span: Fragment, format: Fragment): Fragment | Refusal => {
    if (typeof format.literal !== "string") return UNKNOWN_FORMAT;
    const pieces = piecesOf(format.literal, timespanIn(dialect), call("abs", span));
    if ("refuse" in pieces) return pieces;
    const negative = infix(span, "<", integerLiteral(0), Precedence.Comparison);
    const sign = caseWhen([[negative, stringLiteral("-")]], stringLiteral(""));
    return orEmpty(infix(sign, "||", textOf(pieces, span, dialect), Precedence.Other), span.nullable);
  };

/** The text of the pieces; null where the time is: Spark writes the word for it. */
function textOf(pieces: readonly Piece[], time: Fragment, dialect: Dialect): Fragment {
  const text = formatted(pieces, dialect);
  return dialect === "duckdb" || !time.nullable
    ? text
    : caseWhen([[isTest(time, "IS NOT NULL"), text]], NULL);
}

export const formatDatetime: ScalarFunction = {
  name: "format_datetime",
  reference: "kusto/query/format-datetime-function",
  signatures: [
    signature({
      params: ["datetime", "string"],
      returns: "string",
      sql: inDialects(datetimeText),
      repeats: [0],
    }),
  ],
};

/** A negative timespan has its sign before everything else. */
export const formatTimespan: ScalarFunction = {
  name: "format_timespan",
  reference: "kusto/query/format-timespan-function",
  signatures: [
    signature({
      params: ["timespan", "string"],
      returns: "string",
      sql: inDialects(timespanText),
      repeats: [0],
    }),
  ],
};
