import type { KqlType } from "../plan/types.js";
import type { Session } from "../store/session.js";

/**
 * Text to the typed forms of evidence tables, in SQL. Empty text is no value. What cannot be converted exactly gives
 * NULL, and a NULL for text that is not empty rejects the row: plain casts would take 12.7 for 13 and 'yes' for true.
 * The quick forms know what exports nearly always hold and cost little to bind and to run. What they give up on is
 * tried again by the patient forms.
 */
const MACROS = `
-- TIMESTAMP_NS reads all digits and offsets, but knows the years 1677 to 2262 only, and words such as 'infinity'.
-- TIMESTAMP knows all years, but six digits only, and drops an offset
CREATE OR REPLACE TEMP MACRO coldhunt_quick_datetime(x) AS CASE WHEN x >= '0' AND x < ':' THEN coalesce(
  epoch_ns(TRY_CAST(x AS TIMESTAMP_NS)) // 100 + 621355968000000000,
  CASE WHEN x[5] = '-' AND x[20] IN ('.', 'Z') AND x[-1] = 'Z' AND length(x) <= 28 AND x > '0001'
    THEN epoch_us(TRY_CAST(x AS TIMESTAMP)) * 10 + 621355968000000000
      + CASE WHEN length(x) = 28 THEN TRY_CAST(x[27] AS BIGINT) ELSE 0 END END) END;
-- ConvertTo-Json of Windows PowerShell: milliseconds since 1970, in UTC whatever offset is said
CREATE OR REPLACE TEMP MACRO coldhunt_script_datetime(x) AS CASE
  WHEN x LIKE '/Date(%' AND regexp_full_match(x, '/Date\\(-?[0-9]{1,15}([+-][0-9]{4})?\\)/')
    AND CAST(regexp_extract(x, '-?[0-9]+') AS BIGINT) BETWEEN -62135596800000 AND 253402300799999
  THEN CAST(regexp_extract(x, '-?[0-9]+') AS BIGINT) * 10000 + 621355968000000000 END;
-- ISO 8601 of the years 1 to 9999 with 0 to 12 digits (those past the seventh are cut) and an optional offset
CREATE OR REPLACE TEMP MACRO coldhunt_digits(x) AS CASE WHEN x = '' THEN 0 ELSE CAST(x AS BIGINT) END;
CREATE OR REPLACE TEMP MACRO coldhunt_sum_of_parts(p) AS
  (TRY_CAST(p.y || '-' || p.mo || '-' || p.d AS DATE) - DATE '0001-01-01') * 864000000000
  + (coldhunt_digits(p.h) * 3600 + coldhunt_digits(p.mi) * 60 + coldhunt_digits(p.s)) * 10000000
  + coldhunt_digits(rpad(left(p.f, 7), 7, '0'))
  - CASE p.sign WHEN '+' THEN 600000000 WHEN '-' THEN -600000000 ELSE 0 END
    * (coldhunt_digits(p.oh) * 60 + coldhunt_digits(p.om));
CREATE OR REPLACE TEMP MACRO coldhunt_checked_parts(p) AS CASE
  WHEN p.y = '' OR coldhunt_sum_of_parts(p) NOT BETWEEN 0 AND 3155378975999999999 THEN NULL
  WHEN coldhunt_digits(p.mi) > 59 OR coldhunt_digits(p.s) > 59 THEN NULL
  WHEN coldhunt_digits(p.h) > 23 AND p.h || p.mi || p.s NOT IN ('2400', '240000') THEN NULL
  ELSE coldhunt_sum_of_parts(p) END;
CREATE OR REPLACE TEMP MACRO coldhunt_datetime(x) AS coalesce(coldhunt_quick_datetime(x), coldhunt_script_datetime(x), list_transform([regexp_extract(x,
  '^\\s*(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[Tt ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,12}))?)?)?\\s*(?:Z|z|UTC|([+-])(\\d{2}):?(\\d{2})?)?\\s*$',
  ['y', 'mo', 'd', 'h', 'mi', 's', 'f', 'sign', 'oh', 'om'])], lambda p: coldhunt_checked_parts(p))[1]);
-- browsers put narrow no-break spaces before AM and PM
CREATE OR REPLACE TEMP MACRO coldhunt_locale_datetime(x, formats) AS epoch_us(try_strptime(
    trim(regexp_replace(regexp_replace(translate(x, chr(8239) || chr(160), '  '), ',|(?:[.] ?m[.])', ' ', 'g'), '(?i) *([ap])m? *$', ' \\1M')),
    formats)) * 10 + 621355968000000000;
CREATE OR REPLACE TEMP MACRO coldhunt_zoned_datetime(x, ticks, zone) AS CASE
  WHEN regexp_matches(x, '(Z|z|UTC|[+-]\\d{2}:?\\d{2})\\s*$') THEN ticks
  ELSE epoch_us(timezone(zone, make_timestamp((ticks - 621355968000000000) // 10))) * 10
    + 621355968000000000 + ticks % 10 END;
CREATE OR REPLACE TEMP MACRO coldhunt_quick_long(x) AS
  CASE WHEN CAST(TRY_CAST(x AS BIGINT) AS VARCHAR) = x THEN TRY_CAST(x AS BIGINT) END;
-- a column of numbers with gaps comes out of pandas as 712.0
CREATE OR REPLACE TEMP MACRO coldhunt_long(x) AS CASE
  WHEN regexp_full_match(x, '\\s*[+-]?[0-9]{1,19}(\\.0*)?\\s*')
  THEN TRY_CAST(regexp_replace(trim(x), '\\.0*$', '') AS BIGINT) END;
-- how tools on the way write that there is no value; in a string column it may be one. IN would become a join, and a
-- statement with one does not tell how far it is
CREATE OR REPLACE TEMP MACRO coldhunt_says_nothing(x) AS
  list_contains(['', 'null', 'none', 'nan', 'nat', '<na>', 'n/a', '-'], lower(trim(x)));
CREATE OR REPLACE TEMP MACRO coldhunt_bool(x) AS CASE lower(trim(x))
  WHEN 'true' THEN true WHEN 'false' THEN false WHEN '1' THEN true WHEN '0' THEN false END;
CREATE OR REPLACE TEMP MACRO coldhunt_real(x) AS CASE
  WHEN regexp_full_match(x, '(?i)\\s*([+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?|nan|[+-]?inf(inity)?)\\s*')
  THEN TRY_CAST(trim(x) AS DOUBLE) END;
CREATE OR REPLACE TEMP MACRO coldhunt_guid(x) AS CASE
  WHEN regexp_full_match(x, '\\s*\\{?[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\\}?\\s*')
  THEN CAST(TRY_CAST(trim(x, ' {}') AS UUID) AS VARCHAR) END;
-- text that is no JSON is a string, as parse_json has it; DuckDB takes words such as nan for JSON
CREATE OR REPLACE TEMP MACRO coldhunt_dynamic(x) AS CASE
  WHEN x = '' THEN NULL
  WHEN NOT json_valid(x) OR regexp_matches(x, '(?i)^\\s*[-+]?(nan|inf)') THEN to_json(x)
  WHEN trim(x) = 'null' THEN NULL
  ELSE CAST(x AS JSON) END;
`;

