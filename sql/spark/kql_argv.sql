-- kql_argv(line): the arguments of a Windows command line without U+0000, as CommandLineToArgvW splits it. The empty line
-- has no arguments.
--
-- U+0000 is free to begin the marks used here:
-- 1. The program name: up to the closing quote, or up to the first of U+0001..U+0020; no escapes in it.
-- 2. In the rest, from the left, \\ becomes mark b, so that a backslash is left before a quote only where their
--    number is odd: then \" becomes mark q. A run of b that no quote or q follows is doubled, each b is one
--    backslash: half of a run stays before a quote, all of it elsewhere. Java looks at a run once, from its beginning.
-- 3. Now every " is unescaped. One opens, the next closes, and where the closing one is doubled its second is a
--    character. Mark o replaces the two that switch.
-- 4. Between two o every other piece is quoted. Blanks outside become the mark of a space, which separates.
-- 5. An argument is a stretch with anything in it, be it only an o, as "" has. At last q is written as a quote.
CREATE OR REPLACE TEMPORARY FUNCTION kql_argv(line STRING) RETURNS ARRAY<STRING> RETURN
  CASE
    WHEN line = '' THEN CAST(array() AS ARRAY<STRING>)
    ELSE concat(
      array(CASE
        WHEN startswith(line, '"') THEN substring_index(substring(line, 2), '"', 1)
        ELSE regexp_extract(line, r'^[^\x01-\x20]*', 0)
      END),
      transform(
        filter(
          split(
            array_join(
              transform(
                split(
                  regexp_replace(
                    replace(
                      regexp_replace(
                        replace(
                          replace(
                            regexp_replace(line, r'^(?:"[^"]*"?|[^\x01-\x20]*[\x01-\x20]?)', ''),
                            r'\\', '\0b'),
                          r'\"', '\0q'),
                        r'(?<!\x00b)((?:\x00b)++)(?![\x00"])', '$1$1'),
                      '\0b', '\\'),
                    '"([^"]*)"?("?)', '\0o$1\0o$2'),
                  r'\x00o'),
                (piece, i) -> CASE
                  WHEN i % 2 = 1 THEN piece
                  ELSE replace(replace(piece, ' ', '\0 '), '\t', '\0 ')
                END),
              '\0o'),
            r'\x00 '),
          argument -> argument <> ''),
        argument -> replace(replace(argument, '\0o', ''), '\0q', '"')
      )
    )
  END;
