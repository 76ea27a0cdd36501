-- kql_real_of_parts(sign, digits, exponent): a real as text from its significant digits and the power of ten of the
-- first.
CREATE OR REPLACE TEMPORARY FUNCTION kql_real_of_parts(sign STRING, digits STRING, exponent INT) RETURNS STRING RETURN
  sign || CASE
    WHEN exponent BETWEEN 0 AND 15
      THEN substr(rpad(digits, greatest(length(digits), exponent + 1), '0'), 1, exponent + 1)
        || '.' || coalesce(nullif(substr(digits, exponent + 2), ''), '0')
    WHEN exponent BETWEEN -4 AND -1 THEN '0.' || repeat('0', -exponent - 1) || digits
    ELSE left(digits, 1) || CASE WHEN length(digits) > 1 THEN '.' || substr(digits, 2) ELSE '' END
      || format_string(CASE WHEN exponent < 0 THEN 'e-%02d' ELSE 'e+%02d' END, abs(exponent))
  END;
