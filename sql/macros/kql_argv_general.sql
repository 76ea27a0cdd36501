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
CREATE OR REPLACE MACRO kql_argv_general(line) AS
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
