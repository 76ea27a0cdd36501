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

-- kql_single_blanks(text): each run of spaces made one. text must not hold U+0000.
-- Two spaces become a space and a mark; marks then go, with the space after them where there is one.
CREATE OR REPLACE TEMP MACRO kql_single_blanks(text) AS
  replace(replace(replace(text, '  ', ' ' || chr(0)), chr(0) || ' ', ''), chr(0), '');

-- kql_argv(line): the arguments of a Windows command line, as CommandLineToArgvW splits it (VARCHAR[], program
-- name first). The empty line has no arguments: []. U+0000 ends the line. NULL gives NULL. line is read twice.
--
-- A line is brought into a text with U+0000 between the arguments, and then split. From the first way that fits:
-- - kql_argv_general, where there is a tab, where backslashes escape each other before a quote, where a quoted
--   text ends in two quotes, and where the program name, which has its own rules, is not a word without quotes
--   and control characters, or a quoted text, before a space or the end;
-- - without quotes, a space separates, and runs of them do;
-- - else quotes only switch quoting on and off. The line is cut at them, every other piece is quoted, and in the
--   pieces that are not, spaces separate. U+0000 stands in for \" meanwhile.
--
-- Why so: DuckDB splits a text at a fixed one many times faster than it matches a regular expression; splitting
-- and joining replaces at half the cost of replace(); and one function of a one-element list keeps what it gives
-- for a column stored as a dictionary a dictionary, worked out once for each different line.
CREATE OR REPLACE TEMP MACRO kql_argv(line) AS
  CASE WHEN line < chr(1) THEN [] ELSE -- '', or U+0000 comes first
    string_split(
      list_transform(string_split(line, chr(0)), lambda text:
        CASE
          WHEN contains(text, chr(9))
            OR NOT regexp_matches(text, '^(?:"[^"]*[^"\\]"(?: |$)|[^\x01-\x20"]*(?: |$))')
            OR CASE
              WHEN contains(text, '\"')
                THEN contains(text, '\\"') OR contains(text, '""') OR ends_with(text, ' ')
              -- a piece that is not quoted, and neither the first nor the last, is empty
              WHEN contains(text, '""') THEN list_contains(string_split(text, '"')[3:-2:2], '')
              ELSE false END
          THEN
            -- a lambda of its own, so that it costs nothing where no line needs it
            list_aggregate(
              list_transform([text], lambda rare: kql_argv_general(rare))[1], 'string_agg', chr(0))
          WHEN NOT contains(text, '"') THEN
            CASE WHEN contains(text, '  ') OR ends_with(text, ' ')
              THEN list_aggregate(
                list_filter(string_split(text, ' '), lambda word, i: word <> '' OR i = 1),
                'string_agg', chr(0))
              ELSE list_aggregate(string_split(text, ' '), 'string_agg', chr(0)) END
          WHEN NOT contains(text, '\"') THEN
            list_aggregate(
              list_transform(
                string_split(
                  CASE WHEN ends_with(text, ' ') AND len(string_split(text, '"')) % 2 = 1
                    THEN rtrim(text, ' ')
                    ELSE text END,
                  '"'),
                lambda piece, i:
                  CASE
                    WHEN i % 2 = 0 THEN piece
                    WHEN contains(piece, '  ') THEN replace(kql_single_blanks(piece), ' ', chr(0))
                    ELSE list_aggregate(string_split(piece, ' '), 'string_agg', chr(0)) END),
              'string_agg', '')
          ELSE
            list_aggregate(
              list_transform(
                string_split(replace(text, '\"', chr(0)), '"'),
                lambda piece, i:
                  CASE WHEN i % 2 = 0 THEN replace(piece, chr(0), '"')
                    ELSE replace(kql_single_blanks(replace(piece, chr(0), '"')), ' ', chr(0)) END),
              'string_agg', '')
        END)[1],
      chr(0))
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
