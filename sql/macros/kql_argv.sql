-- kql_argv(line): the arguments of a Windows command line, as CommandLineToArgvW splits it (VARCHAR[], program
-- name first). The empty line has no arguments: []. U+0000 ends the line. NULL gives NULL.
-- Needs kql_argv_general.
--
-- A line is brought into a text in which one separator stands between the arguments, and then split. The
-- separator is a space where the line has no quote, else U+0000, which no argument holds. Three ways there:
-- - no quote, no tab, and no control character that ends the program name: the line, runs of blanks made one;
-- - quotes that only switch quoting on and off: the line is cut at its quotes, every other piece is quoted, and
--   in those that are not, blanks become separators. \" may occur (U+0000 stands in for it meanwhile). Not so
--   where backslashes escape each other before a quote, where a quote is doubled, where a last lone one stands
--   for an empty argument, and where the program name, which has its own rules, is not a word without quotes or
--   a quoted text, followed by a blank;
-- - else kql_argv_general.
-- The outer list binds the line: whatever is given as argument is worked out once.
CREATE OR REPLACE MACRO kql_argv(line) AS
  list_transform([line], lambda text:
    CASE WHEN text < chr(1) THEN [] ELSE -- '', or U+0000 comes first
      string_split(
        CASE
          WHEN NOT contains(text, '"') AND NOT contains(text, chr(9)) AND NOT contains(text, chr(0))
            AND NOT regexp_matches(text, '^[^\x01-\x20]*[\x01-\x1f]')
          THEN
            CASE WHEN contains(text, '  ') OR ends_with(text, ' ')
              THEN regexp_replace(rtrim(text, ' '), '  +', ' ', 'g')
              ELSE text END
          WHEN NOT contains(text, chr(9)) AND NOT contains(text, chr(0))
            AND NOT contains(text, '\\"') AND NOT contains(text, '""') AND NOT ends_with(text, ' "')
            AND regexp_matches(text, '^(?:"[^"]*[^"\\]"(?: |$)|[^\x01-\x20"]* )')
          THEN
            list_aggregate(
              list_transform(
                string_split(
                  CASE
                    WHEN ends_with(text, ' ') THEN -- trailing blanks separate nothing, unless they are quoted
                      regexp_replace(replace(text, '\"', chr(0)), '^((?:[^"]*"[^"]*")*[^"]*?) +$', '\1')
                    WHEN contains(text, '\"') THEN replace(text, '\"', chr(0))
                    ELSE text END,
                  '"'),
                lambda piece, i:
                  CASE
                    WHEN i % 2 = 0 THEN
                      CASE WHEN contains(piece, chr(0)) THEN replace(piece, chr(0), '"') ELSE piece END
                    WHEN contains(piece, '  ') OR contains(piece, chr(0)) THEN
                      replace(replace(regexp_replace(piece, '  +', ' ', 'g'), chr(0), '"'), ' ', chr(0))
                    ELSE replace(piece, ' ', chr(0)) END),
              'string_agg', '')
          ELSE
            replace(list_aggregate(kql_argv_general(text), 'string_agg', chr(0)), chr(0),
              CASE WHEN contains(text, '"') THEN chr(0) ELSE ' ' END)
        END,
        CASE WHEN contains(text, '"') THEN chr(0) ELSE ' ' END)
    END)[1];
