-- kql_substring(text, place, size): code points from a 0-based place, from the end where negative; '' for a place outside of
-- the text. DuckDB's own negative places beyond the beginning differ between ASCII and other texts.
CREATE OR REPLACE MACRO kql_substring(text, place, size) AS
  list_transform(
    [text],
    lambda t: CASE
      WHEN size < 0 OR size IS NULL THEN ''
      WHEN place >= 0 THEN substring(t, place + 1, size)
      WHEN place >= -length(t) THEN substring(t, length(t) + place + 1, size)
      ELSE ''
    END
  )[1];
