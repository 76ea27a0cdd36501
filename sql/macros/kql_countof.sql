-- kql_countof(text, needle): the occurrences of a text, which may overlap.
CREATE OR REPLACE MACRO kql_countof(text, needle) AS
  CASE
    WHEN needle = '' THEN 0
    ELSE len(
      list_filter(
        range(1, length(text) - length(needle) + 2),
        lambda i: substring(text, i, length(needle)) = needle
      )
    )
  END;
