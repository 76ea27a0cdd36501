-- kql_element_at(d, place): the element of an array at a 0-based place, from the end where negative; NULL where there
-- is none, for JSON null and for what is no array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_at(d STRING, place BIGINT) RETURNS STRING RETURN
  CASE
    WHEN place BETWEEN -2147483647 AND 2147483646
      THEN try_element_at(kql_list(d), TRY_CAST(CASE WHEN place < 0 THEN place ELSE place + 1 END AS INT))
  END;
