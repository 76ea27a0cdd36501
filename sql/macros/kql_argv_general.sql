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
CREATE OR REPLACE MACRO kql_argv_general(line) AS
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
