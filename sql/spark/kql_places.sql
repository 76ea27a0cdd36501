-- kql_places(d): the whole numbers of a dynamic array as a list; NULL where an element is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_places(d STRING) RETURNS ARRAY<BIGINT> RETURN
  CASE
    WHEN forall(kql_list(d), item -> coalesce(item RLIKE '^-?[0-9]+$', false))
      THEN transform(kql_list(d), item -> TRY_CAST(item AS BIGINT))
  END;
