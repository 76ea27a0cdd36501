-- kql_long_of_real(x, least, most): a real cut toward zero, and to the two ends of a whole type; NULL for NaN.
CREATE OR REPLACE MACRO kql_long_of_real(x, least, most) AS
  CASE
    WHEN isnan(x) THEN NULL
    WHEN x >= most THEN most
    WHEN x <= least THEN least
    ELSE TRY_CAST(trunc(x) AS BIGINT)
  END;
