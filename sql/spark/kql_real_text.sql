-- kql_real_text(x): a real as text: 1500.0, -0.0, inf, -inf, NaN; the fewest digits that read back as the same number,
-- of several such the greatest, as the engine writes them: 0.1 + 0.2 is 0.30000000000000007.
CREATE OR REPLACE TEMPORARY FUNCTION kql_real_text(x DOUBLE) RETURNS STRING RETURN
  element_at(transform(array(kql_real_digits(x)), digits -> CASE
    -- texts of up to 15 digits have no other that reads back; a .0 at the end is no digit of the number
    WHEN digits IS NULL OR length(digits) < 17 OR digits LIKE '%.0' THEN digits
    ELSE element_at(filter(
      transform(
        sequence(9, 0, -1),
        last -> regexp_replace(digits, '[0-9](e.*)?$', concat(CAST(last AS STRING), '$1'))
      ),
      one -> TRY_CAST(one AS DOUBLE) = x
    ), 1)
  END), 1);
