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
CREATE OR REPLACE MACRO kql_argv(line) AS
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
