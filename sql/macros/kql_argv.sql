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
CREATE OR REPLACE MACRO kql_argv(line) AS
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
