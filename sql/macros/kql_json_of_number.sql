-- kql_json_of_number(value): a DOUBLE as JSON; NaN and the infinities, which JSON does not have, as text.
CREATE OR REPLACE MACRO kql_json_of_number(value) AS
  CASE
    WHEN isfinite(value) THEN to_json(value)
    WHEN isnan(value) THEN CAST('"NaN"' AS JSON)
    WHEN value > 0 THEN CAST('"Infinity"' AS JSON)
    WHEN value < 0 THEN CAST('"-Infinity"' AS JSON)
  END;
