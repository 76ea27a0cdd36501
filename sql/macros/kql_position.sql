-- kql_position(text, needle, occurrence, start): the 0-based place of the n-th occurrence, which may overlap, plus the
-- start; -1 where there is none.
CREATE OR REPLACE MACRO kql_position(text, needle, occurrence, start) AS
  coalesce(
    CASE
      WHEN occurrence = 1 THEN nullif(strpos(text, needle), 0)
      ELSE list_filter(
        range(1, length(text) - length(needle) + 2),
        lambda i: substring(text, i, length(needle)) = needle
      )[occurrence]
    END - 1 + start,
    -1
  );
