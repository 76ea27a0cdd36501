-- kql_real_text(x): a real as text: 1500.0, -0.0, inf, -inf, NaN; the fewest digits that read back as the same number,
-- of several such the greatest, as the engine writes them: 0.1 + 0.2 is 0.30000000000000007.
CREATE OR REPLACE MACRO kql_real_text(x) AS
  list_transform([{'value': x::DOUBLE, 'digits': x::DOUBLE::VARCHAR}], lambda p: CASE
    WHEN isnan(p.value) THEN 'NaN'
    -- texts of up to 15 digits have no other that reads back; a .0 at the end is no digit of the number
    WHEN length(p.digits) < 17 OR NOT isfinite(p.value) OR p.digits LIKE '%.0' THEN p.digits
    ELSE list_filter(
      list_transform(
        range(9, -1, -1),
        lambda last: regexp_replace(p.digits, '[0-9](e.*)?$', last::VARCHAR || '\1')
      ),
      lambda one: one::DOUBLE = p.value
    )[1]
  END)[1];
