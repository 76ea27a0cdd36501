-- kql_series_missing(item, placeholder): whether an element of a series is null or the value that stands for missing.
CREATE OR REPLACE MACRO kql_series_missing(item, placeholder) AS
  CASE
    WHEN placeholder IS NULL THEN item IS NULL
    ELSE item IS NOT NULL AND kql_json_key(item) = kql_json_key(placeholder)
  END;
