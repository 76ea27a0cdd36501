-- Process injection initiated by MMC
-- Card 0xFF-0546-Process_Injection_Initiated_By_MMC-Win, generated from its KQL query: change the card, not this file.
-- Runs in a DuckDB shell over a case file. Times are kept there in ticks of 100 ns since 0001-01-01 and shown as text.
-- Without the look-back of its schedule: ingestion_time() >= ago(timeframe)

-- kql_argv_general(line): the arguments of a Windows command line, as CommandLineToArgvW splits it (VARCHAR[]).
--
-- Exact for every line. kql_argv calls it for the lines its shortcuts do not cover, at about twice their cost.
--
-- U+0000 ends a line, so what is left cannot hold it and it is free to begin the marks used here:
-- 1. The program name: up to the closing quote, or up to the first of U+0001..U+0020; no escapes in it.
-- 2. In the rest, from the left, \\ becomes mark b, so that a backslash is left before a quote only where their
--    number is odd: then \" becomes mark q. A run of b that no quote or q follows is doubled, each b is one
--    backslash: half of a run stays before a quote, all of it elsewhere.
-- 3. Now every " is unescaped. One opens, the next closes, and where the closing one is doubled its second is a
--    character. Mark o replaces the two that switch.
-- 4. Between two o every other piece is quoted. Blanks outside become the mark of a space, which separates.
-- 5. An argument is a stretch with anything in it, be it only an o, as "" has. At last q is written as a quote.
CREATE OR REPLACE TEMP MACRO kql_argv_general(line) AS
  CASE WHEN line < chr(1) THEN [] ELSE -- '', or U+0000 comes first
    [CASE WHEN starts_with(line, '"') THEN string_split(string_split(line, chr(0))[1], '"')[2]
          ELSE regexp_extract(line, '^[^\x00-\x20]*') END]
    || list_transform(
      list_filter(
        string_split(
          list_aggregate(
            list_transform(
              string_split(
                regexp_replace(
                  replace(
                    regexp_replace(
                      replace(
                        replace(
                          regexp_replace(string_split(line, chr(0))[1],
                            '^(?:"[^"]*"?|[^\x01-\x20]*[\x01-\x20]?)', ''),
                          '\\', chr(0) || 'b'),
                        '\"', chr(0) || 'q'),
                      '((?:\x00b)+)([^\x00"]|$)', '\1\1\2', 'g'),
                    chr(0) || 'b', '\'),
                  '"([^"]*)"?("?)', chr(0) || 'o\1' || chr(0) || 'o\2', 'g'),
                chr(0) || 'o'),
              lambda piece, i:
                CASE WHEN i % 2 = 0 THEN piece
                  ELSE replace(replace(piece, ' ', chr(0) || ' '), chr(9), chr(0) || ' ') END),
            'string_agg', chr(0) || 'o'),
          chr(0) || ' '),
        lambda argument: argument <> ''),
      lambda argument:
        CASE WHEN contains(argument, chr(0))
          THEN replace(replace(argument, chr(0) || 'o', ''), chr(0) || 'q', '"')
          ELSE argument END)
  END;

-- kql_argv(line): the arguments of a Windows command line, as CommandLineToArgvW splits it (VARCHAR[], program
-- name first). The empty line has no arguments: []. U+0000 ends the line. NULL gives NULL.
-- line is read many times: give it a column, not an expression that costs.
-- Needs kql_argv_general.
--
-- A line is brought into a text in which one separator stands between the arguments, and then split. The
-- separator is a space where the line has no quote, else U+0000, which no argument holds. Three ways there:
-- - no quote, no tab, and no control character that ends the program name: the line, runs of blanks made one;
-- - quotes that only switch quoting on and off: the line is cut at its quotes, every other piece is quoted, and
--   in those that are not, blanks become separators. \" may occur (U+0000 stands in for it meanwhile). Not so
--   where backslashes escape each other before a quote, where a quoted text ends in two quotes, and where the
--   program name, which has its own rules, is not a word without quotes or a quoted text, followed by a blank;
-- - else kql_argv_general.
-- Splitting and joining again replaces a character at half the cost of replace().
CREATE OR REPLACE TEMP MACRO kql_argv(line) AS
  CASE WHEN line < chr(1) THEN [] ELSE -- '', or U+0000 comes first
    string_split(
      CASE
        WHEN NOT contains(line, '"') AND NOT contains(line, chr(9)) AND NOT contains(line, chr(0))
          AND NOT regexp_matches(line, '^[^\x01-\x20]*[\x01-\x1f]')
        THEN
          CASE WHEN contains(line, '  ') OR ends_with(line, ' ')
            THEN regexp_replace(rtrim(line, ' '), '  +', ' ', 'g')
            ELSE line END
        WHEN NOT contains(line, chr(9)) AND NOT contains(line, chr(0))
          AND regexp_matches(line, '^(?:"[^"]*[^"\\]"(?: |$)|[^\x01-\x20"]* )')
          AND CASE
            WHEN contains(line, '\"') THEN NOT contains(line, '\\"') AND NOT contains(line, '""')
            WHEN contains(line, '""') THEN NOT regexp_matches(line, '^[^"]*(?:"[^"]*"[^"]+)*"[^"]*""')
            ELSE true END
        THEN
          list_aggregate(
            list_transform(
              string_split(
                CASE
                  WHEN ends_with(line, ' ') THEN -- trailing blanks separate nothing, unless they are quoted
                    regexp_replace(replace(line, '\"', chr(0)), '^((?:[^"]*"[^"]*")*[^"]*?) +$', '\1')
                  WHEN contains(line, '\"') THEN replace(line, '\"', chr(0))
                  ELSE line END,
                '"'),
              lambda piece, i:
                CASE
                  WHEN i % 2 = 0 THEN
                    CASE WHEN contains(piece, chr(0)) THEN replace(piece, chr(0), '"') ELSE piece END
                  WHEN contains(piece, '  ') OR contains(piece, chr(0)) THEN
                    replace(replace(regexp_replace(piece, '  +', ' ', 'g'), chr(0), '"'), ' ', chr(0))
                  ELSE list_aggregate(string_split(piece, ' '), 'string_agg', chr(0)) END),
            'string_agg', '')
        ELSE
          replace(list_aggregate(kql_argv_general(line), 'string_agg', chr(0)), chr(0),
            CASE WHEN contains(line, '"') THEN chr(0) ELSE ' ' END)
      END,
      CASE WHEN contains(line, '"') THEN chr(0) ELSE ' ' END)
  END;

-- kql_parse_command_line(line): KQL's parse_command_line(line, "windows"), a dynamic array of strings (JSON).
-- Needs kql_argv, and says nothing of its own: see there for the empty line, NULL and U+0000.
CREATE OR REPLACE TEMP MACRO kql_parse_command_line(line) AS to_json(kql_argv(line));

-- kql_datetime_text(ticks): a datetime as text, 2026-03-02T08:15:31.0417203Z, always with seven digits.
-- ticks: BIGINT, 100 ns since 0001-01-01T00:00:00Z, years 1 to 9999; NULL gives NULL.
-- The date is counted in days: DATE reaches from year 1 to 9999, TIMESTAMP_NS does not, TIMESTAMP loses a digit.
CREATE OR REPLACE TEMP MACRO kql_datetime_text(ticks) AS
  strftime(DATE '0001-01-01' + (ticks // 864000000000)::INTEGER, '%Y-%m-%d')
  || format(
    'T{:02d}:{:02d}:{:02d}.{:07d}Z',
    ticks // 36000000000 % 24,
    ticks // 600000000 % 60,
    ticks // 10000000 % 60,
    ticks % 10000000
  );

SELECT
  * REPLACE (
    kql_datetime_text("Timestamp") AS "Timestamp",
    kql_datetime_text("ProcessCreationTime") AS "ProcessCreationTime",
    kql_datetime_text("InitiatingProcessCreationTime") AS "InitiatingProcessCreationTime",
    kql_datetime_text("InitiatingProcessParentCreationTime") AS "InitiatingProcessParentCreationTime",
    json_extract_string("ParsedCommandLine", '$') AS "ParsedCommandLine",
    json_extract_string("MscFile", '$') AS "MscFile"
  )
FROM (
  WITH
  scan_1 AS (
    SELECT COLUMNS(lambda name: NOT starts_with(name, 'coldhunt_'))
    FROM "DeviceEvents"
  ),
  -- where InitiatingProcessFileName =~ "mmc.exe"
  where_2 AS (
    SELECT *
    FROM scan_1
    WHERE lower("InitiatingProcessFileName") = 'mmc.exe'
  ),
  -- where ActionType in~ ("CreateRemoteThreadApiCall", "MemoryRemoteProtect", "NtAllocateVirtualMemoryR…
  where_3 AS (
    SELECT *
    FROM where_2
    WHERE lower("ActionType") IN ('createremotethreadapicall', 'memoryremoteprotect', 'ntallocatevirtualmemoryremoteapicall', 'ntmapviewofsectionremoteapicall', 'readprocessmemoryapicall', 'setthreadcontextremoteapicall', 'queueuserapcremoteapicall')
  ),
  -- extend ParsedCommandLine=parse_command_line(InitiatingProcessCommandLine, "windows")
  extend_4 AS (
    SELECT *, kql_parse_command_line("InitiatingProcessCommandLine") AS "ParsedCommandLine"
    FROM where_3
  ),
  -- extend MscFile=ParsedCommandLine[1]
  extend_5 AS (
    SELECT *, nullif(json_extract("ParsedCommandLine", '$[1]'), 'null') AS "MscFile"
    FROM extend_4
  ),
  -- extend MscFile=iif(MscFile startswith "/", ParsedCommandLine[2], MscFile)
  extend_6 AS (
    SELECT * REPLACE (CASE WHEN starts_with(lower(coalesce(json_extract_string("MscFile", '$'), '')), '/') THEN nullif(json_extract("ParsedCommandLine", '$[2]'), 'null') ELSE "MscFile" END AS "MscFile")
    FROM extend_5
  )
  SELECT *
  FROM extend_6
);