/** Defines the conversions in a session. */
export async function installConversions(session: Session): Promise<void> {
  await session.run(MACROS);
}

/** How hard a conversion tries. */
export type Patience = "quick" | "patient";

const TEXT_MACROS: Readonly<Record<Patience, Readonly<Partial<Record<KqlType, string>>>>> = {
  quick: {
    bool: "coldhunt_bool",
    int: "coldhunt_quick_long",
    long: "coldhunt_quick_long",
    real: "coldhunt_real",
    decimal: "coldhunt_real",
    datetime: "coldhunt_quick_datetime",
    guid: "coldhunt_guid",
    dynamic: "coldhunt_dynamic",
  },
  patient: {
    bool: "coldhunt_bool",
    int: "coldhunt_long",
    long: "coldhunt_long",
    real: "coldhunt_real",
    decimal: "coldhunt_real",
    datetime: "coldhunt_datetime",
    guid: "coldhunt_guid",
    dynamic: "coldhunt_dynamic",
  },
};

const EXPECTED: Readonly<Record<KqlType, string>> = {
  bool: "true or false",
  int: "a whole number",
  long: "a whole number of 64 bits",
  real: "a number",
  decimal: "a number",
  datetime: "an ISO 8601 time of the years 1 to 9999",
  timespan: "a timespan",
  string: "text",
  guid: "a GUID",
  dynamic: "JSON",
  hll: "no text",
  tdigest: "no text",
};

/** SQL of a text expression (never NULL, '' where missing) as a KQL type; NULL where it has no exact value. */
export function convertText(type: KqlType, sql: string, patience: Patience): string {
  const macro = TEXT_MACROS[patience][type];
  return macro === undefined ? sql : `${macro}(${sql})`;
}

/** Whether text of the type can fail to convert. */
export function canFail(type: KqlType): boolean {
  return type !== "string" && type !== "dynamic";
}

/** Why a value was refused. */
export function conversionFault(column: string, type: KqlType, value: string): string {
  const shown = value.length > 80 ? `${value.slice(0, 80)}...` : value;
  return `${column}: '${shown}' is not ${EXPECTED[type]}`;
}
