-- kql_array_filler(d): what a shifted array is filled with where nothing is said: "" among strings, else null.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_filler(d STRING) RETURNS STRING RETURN
  CASE WHEN size(kql_list(d)) > 0 AND forall(kql_list(d), item -> coalesce(left(item, 1) = '"', false)) THEN '""' END;
