-- kql_real_text(x): a real as text: 1500.0, -0.0, inf, -inf, NaN; the shortest digits that read back as the same number.
CREATE OR REPLACE MACRO kql_real_text(x) AS replace(x::DOUBLE::VARCHAR, 'nan', 'NaN');
