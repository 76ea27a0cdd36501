-- Process injection initiated by MMC
-- Card 0xFF-0546-Process_Injection_Initiated_By_MMC-Win, generated from its KQL query: change the card, not this file.
-- Runs in a DuckDB shell over a case file. Times are kept there in ticks of 100 ns since 0001-01-01 and shown as text.
-- Without the look-back of its schedule: ingestion_time() >= ago(timeframe)

-- kql_argv_general(line): the arguments of a Windows command line, as CommandLineToArgvW splits it (VARCHAR[]).
--
-- Exact for every line, and slow: regular expressions do all the work. kql_argv calls it for the lines its
-- shortcuts do not cover.
--
-- 1. U+0000 ends the line. From here on it cannot occur, so it is free to mark places.
-- 2. The program name: up to the closing quote, or up to the first of U+0001..U+0020; no escapes in it.
-- 3. Each match in the rest is one argument, still in its quotes. A quoted stretch runs over pairs of a backslash
--    and any character; a closing quote takes the quote after it along, because "" inside quotes ends them too.
--    The first alternative that fits wins, so \" and \\ come before a lone backslash.
-- 4. An argument that holds quotes is rewritten in five steps; the dot keeps its end from being the end of a run:
--    a. each unescaped quote becomes a mark, while the second one of a closing "" stays;
--    b. runs of backslashes that no quote or mark follows are doubled;
--    c. \" becomes ", which leaves every run even;
--    d. every run is halved;
--    e. marks and dot go.
CREATE OR REPLACE TEMP MACRO kql_argv_general(line) AS
  list_transform([split_part(line, chr(0), 1)], lambda text:
    CASE WHEN text = '' THEN [] ELSE
      [CASE WHEN starts_with(text, '"') THEN split_part(text, '"', 2)
            ELSE regexp_extract(text, '^[^\x01-\x20]*') END]
      || list_transform(
        regexp_extract_all(
          regexp_replace(text, '^(?:"[^"]*"?|[^\x01-\x20]*[\x01-\x20]?)', ''),
          '(?:[^ \t"\\]|\\["\\]|\\|"(?:[^"\\]|\\[\x{0}-\x{10FFFF}])*\\?"{0,2})+'),
        lambda argument:
          CASE WHEN NOT contains(argument, '"') THEN argument ELSE
            left(replace(replace(replace(
              regexp_replace(
                regexp_replace(argument || '.',
                  '((?:[^"\\]|\\[\x{0}-\x{10FFFF}])*)(?:"((?:[^"\\]|\\[\x{0}-\x{10FFFF}])*)(?:"("?))?)?',
                  '\1' || chr(0) || '\2' || chr(0) || '\3', 'g'),
                '(\\+)([^\\"\x00])', '\1\1\2', 'g'),
              '\"', '"'), '\\', '\'), chr(0), ''), -1)
          END)
    END)[1];

-- kql_argv(line): the arguments of a Windows command line, as CommandLineToArgvW splits it (VARCHAR[], program
-- name first). The empty line has no arguments: []. U+0000 ends the line. NULL gives NULL.
-- Needs kql_argv_general.
--
-- Splitting at blanks is many times cheaper than matching a regular expression, so a line is first brought into a
-- text whose blanks all separate arguments; a blank that belongs to one is written U+0000. Three ways to that text:
-- - no quote, and no control character that ends the program name: the line itself;
-- - quotes that only switch quoting on and off: every second piece between quotes is quoted. Not so when one is
--   escaped or doubled, when a last lone one stands for an empty argument, or when the program name (which has
--   its own rules) is not a plain word or a quoted text, followed by a blank;
-- - else kql_argv_general.
-- The list around the line binds it, so that a costly argument is worked out twice and not a dozen times.
CREATE OR REPLACE TEMP MACRO kql_argv(line) AS
  CASE WHEN line < chr(1) THEN [] ELSE -- '', or U+0000 comes first
    list_transform(
      string_split(
        list_transform([line], lambda text:
          CASE
            WHEN NOT contains(text, '"') AND NOT contains(text, chr(9)) AND NOT contains(text, chr(0))
              AND NOT regexp_matches(text, '^[^\x01-\x20]*[\x01-\x1f]')
            THEN
              CASE WHEN contains(text, '  ') OR ends_with(text, ' ')
                THEN regexp_replace(rtrim(text, ' '), '  +', ' ', 'g')
                ELSE text END
            WHEN NOT contains(text, chr(9)) AND NOT contains(text, chr(0))
              AND NOT contains(text, '\"') AND NOT contains(text, '""') AND NOT ends_with(text, ' "')
              AND regexp_matches(text, '^(?:"[^"]*"(?: |$)|[^\x01-\x20"]* )')
            THEN
              regexp_replace(rtrim(array_to_string(
                list_transform(string_split(text, '"'), lambda piece, i:
                  CASE WHEN i % 2 = 0 AND contains(piece, ' ') THEN replace(piece, ' ', chr(0)) ELSE piece END),
                ''), ' '), '  +', ' ', 'g')
            ELSE
              array_to_string(
                list_transform(kql_argv_general(text), lambda argument: replace(argument, ' ', chr(0))), ' ')
          END)[1],
        ' '),
      lambda argument:
        CASE WHEN contains(argument, chr(0)) THEN replace(argument, chr(0), ' ') ELSE argument END)
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
