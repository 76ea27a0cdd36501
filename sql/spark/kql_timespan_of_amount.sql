-- kql_timespan_of_amount(sign, whole, part, unit): the ticks of a number and a unit; parts of a tick are cut. part:
-- digits after the point.
CREATE OR REPLACE TEMPORARY FUNCTION kql_timespan_of_amount(sign STRING, whole STRING, part STRING, unit BIGINT) RETURNS BIGINT RETURN
  TRY_CAST(
    CASE sign WHEN '-' THEN -1 ELSE 1 END
    * (
      TRY_CAST(whole AS DECIMAL(19, 0)) * TRY_CAST(unit AS DECIMAL(13, 0))
      + TRY_CAST(floor(
        TRY_CAST(rpad(part, 15, '0') AS DECIMAL(15, 0)) * TRY_CAST(unit AS DECIMAL(13, 0)) * CAST('0.000000000000001' AS DECIMAL(15, 15))
      ) AS DECIMAL(13, 0))
    ) AS BIGINT
  );
