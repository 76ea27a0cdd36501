-- kql_series_missing(items, placeholder): for each element of a series whether it is null or the value that stands for
-- missing.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_missing(items ARRAY<STRING>, placeholder STRING) RETURNS ARRAY<BOOLEAN> RETURN
  kql_missing(
    items, kql_keys(items), CASE WHEN placeholder IS NOT NULL THEN get(kql_keys(array(placeholder)), 0) END
  );
