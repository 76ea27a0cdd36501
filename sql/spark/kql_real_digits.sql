-- kql_real_digits(x): a real as text: 1500.0, -0.0, inf, -inf, NaN; the shortest digits that read back as the same
-- number.
CREATE OR REPLACE TEMPORARY FUNCTION kql_real_digits(x DOUBLE) RETURNS STRING RETURN
  CASE
    WHEN isnan(x) THEN 'NaN'
    WHEN x = CAST('Infinity' AS DOUBLE) THEN 'inf'
    WHEN x = CAST('-Infinity' AS DOUBLE) THEN '-inf'
    -- the engine itself writes powers of ten below 0.001 and from ten million on
    WHEN TRY_CAST(x AS STRING) LIKE '%E%' THEN kql_real_of_parts(
      CASE WHEN x < 0 THEN '-' ELSE '' END,
      regexp_replace(regexp_replace(split_part(TRY_CAST(x AS STRING), 'E', 1), '[-.]', ''), '0+$', ''),
      TRY_CAST(split_part(TRY_CAST(x AS STRING), 'E', 2) AS INT)
    )
    ELSE TRY_CAST(x AS STRING)
  END;
