-- kql_whole_of_json(value): a JSON number as a BIGINT, fractions cut off; NULL where it does not fit.
CREATE OR REPLACE MACRO kql_whole_of_json(value) AS
  coalesce(
    CASE WHEN json_type(value) <> 'DOUBLE' THEN TRY_CAST(value AS BIGINT) END,
    TRY_CAST(trunc(TRY_CAST(value AS DOUBLE)) AS BIGINT)
  );
