-- kql_cut(x): a real cut toward zero; NULL for NaN and what does not fit into 64 bits. The engine's own cast takes 2^63
-- for the number below it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_cut(x DOUBLE) RETURNS BIGINT RETURN
  CASE WHEN x < 9223372036854775808e0 THEN TRY_CAST(x AS BIGINT) END;
